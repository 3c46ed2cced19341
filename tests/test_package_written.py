"""A package as it is written: what the standard asks, what stock frictionless says, the same bytes everywhere."""

import hashlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import cstdata
from cstdata.models import TABLE_NAMES
from cstdata.package.edition import EDITIONS, Edition
from cstdata.pipeline import parse_documents
from cstdata.schemas import schema_files
from cstdata.sources import sample_newsletters
from cstdata.tabular import logical_hash

FRICTIONLESS = Path(sys.executable).with_name("frictionless")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[bool, Path]:
    """The samples' package, without and with prose."""
    folder = tmp_path_factory.mktemp("packages")
    for text in (False, True):
        cstdata.build(samples=True, text=text, out=folder / str(text))
    return {text: folder / str(text) for text in (False, True)}


def described(package: Path, edition: Edition) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((package / edition.descriptor).read_text(encoding="utf-8"))
    return found


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    here = os.environ | {"NO_COLOR": "1", "COLUMNS": "200"} | env
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=here, capture_output=True, text=True, check=False
    )


# --- the standard


@pytest.mark.parametrize("text", [False, True])
def test_stock_frictionless_finds_nothing_in_its_folder_and_from_elsewhere(
    text: bool, packages: Mapping[bool, Path], tmp_path: Path
) -> None:
    inside = run(FRICTIONLESS, "validate", "datapackage.json", cwd=packages[text])
    assert inside.returncode == 0, inside.stdout
    assert inside.stdout.count(" VALID ") == len(TABLE_NAMES)
    outside = run(FRICTIONLESS, "validate", packages[text] / "datapackage.json", cwd=tmp_path)
    assert outside.returncode == 0, outside.stdout


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
def test_a_descriptor_is_that_of_a_data_package_of_version_2(edition: Edition, packages: Mapping[bool, Path]) -> None:
    descriptor = described(packages[False], edition)
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["name"] == "cstdata"
    assert descriptor["version"] == "0.1.0"
    assert "created" not in descriptor
    assert "profile" not in descriptor
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert all("title" in source for source in descriptor["sources"])
    assert all("roles" in contributor and "role" not in contributor for contributor in descriptor["contributors"])
    assert [resource["name"] for resource in descriptor["resources"]] == list(TABLE_NAMES)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.name))
@pytest.mark.parametrize("text", [False, True])
def test_a_resource_tells_its_file_to_the_byte(edition: Edition, text: bool, packages: Mapping[bool, Path]) -> None:
    package = packages[text]
    for resource in described(package, edition)["resources"]:
        name = resource["name"]
        path = (package / edition.descriptor).parent / resource["path"]
        content = path.read_bytes()
        assert path == package / edition.file(name)
        assert resource["$schema"] == "https://datapackage.org/profiles/2.0/dataresource.json"
        assert resource["type"] == "table"
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["mediatype"] == edition.media_type
        assert resource.get("encoding") == ("utf-8" if edition.name == "csv" else None)
        table = pq.read_table(package / "parquet" / f"{name}.parquet")
        assert resource["rows"] == table.num_rows
        assert resource["logicalHash"] == logical_hash(name, table)
        assert [field["name"] for field in resource["schema"]["fields"]] == table.column_names
        assert isinstance(resource["schema"]["primaryKey"], list)
        for key in resource["schema"].get("foreignKeys", ()):
            assert isinstance(key["fields"], list)
            assert isinstance(key["reference"]["fields"], list)
            assert key["reference"].get("resource") != name


def test_prose_is_in_the_package_only_where_it_is_asked_for(packages: Mapping[bool, Path]) -> None:
    for name in ("articles", "paragraphs"):
        assert "text" not in pq.read_schema(packages[False] / f"parquet/{name}.parquet").names
        assert pq.read_table(packages[True] / f"parquet/{name}.parquet")["text"].null_count == 0
    sentence = pq.read_table(packages[True] / "parquet/paragraphs.parquet")["text"][0].as_py().encode()
    assert sentence in (packages[True] / "data/paragraphs.csv").read_bytes()
    assert not any(sentence in content for content in tree(packages[False]).values())


