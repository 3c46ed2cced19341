"""The newsletters beside the repository, where they are there, against their gold records."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cstdata

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def package(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shared") / "package"
    report = cstdata.build([shared / "newsletters"], out=out, text=True)
    assert report.errors() == 0, [str(problem) for problem in report.problems]
    for document in report.documents:
        assert document.unknown_characters <= 0.01 * document.characters, document.source
    return out


def test_structure_and_facts_are_those_of_the_gold_records(shared: Path, package: Path) -> None:
    least = dict.fromkeys(("issues", "sections", "articles", "contents_titles", "paragraphs", "citations"), "0.99")
    least |= {"countries": "0.95", "abbreviations": "0.95"}
    gold = sorted((shared / "gold").glob("*.json"))
    required = [word for kind, score in least.items() for word in ("--require", f"{kind}={score}")]
    done = subprocess.run(
        [
            sys.executable,
            shared / "score" / "score.py",
            package,
            *gold,
            "--misses",
            "--only",
            ",".join(least),
            *required,
        ],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stdout


def test_the_released_record_files_are_what_the_newsletters_say(shared: Path, tmp_path: Path) -> None:
    """Until a record file is corrected by hand; then its corrections are to be named here."""
    from cstdata.pipeline import parse_documents  # noqa: PLC0415
    from cstdata.sources import bundled_record_files  # noqa: PLC0415

    released = bundled_record_files()
    parse_documents([shared / "newsletters" / f"{path.stem}.md" for path in released], tmp_path)
    for path in released:
        parsed = (tmp_path / path.name).read_text(encoding="utf-8").partition("\n")[2]
        assert parsed == path.read_text(encoding="utf-8").partition("\n")[2]


def test_no_sentence_of_the_newsletters_is_in_the_repository(package: Path) -> None:
    """Runs of fifteen words of a paragraph stand in no file; titles, names and mastheads are no paragraphs."""
    root = Path(__file__).parent.parent
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    prose = set()
    for row in cstdata.load("paragraphs", package=package).to_pylist():
        prose |= shingles(row["text"])
    for name in listed.stdout.decode().split("\0"):
        path = root / name
        if name and path.suffix not in {".parquet", ".png"} and path.is_file():
            found = shingles(path.read_text(encoding="utf-8")) & prose
            assert not found, f"{name}: {sorted(found)[:3]}"


def shingles(text: str, length: int = 15) -> set[str]:
    words = text.casefold().split()
    return {" ".join(words[index : index + length]) for index in range(len(words) - length + 1)}
