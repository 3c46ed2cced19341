"""Archives, folders and patterns: the documents in them are built as if each were given by itself."""

import io
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest
from newsletter_factory import article_of

from cstdata.pipeline import BuildReport, build_package, parse_documents

ONE = article_of("The tide came in.", "Nobody saw it.")
TWO = article_of("The tide stood still.").replace("August 15", "August 30").replace("No.15", "No.16")
FILES = {"2016/august.md": ONE, "later/end.md": TWO}

MODES = {".tar": "w", ".tar.gz": "w:gz", ".tgz": "w:gz", ".tar.bz2": "w:bz2", ".tar.xz": "w:xz"}
KINDS = (".zip", *MODES, ".tar.zst")


def pack(path: Path, files: dict[str, str], kind: str) -> Path:
    """An archive of the files."""
    if kind == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                archive.writestr(name, text)
    elif kind == ".tar.zst":
        plain = pack(path.with_suffix(".plain"), files, ".tar")
        with pa.CompressedOutputStream(str(path), "zstd") as out:
            out.write(plain.read_bytes())
        plain.unlink()
    else:
        with tarfile.open(path, MODES[kind]) as archive:
            for name, text in files.items():
                info = tarfile.TarInfo(name)
                info.size = len(text.encode())
                archive.addfile(info, io.BytesIO(text.encode()))
    return path


def lay_out(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def outcome(report: BuildReport) -> tuple[list[str], list[str]]:
    return [d.issue_id for d in report.documents], [p.code for p in report.problems if p.severity == "error"]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The package that the files give."""
    folder = tmp_path_factory.mktemp("plain")
    report = build_package([lay_out(folder / "in", FILES)], folder / "out")
    assert outcome(report) == (["cstn-2016-08-15", "cstn-2016-08-30"], [])
    return tree(folder / "out")


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_gives_the_package_that_its_files_give(kind: str, tmp_path: Path, package: dict[str, str]) -> None:
    report = build_package([pack(tmp_path / f"issues{kind}", FILES, kind)], tmp_path / "out")
    assert not report.problems
    assert tree(tmp_path / "out") == package
    assert report.documents[0].source == f"{tmp_path / f'issues{kind}'}!2016/august.md"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["issues", "issues.md", "issues.bin"])
def test_an_archive_is_known_by_its_bytes(kind: str, name: str, tmp_path: Path) -> None:
    report = build_package([pack(tmp_path / name, FILES, kind)], tmp_path / "out")
    assert outcome(report) == (["cstn-2016-08-15", "cstn-2016-08-30"], [])


def test_neither_the_order_of_the_members_nor_the_number_of_workers_shows(
    tmp_path: Path, package: dict[str, str]
) -> None:
    archive = pack(tmp_path / "issues.zip", dict(reversed(FILES.items())), ".zip")
    build_package([archive], tmp_path / "out", workers=2)
    assert tree(tmp_path / "out") == package


def test_archives_in_a_folder_are_opened(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "in", {"one.md": ONE})
    pack(folder / "two.tar.gz", {"two.md": TWO}, ".tar.gz")
    assert outcome(build_package([folder], tmp_path / "out")) == (["cstn-2016-08-15", "cstn-2016-08-30"], [])


def test_record_files_in_an_archive_are_built(tmp_path: Path, package: dict[str, str]) -> None:
    written = parse_documents([lay_out(tmp_path / "in", FILES)], tmp_path / "records").files
    archive = pack(tmp_path / "records.zip", {path.name: path.read_text(encoding="utf-8") for path in written}, ".zip")
    assert not build_package([archive], tmp_path / "out").problems
    assert tree(tmp_path / "out") == package


def test_members_of_other_kinds_are_passed_over_with_a_warning_and_hidden_ones_in_silence(tmp_path: Path) -> None:
    files = {"one.md": ONE, "photo.jpg": "x", "__MACOSX/._one.md": "x", ".notes.md": "x"}
    archive = pack(tmp_path / "issues.zip", files, ".zip")
    report = build_package([archive], tmp_path / "out")
    [problem] = report.problems
    assert (problem.code, problem.severity, problem.source) == (
        "document-unsupported",
        "warning",
        f"{archive}!photo.jpg",
    )


def test_a_damaged_newsletter_in_an_archive_is_named_by_its_member(tmp_path: Path) -> None:
    archive = pack(tmp_path / "issues.tgz", FILES | {"letter.md": "Dear all,\n"}, ".tgz")
    report = build_package([archive], tmp_path / "out")
    [error] = [problem for problem in report.problems if problem.severity == "error"]
    assert str(error).startswith(f"{archive}!letter.md:1:1: error[not-a-newsletter]")
    assert len(report.documents) == 2


@pytest.mark.parametrize("pattern", ["in/**/*.md", "in/*/*.md", "in/**/[ae]*.m?", "*/**/*.md"])
def test_a_pattern_that_the_shell_left_stands_for_the_files_that_match(
    pattern: str, tmp_path: Path, package: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path / "in", FILES)
    monkeypatch.chdir(tmp_path)
    assert not build_package([pattern], tmp_path / "out").problems
    assert tree(tmp_path / "out") == package


def test_a_pattern_may_match_folders_and_be_absolute(tmp_path: Path, package: dict[str, str]) -> None:
    lay_out(tmp_path / "in", FILES)
    assert not build_package([f"{tmp_path}/i*"], tmp_path / "out").problems
    assert tree(tmp_path / "out") == package


def test_a_file_with_the_signs_of_a_pattern_in_its_name_is_that_file(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a[1].md": ONE, "a1.md": TWO})
    assert outcome(build_package([tmp_path / "a[1].md"], tmp_path / "out")) == (["cstn-2016-08-15"], [])


def test_a_pattern_that_matches_nothing_is_told(tmp_path: Path) -> None:
    report = build_package([f"{tmp_path}/*.md"], tmp_path / "out")
    [problem] = report.problems
    assert (problem.code, problem.source) == ("document-unreadable", f"{tmp_path}/*.md")


def test_a_file_that_is_named_twice_is_built_once(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "in", FILES)
    report = build_package([folder, folder / "2016/august.md", f"{folder}/*/*.md"], tmp_path / "out")
    assert not report.problems


def test_a_document_of_an_office_program_is_no_archive_of_newsletters(tmp_path: Path) -> None:
    office = pack(tmp_path / "issue.docx", {"[Content_Types].xml": "", "word/document.xml": ""}, ".zip")
    [problem] = build_package([office], tmp_path / "out").problems
    assert (problem.code, problem.source) == ("document-unsupported", str(office))
