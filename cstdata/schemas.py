"""The files of ``schema/``, made from the models: what editors, validators and other languages read."""

from pathlib import Path
from typing import Any

from cstdata.models import RECORD_TYPES, TABLE_NAMES
from cstdata.package.descriptor import json_text
from cstdata.records import SCHEMA_NAME, record_file_schema
from cstdata.records.schema import DIALECT
from cstdata.tabular import table_description, table_schema

__all__ = ["schema_files", "stale_schemas"]


def schema_files(*, text: bool = False) -> dict[str, str]:
    """Each file of ``schema/`` with its text.

    Args:
        text: Whether the Table Schemas have the columns of prose (packages built with ``--text``).
    """
    found: dict[str, str] = {}
    for table in TABLE_NAMES:
        found[f"{table}.schema.json"] = json_text(_json_schema(table))
        found[f"{table}.table.json"] = json_text(
            {"description": table_description(table)} | table_schema(table, text=text)
        )
    found[SCHEMA_NAME] = json_text(record_file_schema())
    return found


def _json_schema(table: Any) -> dict[str, Any]:
    schema = RECORD_TYPES[table].model_json_schema()
    head = {"$schema": DIALECT, "$id": f"{table}.schema.json"}
    return head | {key: schema[key] for key in sorted(schema)}


def stale_schemas(folder: Path) -> list[str]:
    """The names in ``folder`` that differ from what the models say: changed, missing or too many.

    Too many are only files with the endings of schemas; others in the folder are none of our business.

    Raises:
        OSError: A file can't be read.
    """
    wanted = {name: content.encode() for name, content in schema_files().items()}
    paths = folder.iterdir() if folder.is_dir() else ()
    there = {path.name: path for path in paths if path.name.endswith((".schema.json", ".table.json"))}
    names = wanted.keys() | there.keys()
    return sorted(name for name in names if name not in there or there[name].read_bytes() != wanted.get(name))
