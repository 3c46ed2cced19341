"""The JSON Schema of a record file, for editors: completion, descriptions, enumerations."""

from typing import Any

from cstdata.models import RECORD_TYPES
from cstdata.records.nesting import ROOT, Nest
from cstdata.records.reading import FORMAT
from cstdata.records.writing import SCHEMA_NAME

__all__ = ["DIALECT", "record_file_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_file_schema() -> dict[str, Any]:
    """The schema of a whole record file (JSON Schema 2020-12)."""
    properties: dict[str, Any] = {"format": {"const": FORMAT, "description": "The format of this file."}}
    properties |= {nest.name: _schema(nest) for nest in ROOT}
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_NAME,
        "title": "A cstdata record file",
        "description": "What one issue of the China Science and Technology Newsletter says, without its prose.",
        "type": "object",
        "properties": properties,
        "required": ["format", *(nest.name for nest in ROOT if nest.single)],
        "additionalProperties": False,
    }


def _schema(nest: Nest) -> dict[str, Any]:
    record_type = RECORD_TYPES[nest.table]
    model = record_type.model_json_schema()
    properties = {
        name: schema
        for name, schema in model["properties"].items()
        if name not in nest.parents and not record_type.declared(name).get("only_with_text")
    }
    row = {
        "type": "object",
        "description": model["description"],
        "properties": properties | {inner.name: _schema(inner) for inner in nest.inside},
        "required": [name for name in model.get("required", ()) if name in properties],
        "additionalProperties": False,
    }
    return row if nest.single else {"type": "array", "description": model["description"], "items": row}
