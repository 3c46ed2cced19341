"""No package, however broken, ends a check or a load with anything but problems and named errors."""

import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cstdata
from cstdata.models import TABLE_NAMES
from cstdata.package.edition import EDITIONS
from cstdata.package.verification import Verification, verify_package
from cstdata.problems import CstdataError

fuzzed = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))

DESCRIPTORS = [edition.descriptor for edition in EDITIONS]
CSV_FILES = [f"data/{name}.csv" for name in ("issues", "articles", "blocks", "mentions")]
PARQUET_FILES = [f"parquet/{name}.parquet" for name in ("issues", "articles", "paragraphs", "citations")]

pytestmark = pytest.mark.usefixtures("descriptors_held_against_the_standard_once")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile") / "p"
    cstdata.build(samples=True, out=out)
    return out


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(f"a check opens a connection: {arguments}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


class Damaged:
    """A package in which one file has other bytes, for the time of a block."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path, self._content = path, content

    def __enter__(self) -> None:
        self._before = self._path.read_bytes()
        self._path.write_bytes(self._content)

    def __exit__(self, *_: object) -> None:
        self._path.write_bytes(self._before)


def checked(package: Path) -> Verification:
    """The verification, after all that one does with it and with the package."""
    result = verify_package(package)
    for problem in result.problems:
        line = str(problem)
        assert line.isprintable() or not any(ord(character) < 32 for character in line)
        line.encode()
        assert problem.source is not None
    json.dumps(result.as_dict(), ensure_ascii=False).encode()
    for call in (lambda: cstdata.open(package).tables(), *(_loader(package, name) for name in ("issues", "articles"))):
        try:
            call()
        except CstdataError as error:
            str(error).encode()
    return result


def _loader(package: Path, name: Any) -> Any:
    return lambda: cstdata.load(name, package=package)


# --- bytes


@st.composite
def cuts(draw: st.DrawFn, content: bytes) -> bytes:
    """The bytes with some taken out, put in or changed."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.one_of(st.just(start), st.integers(start, min(len(content), start + 40)), st.just(len(content))))
        odd = st.sampled_from(
            [b'"', b",", b"\n", b"\r", b"\x00", b"\xff", b"\xef\xbb\xbf", b'""', b"\\", b"1e999", b""]
        )
        content = content[:start] + draw(st.one_of(odd, st.binary(max_size=20))) + content[end:]
    return content


@pytest.mark.parametrize("file", [*CSV_FILES[:2], *PARQUET_FILES[:2]])
@settings(fuzzed, max_examples=25)
@given(data=st.data())
def test_changed_bytes_are_problems(file: str, package: Path, data: st.DataObject) -> None:
    before = (package / file).read_bytes()
    content = data.draw(cuts(before))
    with Damaged(package / file, content):
        result = checked(package)
    if content != before:
        assert result.errors()


@pytest.mark.parametrize("file", DESCRIPTORS)
@fuzzed
@given(data=st.data())
def test_changed_bytes_of_a_descriptor_are_problems_or_harmless(file: str, package: Path, data: st.DataObject) -> None:
    with Damaged(package / file, data.draw(cuts((package / file).read_bytes()))):
        checked(package)


@pytest.mark.parametrize("file", [*CSV_FILES, *PARQUET_FILES])
@settings(fuzzed, max_examples=5)
@given(st.binary(max_size=200))
def test_any_bytes_for_a_file_are_problems(file: str, package: Path, content: bytes) -> None:
    with Damaged(package / file, content):
        assert checked(package).errors()


@pytest.mark.parametrize("file", PARQUET_FILES[:1])
def test_a_parquet_file_that_is_cut_anywhere_is_a_problem(file: str, package: Path) -> None:
    content = (package / file).read_bytes()
    for left in range(0, len(content), max(1, len(content) // 20)):
        with Damaged(package / file, content[:left]):
            codes = {problem.code for problem in checked(package).problems}
        assert "package-file-unreadable" in codes


@pytest.mark.parametrize("file", CSV_FILES[:2])
def test_a_csv_file_that_is_cut_anywhere_is_a_problem(file: str, package: Path) -> None:
    content = (package / file).read_bytes()
    for left in range(0, len(content), max(1, len(content) // 20)):
        with Damaged(package / file, content[:left]):
            assert checked(package).errors()


CSV_CONTENTS = {
    "null characters": b"\x00" * 1000,
    "one line of commas": b"," * 100_000,
    "quotation marks": b'"' * 9_999,
    "lines": b"\n" * 10_000,
    "a cell of a megabyte": b"issue_id,document_id\n" + b"x" * 2_000_000 + b",y\n",
    "a header of a megabyte": b"x" * 2_000_000 + b"\n1\n",
    "thousands of columns": b",".join(b"c%d" % n for n in range(5000)) + b"\n" + b"," * 4999 + b"\n",
    "an archive": b"PK\x03\x04" + bytes(range(256)) * 10,
    "a terminal's orders": b"issue_id,document_id\n\x1b[2J\x1b]0;x\x07,\x9b31m\n",
}


@pytest.mark.parametrize("what", CSV_CONTENTS)
def test_odd_csv_files_are_problems(what: str, package: Path) -> None:
    with Damaged(package / "data/issues.csv", CSV_CONTENTS[what]):
        assert checked(package).errors()


# --- descriptors

json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=10),
        st.sampled_from(["", "..", "../..", "/etc/passwd", "http://localhost:9/a", "file:///etc/passwd", "a\x00b"]),
        st.sampled_from(["x" * 5000, "table", "articles", "data/articles.csv", "sha256:", "\ud800"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each value in a JSON value; of long lists only the first entries."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value[:4]):
            yield from places(inner, (*path, index))


@pytest.mark.parametrize("file", DESCRIPTORS)
@settings(fuzzed, max_examples=30)
@given(data=st.data())
def test_any_value_anywhere_in_a_descriptor_is_a_problem_or_harmless(
    file: str, package: Path, data: st.DataObject
) -> None:
    descriptor = json.loads((package / file).read_text(encoding="utf-8"))
    descriptor["resources"] = descriptor["resources"][:4]
    for _ in range(data.draw(st.integers(1, 2))):
        path = data.draw(st.sampled_from(list(places(descriptor))))
        target = descriptor
        for step in path[:-1]:
            target = target[step]
        if data.draw(st.booleans()):
            target[path[-1]] = data.draw(json_values)
        else:
            del target[path[-1]]
    with Damaged(package / file, json.dumps(descriptor).encode()):
        checked(package)


@pytest.mark.parametrize("file", DESCRIPTORS)
@settings(fuzzed, max_examples=10)
@given(value=json_values)
def test_any_json_for_a_descriptor_is_a_problem(file: str, package: Path, value: Any) -> None:
    with Damaged(package / file, json.dumps(value).encode()):
        assert checked(package).errors()


# --- files

KINDS = ["gone", "empty", "a folder", "a link out", "a link to itself", "a link to nowhere", "a pipe"]


@pytest.mark.parametrize(
    "file", ["data/issues.csv", "parquet/issues.parquet", "parquet/datapackage.json", "data", "parquet"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_other_things_in_the_place_of_a_file_are_problems(kind: str, file: str, package: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(package, tmp_path / "p"))
    path = copy / file
    path.rename(tmp_path / "away")
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "a folder":
            path.mkdir()
        case "a link out":
            path.symlink_to(tmp_path / "away")
        case "a link to itself":
            path.symlink_to(path.name)
        case "a link to nowhere":
            path.symlink_to("nowhere")
        case "a pipe":
            os.mkfifo(path)
    assert checked(copy).errors()


def test_every_table_may_be_anything(package: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(package, tmp_path / "p"))
    for name in TABLE_NAMES:
        (copy / f"data/{name}.csv").write_bytes((package / "data/blocks.csv").read_bytes())
        (copy / f"parquet/{name}.parquet").write_bytes((package / "parquet/blocks.parquet").read_bytes())
    assert checked(copy).errors()
