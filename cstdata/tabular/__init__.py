"""Records to tables: Arrow schemas and Table Schemas from the models, canonical cells, checks in columns."""

from cstdata.tabular.arrow import arrow_schema, arrow_table, empty_table
from cstdata.tabular.columns import Column, columns_of, table_description
from cstdata.tabular.logical import logical_hash
from cstdata.tabular.tableschema import table_schema

__all__ = [
    "Column",
    "arrow_schema",
    "arrow_table",
    "columns_of",
    "empty_table",
    "logical_hash",
    "table_description",
    "table_schema",
]
