"""Record files: the facts of one newsletter as text that people read, compare and correct."""

from cstdata.records.reading import FORMAT, SUFFIXES, drafts_of_bytes, drafts_of_file, drafts_of_text
from cstdata.records.schema import record_file_schema
from cstdata.records.writing import SCHEMA_NAME, record_file_text

__all__ = [
    "FORMAT",
    "SCHEMA_NAME",
    "SUFFIXES",
    "drafts_of_bytes",
    "drafts_of_file",
    "drafts_of_text",
    "record_file_schema",
    "record_file_text",
]
