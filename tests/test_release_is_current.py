"""What is committed at the root of the repository is what the library makes of its record files."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import cstdata
from cstdata.models import TABLE_NAMES
from cstdata.pipeline import DATA_VERSION

ROOT = Path(__file__).parent.parent
STALE = "stale: run .ci/refresh"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release") / "package"
    report = cstdata.build(out=out)
    assert report.problems == ()
    return out


def logical(descriptor: Path) -> dict[str, Any]:
    """A descriptor without what depends on the version of pyarrow: size and hash of the Parquet files."""
    value: dict[str, Any] = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in value["resources"]:
        del resource["bytes"], resource["hash"]
    return value


def test_the_csv_edition_is_current_to_the_byte(built: Path) -> None:
    files = ["datapackage.json", *(f"data/{name}.csv" for name in TABLE_NAMES)]
    assert sorted(path.name for path in (ROOT / "data").iterdir()) == sorted(f"{name}.csv" for name in TABLE_NAMES)
    for file in files:
        assert (ROOT / file).read_bytes() == (built / file).read_bytes(), f"{file}: {STALE}"


def test_the_parquet_edition_is_current(built: Path) -> None:
    assert logical(ROOT / "parquet/datapackage.json") == logical(built / "parquet/datapackage.json"), STALE
    for name in TABLE_NAMES:
        ours, fresh = (pq.ParquetFile(root / f"parquet/{name}.parquet") for root in (ROOT, built))
        assert ours.read().equals(fresh.read(), check_metadata=True), STALE
        if ours.metadata.created_by == fresh.metadata.created_by:
            assert (ROOT / f"parquet/{name}.parquet").read_bytes() == (built / f"parquet/{name}.parquet").read_bytes()


def test_the_schemas_in_the_package_are_those_of_the_repository(built: Path) -> None:
    ours = {path.name: path.read_bytes() for path in (ROOT / "schema").iterdir()}
    assert ours == {path.name: path.read_bytes() for path in (built / "schema").iterdir()}, STALE


def test_the_released_package_is_valid() -> None:
    assert cstdata.validate(ROOT).problems == ()


def test_the_release_has_its_version() -> None:
    assert cstdata.open().version == DATA_VERSION


def test_the_release_holds_no_prose() -> None:
    for info in cstdata.tables():
        assert info.name in ("mentions", "quantities") or "text" not in info.columns
