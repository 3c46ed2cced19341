"""The files of schema/: valid, accepting what the models accept, and current."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from frictionless import Schema
from jsonschema import Draft202012Validator

from cstdata.cli.schema import command
from cstdata.models import RECORD_TYPES, TABLE_NAMES, TableName
from cstdata.pipeline import parse_documents
from cstdata.schemas import schema_files, stale_schemas
from cstdata.sources import bundled_record_files, sample_newsletters

FILES = schema_files()
COMMITTED = Path(__file__).parent.parent / "schema"


def json_schema(name: str) -> Draft202012Validator:
    schema = json.loads(FILES[name])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    parsed = parse_documents(sample_newsletters()[:1], tmp_path_factory.mktemp("records"))
    loaded: dict[str, Any] = yaml.load(parsed.files[0].read_text(encoding="utf-8"), Loader=_TextsAndNumbers)  # noqa: S506 - a safe loader
    return loaded


class _TextsAndNumbers(yaml.SafeLoader):
    """Dates stay texts, as JSON Schema and YAML 1.2 have them."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name and form
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def test_the_committed_files_are_those_of_the_models() -> None:
    assert stale_schemas(COMMITTED) == []


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_a_json_schema_accepts_the_example_and_refuses_what_the_model_refuses(table: TableName) -> None:
    validator = json_schema(f"{table}.schema.json")
    example = RECORD_TYPES[table].example().model_dump(mode="json")
    validator.validate(example)
    key = RECORD_TYPES[table].primary_key[0]
    assert not validator.is_valid({**example, "colour": "red"})
    assert not validator.is_valid({**example, key: 7})
    assert not validator.is_valid({name: value for name, value in example.items() if name != key})


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_a_table_schema_is_one_to_frictionless_and_its_fields_are_described(table: TableName) -> None:
    described = json.loads(FILES[f"{table}.table.json"])
    schema = Schema.from_descriptor(described)
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/tableschema.json"
    assert described["missingValues"] == [""]
    assert schema.primary_key == list(RECORD_TYPES[table].primary_key)
    assert all(field["description"] for field in described["fields"])
    for key in described.get("foreignKeys", ()):
        assert isinstance(key["fields"], list)
        assert key["reference"].get("resource", table) in TABLE_NAMES


def test_a_self_reference_names_no_resource() -> None:
    keys = {key["fields"][0]: key for key in json.loads(FILES["organizations.table.json"])["foreignKeys"]}
    assert keys["parent_id"]["reference"] == {"fields": ["organization_id"]}
    assert keys["country"]["reference"]["resource"] == "countries"


def test_an_enumeration_is_told_as_categories_too() -> None:
    kind = next(field for field in json.loads(FILES["blocks.table.json"])["fields"] if field["name"] == "kind")
    assert kind["categories"] == kind["constraints"]["enum"]
    assert "unknown" in kind["categories"]


def test_prose_has_a_column_only_where_it_is_asked_for() -> None:
    def columns(files: dict[str, str]) -> list[str]:
        return [field["name"] for field in json.loads(files["articles.table.json"])["fields"]]

    assert "text" not in columns(FILES)
    assert "text" in columns(schema_files(text=True))


def test_the_schema_of_a_record_file_accepts_record_files(record_file: dict[str, Any], tmp_path: Path) -> None:
    validator = json_schema("records.schema.json")
    validator.validate(record_file)
    for path in (*bundled_record_files(), *parse_documents(sample_newsletters(), tmp_path).files):
        validator.validate(yaml.load(path.read_text(encoding="utf-8"), Loader=_TextsAndNumbers))  # noqa: S506


def _set(*path: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(root: Any) -> None:
        for step in path[:-1]:
            root = root[step]
        root[path[-1]] = to

    return change


def _drop(*path: Any) -> Callable[[dict[str, Any]], None]:
    def change(root: Any) -> None:
        for step in path[:-1]:
            root = root[step]
        del root[path[-1]]

    return change


FAULTS: dict[str, Callable[[dict[str, Any]], None]] = {
    "another format": _set("format", to="cstdata-record-file/2"),
    "no format": _drop("format"),
    "no issue": _drop("issue"),
    "no document": _drop("document"),
    "an unknown part": _set("weather", to=[]),
    "an unknown column": _set("articles", 0, "colour", to="red"),
    "a key that the nesting says": _set("articles", 0, "issue_id", to="cstn-2016-02-29"),
    "prose of an article": _set("articles", 0, "text", to="The committee met."),
    "prose of a paragraph": _set("articles", 0, "paragraphs", 0, "text", to="The committee met."),
    "a missing column": _drop("articles", 0, "title"),
    "a text for a number": _set("articles", 0, "start", to="12"),
    "a negative place": _set("articles", 0, "start", to=-1),
    "a number beyond JSON": _set("articles", 0, "start", to=2**53),
    "a kind that is none": _set("blocks", 0, "kind", to="poem"),
    "a list for a record": _set("issue", to=[]),
    "a record for a list": _set("articles", to={}),
    "a span of three": _set("articles", 0, "paragraphs", 0, "spans", to=[[1, 2, 3]]),
    "no span": _set("articles", 0, "paragraphs", 0, "spans", to=[]),
    "blanks around a title": _set("articles", 0, "title", to=" A title"),
    "a title of two lines": _set("articles", 0, "title", to="A\nB"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_schema_of_a_record_file_refuses_faults(fault: str, record_file: dict[str, Any]) -> None:
    changed = json.loads(json.dumps(record_file))
    FAULTS[fault](changed)
    assert changed != record_file
    assert not json_schema("records.schema.json").is_valid(changed)


# --- the command


def test_the_command_writes_what_the_check_then_accepts(tmp_path: Path) -> None:
    out = tmp_path / "new" / "schema"
    assert CliRunner().invoke(command, ["--check", "--out", str(out)]).exit_code == 1
    assert CliRunner().invoke(command, ["--out", str(out)]).exit_code == 0
    checked = CliRunner().invoke(command, ["--check", "--out", str(out)])
    assert checked.exit_code == 0
    assert {path.name for path in out.iterdir()} == FILES.keys()


@pytest.mark.parametrize("damage", ["changed", "missing", "extra", "not text"])
def test_the_check_fails_and_lists_the_stale_file(damage: str, tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8", newline="\n")
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    stale = tmp_path / ("gone.schema.json" if damage == "extra" else "issues.table.json")
    match damage:
        case "changed":
            stale.write_text(FILES[stale.name].replace("issue_id", "isue_id"), encoding="utf-8")
        case "missing":
            stale.unlink()
        case "extra":
            stale.write_text("{}", encoding="utf-8")
        case _:
            stale.write_bytes(b"\xff\xfe")
    checked = CliRunner().invoke(command, ["--check", "--out", str(tmp_path)])
    assert checked.exit_code == 1
    assert f"{stale}: not what the models say" in checked.stderr
    assert checked.stderr.count("not what the models say") == 1
    assert CliRunner().invoke(command, ["--out", str(tmp_path)]).exit_code == 0
    assert stale_schemas(tmp_path) == []
    assert (tmp_path / "notes.json").is_file(), "files of others are left alone"
