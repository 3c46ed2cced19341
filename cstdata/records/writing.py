"""Records to record files: stable, one line a small record, so that a diff shows what changed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

from cstdata.models import RECORD_TYPES, Record, TableName
from cstdata.models.decimals import decimal_text
from cstdata.records.nesting import ROOT, Nest
from cstdata.records.reading import FORMAT
from cstdata.records.yamlnodes import core_type

__all__ = ["SCHEMA_NAME", "record_file_text"]

SCHEMA_NAME = "records.schema.json"
"""The name of the file with the schema of a record file."""

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Row(dict[str, Any]):
    """A mapping that is written on one line."""


class _Spans(list[Any]):
    """A list that is written on one line."""


class _Dumper(_Base):  # type: ignore[misc]
    """The safe dumper, by YAML 1.1, without aliases; `_text` quotes what only YAML 1.2 would take for a number."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        """No value is written as an alias of another."""
        return True


_Dumper.add_representer(
    _Row, lambda dumper, row: dumper.represent_mapping("tag:yaml.org,2002:map", row.items(), flow_style=True)
)
_Dumper.add_representer(
    _Spans, lambda dumper, spans: dumper.represent_sequence("tag:yaml.org,2002:seq", spans, flow_style=True)
)


def _text(dumper: Any, value: str) -> Any:
    # Readers of YAML 1.1 and of 1.2 (ours) shall both see a text: 1e5 is one to 1.1, and a number to 1.2.
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if core_type(value) == "str" else "'")


def _decimal(dumper: Any, value: Decimal) -> Any:
    text = decimal_text(value)
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _decimal)


def record_file_text(records: Mapping[TableName, Sequence[Record]], *, schema: str = SCHEMA_NAME) -> str:
    """The record file of the records of one newsletter, without prose.

    Nulls and empty lists are left out, and what the nesting says (an article's issue). Copies of the document stand
    behind all else.

    Args:
        records: The records by table.
        schema: Where an editor finds the schema, from the folder of the file.

    Raises:
        ValueError: The records are those of several newsletters.
    """
    records = {name: list(rows) for name, rows in records.items()}
    documents = records.get("documents", [])
    records["documents"] = [record for record in documents if getattr(record, "copy_of", None) is None]
    copies = {**records, "documents": [record for record in documents if record not in records["documents"]]}
    around: dict[str, Any] = {}
    root: dict[str, Any] = {"format": FORMAT}
    for nest in ROOT:
        if nest.single and len(records.get(nest.table, ())) > 1:
            raise ValueError(f"a record file holds one newsletter; these are {len(records[nest.table])} {nest.table}")
        parents = {name: around[name] for name in nest.parents if name in around}
        rows = list(_rows(nest, copies if nest.name == "copies" else records, parents))
        if rows:
            root[nest.name] = rows[0] if nest.single else rows
        for record in records.get(nest.table, ()) if nest.single else ():
            own = record.primary_key[0]
            around[own] = getattr(record, own)
    body = yaml.dump(root, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000, default_flow_style=False)
    return f"# yaml-language-server: $schema={schema}\n{body}"


def _rows(nest: Nest, records: Mapping[TableName, Sequence[Record]], parent: Mapping[str, Any]) -> Iterator[Any]:
    record_type = RECORD_TYPES[nest.table]
    for record in records.get(nest.table, ()):
        if any(getattr(record, name) != value for name, value in parent.items()):
            continue
        row = {
            name: _value(getattr(record, name))
            for name in record_type.model_fields
            if name not in nest.parents
            and not record_type.declared(name).get("only_with_text")
            and getattr(record, name) not in (None, ())
        }
        own = record_type.primary_key[0]
        for inner in nest.inside:
            rows = list(_rows(inner, records, {own: getattr(record, own)}))
            if rows:
                row[inner.name] = rows
        yield row if nest.single or nest.inside else _Row(row)


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return _Spans(_Spans(item) if isinstance(item, tuple) else item for item in value)
    return value
