"""An installed wheel carries the tables: `cstdata.load` works offline, in an empty folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cstdata

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (found,) = folder.glob("*.whl")
    return found


def run(home: Path, cwd: Path, *words: str) -> str:
    """Run Python with the unpacked wheel in front of this environment, and no way to the checkout."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(home),
        "http_proxy": "http://127.0.0.1:9",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, *words], cwd=cwd, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_tables_load_from_an_installed_wheel_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(home)
    code = "import cstdata; print(cstdata.__file__); print(cstdata.load('articles').num_rows)"
    file, rows = run(home, empty, "-c", code).splitlines()
    assert Path(file).is_relative_to(home)
    assert int(rows) == cstdata.load("articles").num_rows


def test_an_installed_wheel_builds_the_samples_and_the_release(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(home)
    assert "3 issues" in run(home, tmp_path, "-m", "cstdata", "build", "--samples", "--out", "samples")
    assert "2 issues" in run(home, tmp_path, "-m", "cstdata", "build", "--out", "release")
    assert (tmp_path / "release/datapackage.json").read_bytes() == (ROOT / "datapackage.json").read_bytes()


def test_the_wheel_holds_types_licences_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "cstdata/py.typed" in names
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-DATA"}
    assert not [name for name in names if name.startswith("tests/")]
