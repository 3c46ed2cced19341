"""A hash of what a table says, equal over file formats and library versions."""

from hashlib import sha256

import pyarrow as pa

from cstdata.models import TableName
from cstdata.tabular.cells import column_text
from cstdata.tabular.columns import columns_of

__all__ = ["logical_hash"]


def logical_hash(table: TableName, data: pa.Table) -> str:
    """``sha256:`` and the hash of the table's name, and of each column's name, kind and cells in row order.

    A cell is its canonical text (`cstdata.tabular.cells`) as UTF-8, behind its length in bytes and a colon; a
    null is ``-``. So no two tables that differ in a cell have the same input.
    """
    digest = sha256(f"{table}\n{data.num_rows}\n".encode())
    for column in columns_of(table, text="text" in data.column_names):
        digest.update(f"{column.name}\t{column.kind}\n".encode())
        for text in column_text(data.column(column.name), column.kind).to_pylist():
            if text is None:
                digest.update(b"-\n")
            else:
                cell = text.encode()
                digest.update(b"%d:%b\n" % (len(cell), cell))
    return f"sha256:{digest.hexdigest()}"