def test_a_package_holds_its_members_and_nothing_else(packages: Mapping[bool, Path]) -> None:
    wanted = {edition.descriptor for edition in EDITIONS}
    wanted |= {edition.file(name) for edition in EDITIONS for name in TABLE_NAMES}
    wanted |= {f"schema/{name}" for name in schema_files()}
    for package in packages.values():
        assert set(tree(package)) == wanted
        assert not [path.name for path in package.parent.iterdir() if path.name.startswith(".")]


def test_csv_files_end_their_lines_as_unix_does_and_quote_every_text(packages: Mapping[bool, Path]) -> None:
    for name in TABLE_NAMES:
        content = (packages[True] / f"data/{name}.csv").read_bytes()
        assert content.endswith(b"\n")
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
    mention = (packages[True] / "data/mentions.csv").read_text(encoding="utf-8").splitlines()[1]
    assert mention.startswith('"cstn-')


# --- the same bytes

BUILD = """
import sys
from pathlib import Path
import cstdata
if __name__ == "__main__":
    out, workers, *sources = sys.argv[1:]
    cstdata.build([Path(source) for source in sources], out=out, workers=int(workers), text=True)
"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Documents and a record file."""
    first, *others = sample_newsletters()
    return *parse_documents([first], tmp_path_factory.mktemp("records")).files, *others


ELSEWHERE: dict[str, tuple[dict[str, str], int, int]] = {
    # what is different: environment, workers, step through the sources
    "the hash seed": ({"PYTHONHASHSEED": "1"}, 1, 1),
    "another hash seed and the order of files": ({"PYTHONHASHSEED": "2"}, 1, -1),
    "time zone and locale": ({"TZ": "Asia/Shanghai", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, 1, 1),
    "an ASCII locale": ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, 1, 1),
    "two workers": ({}, 2, -1),
    "the threads of pyarrow": ({"OMP_NUM_THREADS": "1", "ARROW_IO_THREADS": "1"}, 1, 1),
}


@pytest.fixture(scope="module")
def reference(sources: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("reference") / "package"
    cstdata.build(sources, out=out, text=True)
    return tree(out)


@pytest.mark.parametrize("what", ELSEWHERE)
def test_the_same_input_gives_the_same_bytes_whatever_is_different(
    what: str, sources: tuple[Path, ...], reference: dict[str, bytes], tmp_path: Path
) -> None:
    env, workers, step = ELSEWHERE[what]
    script = tmp_path / "build.py"
    script.write_text(BUILD, encoding="utf-8")
    cwd = tmp_path / "somewhere" / "else"
    cwd.mkdir(parents=True)
    home = {"PYTHONPATH": os.pathsep.join([str(Path(cstdata.__path__[0]).parent), os.environ.get("PYTHONPATH", "")])}
    done = run(sys.executable, script, "out/package", str(workers), *sources[::step], cwd=cwd, **home, **env)
    assert done.returncode == 0, done.stderr
    assert tree(cwd / "out" / "package") == reference


def test_a_time_stamp_is_there_only_where_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def created(given: str) -> set[str | None]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
        cstdata.build(sample_newsletters()[:1], out=tmp_path / "p")
        return {described(tmp_path / "p", edition).get("created") for edition in EDITIONS}

    assert created("1468540800") == {"2016-07-15T00:00:00Z"}
    for unusable in ("", "now", "-1", "1.5", "²", "9" * 30):
        assert created(unusable) == {None}


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_the_umask_is_respected(umask: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        cstdata.build(sample_newsletters()[:1], out=tmp_path / "p")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "p").stat().st_mode) == 0o777 & ~umask
    for path in (tmp_path / "p").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o777 if path.is_dir() else 0o666) & ~umask
