"""Loading a table: as Arrow, pandas or polars; typed, offline, with messages that help."""

import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import cstdata
from cstdata.models import RECORD_TYPES, TABLE_NAMES, TableName
from cstdata.package.writing import write_package
from cstdata.problems import CstdataError
from cstdata.schemas import schema_files
from cstdata.tabular import arrow_schema, arrow_table, columns_of


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with a full and an emptied row of some tables."""
    tables: dict[TableName, pa.Table] = {}
    for name in ("issues", "paragraphs", "places", "events", "quantities"):
        full = RECORD_TYPES[name].example()
        bare = {column.name: None for column in columns_of(name) if column.nullable}
        if name == "issues":
            bare["emails"] = ()
        tables[name] = arrow_table(name, [full, full.model_copy(update=bare)])
    out = tmp_path_factory.mktemp("loading") / "p"
    write_package(tables, out, version="0.1.0", schemas=schema_files())
    return out


def test_a_table_is_an_arrow_table_with_the_types_of_its_columns(package: Path) -> None:
    quantities = cstdata.load("quantities", package=package)
    assert quantities.schema.equals(arrow_schema("quantities"))
    assert quantities["value"].to_pylist() == [Decimal(1300000)] * 2
    assert quantities["value_max"].to_pylist() == [Decimal(1500000), None]
    events = cstdata.load("events", package=str(package))
    assert events["start"].to_pylist() == [date(2016, 6, 24)] * 2
    assert events["end"].to_pylist() == [date(2016, 6, 25), None]
    assert events["start"].type == pa.date32()
    field = events.schema.field("span_start")
    assert field.metadata[b"unit"] == b"character"
    assert field.metadata[b"description"].startswith(b"Where the report")


def test_lists_are_lists_and_an_empty_one_is_not_missing(package: Path) -> None:
    assert cstdata.load("issues", package=package)["emails"].to_pylist() == [["editor@example.org"], []]
    spans = cstdata.load("paragraphs", package=package)["spans"]
    assert spans.to_pylist()[0] == [{"start": 590, "end": 1043}, {"start": 1201, "end": 1500}]


def test_pandas_keeps_types_and_nulls(package: Path) -> None:
    issues = cstdata.load("issues", as_="pandas", package=package)
    assert isinstance(issues, pd.DataFrame)
    assert issues["number"].tolist()[0] == 13
    assert issues["number"].isna().tolist() == [False, True]
    assert str(issues["number"].dtype) == "int64[pyarrow]"
    assert str(issues["published"].dtype) == "date32[day][pyarrow]"
    assert issues["published"][0] == date(2016, 7, 15)
    assert list(issues["emails"][0]) == ["editor@example.org"]
    quantities = cstdata.load("quantities", as_="pandas", package=package)
    assert quantities["value"].sum() == Decimal(2600000)


def test_polars_keeps_types_and_nulls(package: Path) -> None:
    issues = cstdata.load("issues", as_="polars", package=package)
    assert isinstance(issues, pl.DataFrame)
    assert issues.schema["number"] == pl.Int64
    assert issues.schema["published"] == pl.Date
    assert issues.schema["emails"] == pl.List(pl.String)
    assert issues["number"].to_list() == [13, None]
    quantities = cstdata.load("quantities", as_="polars", package=package)
    assert quantities.schema["value"] == pl.Decimal(38, 12)
    assert quantities["value"].to_list() == [Decimal(1300000)] * 2


def test_only_the_columns_that_are_asked_for_are_read(package: Path) -> None:
    assert cstdata.load("issues", columns=["title", "issue_id"], package=package).column_names == ["title", "issue_id"]
    assert cstdata.load("issues", columns=[], package=package).column_names == []


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_table_is_there_though_it_is_empty(table: TableName, package: Path) -> None:
    assert cstdata.load(table, package=package).column_names == [column.name for column in columns_of(table)]


def test_what_tables_there_are(package: Path) -> None:
    found = {info.name: info for info in cstdata.open(package).tables()}
    assert list(found) == list(TABLE_NAMES)
    assert found["issues"].rows == 2
    assert found["issues"].columns[:2] == ("issue_id", "document_id")
    assert found["issues"].description.startswith("An issue of the China Science")


def test_the_package_knows_its_version(package: Path) -> None:
    assert cstdata.open(package).version == "0.1.0"


# --- what is not there


def test_an_unknown_table_names_the_nearest(package: Path) -> None:
    with pytest.raises(KeyError, match="no table 'artcles'; did you mean 'articles'"):
        cstdata.load("artcles", package=package)
    with pytest.raises(KeyError, match=r"no table '\.\./\.\./etc/passwd'"):
        cstdata.load("../../etc/passwd", package=package)


def test_an_unknown_column_names_the_nearest(package: Path) -> None:
    with pytest.raises(KeyError, match="no column of issues 'titel'; did you mean 'title'"):
        cstdata.load("issues", columns=["issue_id", "titel"], package=package)


def test_an_unknown_form_names_the_nearest(package: Path) -> None:
    with pytest.raises(ValueError, match="no form 'panda'; did you mean 'pandas'"):
        cstdata.load("issues", as_="panda", package=package)


@pytest.mark.parametrize("form", ["pandas", "polars"])
def test_what_is_not_installed_is_told_with_how_to_install_it(form: str, package: Path) -> None:
    script = f"""
import sys
sys.path.insert(0, {str(Path(cstdata.__path__[0]).parent)!r})
sys.modules[{form!r}] = None
import cstdata
cstdata.load("issues", package={str(package)!r})
try:
    cstdata.load("issues", as_={form!r}, package={str(package)!r})
except ModuleNotFoundError as error:
    print(error.name, error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == f"{form} {form} is not installed: pip install 'cstdata[{form}]'\n"


def test_a_folder_that_is_no_package_is_told(tmp_path: Path) -> None:
    calls: list[Any] = [
        lambda: cstdata.load("issues", package=tmp_path),
        lambda: cstdata.open(tmp_path).tables(),
        lambda: cstdata.open(tmp_path).version,
    ]
    for call in calls:
        with pytest.raises(CstdataError) as caught:
            call()
        assert caught.value.problem.code == "package-missing"
        assert "cstdata build" in str(caught.value)


@pytest.mark.parametrize("damage", ["cut", "empty", "text", "a folder", "pages of nothing"])
def test_a_damaged_file_is_told_by_its_name(damage: str, package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "p")
    path = tmp_path / "p" / "parquet" / "issues.parquet"
    content = path.read_bytes()
    path.unlink()
    match damage:
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_bytes(b"issue_id,title\n")
        case "pages of nothing":
            path.write_bytes(content[:4] + bytes(400) + content[404:])
        case _:
            path.mkdir()
    with pytest.raises(CstdataError) as caught:
        cstdata.load("issues", package=tmp_path / "p")
    assert caught.value.problem.code == "package-file-unreadable"
    assert caught.value.problem.source == str(path)
    assert "\n" not in str(caught.value)
    assert cstdata.load("events", package=tmp_path / "p").num_rows == 2


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"resources": 7}', '{"resources": [7]}', '{"resources": [{"name": []}]}', "[" * 99999],
)
def test_a_damaged_descriptor_is_told_by_its_name(content: str, package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "p")
    path = tmp_path / "p" / "parquet" / "datapackage.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CstdataError) as caught:
        cstdata.open(tmp_path / "p").tables()
    assert caught.value.problem.code == "package-descriptor"
    assert caught.value.problem.source == str(path)


def test_the_released_package_is_read_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert cstdata.load("articles").num_rows > 0
    assert cstdata.open().path.is_absolute()
