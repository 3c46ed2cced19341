"""Archives that are damaged or made to do damage: a named error for each thing, and the rest is built."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from test_archives import ONE, TWO, pack

from cstdata.pipeline import build_package
from cstdata.problems import Problem
from cstdata.sources import limits, reading

GOOD = ("good.md", ONE.encode())


def write_zip(path: Path, members: Sequence[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def write_tar(path: Path, members: Sequence[tuple[str | tarfile.TarInfo, bytes]], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name) if isinstance(name, str) else name
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def built(path: Path, tmp_path: Path) -> tuple[int, list[Problem]]:
    """How many documents are built, and the errors."""
    report = build_package([path], tmp_path / "out")
    assert not [entry for entry in tmp_path.rglob("*") if entry.name in ("evil.md", "member.md")]
    return len(report.documents), [problem for problem in report.problems if problem.severity == "error"]


NAMES = ["../evil.md", "a/../../evil.md", "/evil.md", "C:\\evil.md", "C:evil.md", "..\\evil.md", "\\evil.md"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("write", [write_zip, write_tar])
def test_names_that_lead_out_of_the_archive_are_refused(name: str, write: Callable[..., Path], tmp_path: Path) -> None:
    archive = write(tmp_path / "archive", [(name, TWO.encode()), GOOD])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "archive-member-path", f"{archive}!{name}")


def test_a_name_with_a_zero_byte_is_refused(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", [("evil.mdXpng", TWO.encode()), GOOD])
    archive.write_bytes(archive.read_bytes().replace(b"evil.mdXpng", b"evil.md\0png"))
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (1, "archive-member-path")


@pytest.mark.parametrize("kind", ["SYMTYPE", "LNKTYPE", "CHRTYPE", "BLKTYPE", "FIFOTYPE"])
def test_links_devices_and_pipes_in_a_tar_archive_are_refused(kind: str, tmp_path: Path) -> None:
    info = tarfile.TarInfo("member.md")
    info.type = getattr(tarfile, kind)
    info.linkname = "good.md"
    archive = write_tar(tmp_path / "a.tar", [GOOD, (info, b"")])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "archive-member-kind", f"{archive}!member.md")


@pytest.mark.parametrize("mode", [0o120777, 0o010644, 0o020644])
def test_links_pipes_and_devices_in_a_zip_archive_are_refused(mode: int, tmp_path: Path) -> None:
    info = zipfile.ZipInfo("member.md")
    info.external_attr = mode << 16
    archive = write_zip(tmp_path / "a.zip", [(info, b"/etc/passwd"), GOOD])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (1, "archive-member-kind")


def patched(archive: Path, name: bytes, local: int, central: int, value: bytes) -> Path:
    """The ZIP archive with bytes of the headers of a member replaced; the places count from the headers."""
    data = bytearray(archive.read_bytes())
    places = ((data.rindex(name) - 46 + central, value), (data.index(name) - 30 + local, value))
    for place, new in places:
        data[place : place + len(new)] = new
    archive.write_bytes(data)
    return archive


def test_an_encrypted_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", [("member.md", TWO.encode()), GOOD])
    patched(archive, b"member.md", local=6, central=8, value=b"\x01")
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "archive-member-encrypted", f"{archive}!member.md")


def test_a_way_of_packing_that_is_not_known_is_named(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", [("member.md", TWO.encode()), GOOD])
    patched(archive, b"member.md", local=8, central=10, value=struct.pack("<H", 99))
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (1, "archive-member-unread")


@pytest.mark.parametrize("change", [-100, 100])
def test_a_size_that_is_a_lie_is_named(change: int, tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", [("member.md", TWO.encode()), GOOD])
    patched(archive, b"member.md", local=22, central=24, value=struct.pack("<L", len(TWO.encode()) + change))
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "archive-member-unread", f"{archive}!member.md")


def test_a_damaged_member_of_a_zip_archive_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("member.md", TWO)
        packed.writestr(*GOOD)
    archive.write_bytes(archive.read_bytes().replace(b"stood still", b"stood stilt"))
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "archive-member-unread", f"{archive}!member.md")


def test_a_zip_archive_that_is_cut_off_is_named(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", [("member.md", TWO.encode()), GOOD])
    archive.write_bytes(archive.read_bytes()[:-40])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (0, "archive-damaged", str(archive))


def incompressible(size: int) -> bytes:
    """Bytes that no program packs."""
    return b"".join(struct.pack("<Q", pow(3, n, 2**64 - 59)) for n in range(size // 8))


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_of_a_tar_archive_that_is_cut_off_the_members_before_the_cut_are_read(mode: str, tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", [GOOD, ("photo.jpg", incompressible(2_000_000))], mode)
    archive.write_bytes(archive.read_bytes()[:-1_000_000])
    documents, errors = built(archive, tmp_path)
    assert documents == 1
    assert {(error.code, error.source) for error in errors} == {("archive-damaged", str(archive))}


def test_a_tar_archive_without_its_end_is_told(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", [GOOD])
    archive.write_bytes(archive.read_bytes()[: 512 * (1 + -(-len(GOOD[1]) // 512))])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (1, "archive-damaged")


def test_a_damaged_header_in_a_tar_archive_is_told(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", [GOOD, ("member.md", TWO.encode())])
    archive.write_bytes(archive.read_bytes().replace(b"member.md", b"memberXmd"))
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (1, "archive-damaged")


def test_members_behind_the_end_of_a_tar_archive_are_told(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", [GOOD])
    other = write_tar(tmp_path / "b.tar", [("member.md", TWO.encode())])
    archive.write_bytes(archive.read_bytes() + other.read_bytes())
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (1, "archive-damaged")


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_where_the_sum_of_all_is_wrong_no_member_is_trusted(mode: str, tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", [GOOD, ("photo.jpg", incompressible(100_000))], mode)
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    archive.write_bytes(data)
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (0, "archive-damaged", str(archive))


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.xz", "a.tar.bz2", "a.tar.zst", "a.tgz"])
@pytest.mark.parametrize("data", [b"", b"no archive at all", b"\0" * 512, b"\x1f\x8b\x08\x00", b"PK\x03\x04" * 99])
def test_what_is_no_archive_but_is_named_so_is_told(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    documents, [error] = built(tmp_path / name, tmp_path)
    assert (documents, error.source) == (0, str(tmp_path / name))
    assert error.code == "archive-damaged"


def test_a_packed_text_that_is_no_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md.gz").write_bytes(gzip.compress(ONE.encode()))
    documents, [error] = built(tmp_path / "a.md.gz", tmp_path)
    assert (documents, error.code) == (0, "archive-damaged")


def test_a_member_that_unpacks_to_too_much_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", [("bomb.txt", bytes(20_000_000)), GOOD])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "archive-too-large", f"{archive}!bomb.txt")


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_tar_archive_that_unpacks_to_too_much_is_refused(mode: str, tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", [GOOD, ("bomb.txt", bytes(20_000_000))], mode)
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (0, "archive-too-large", str(archive))


@pytest.mark.parametrize("write", [write_zip, write_tar])
def test_an_archive_of_too_many_members_is_refused(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 20)
    archive = write(tmp_path / "archive", [GOOD, *((f"{number}.txt", b"x") for number in range(20))])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (0, "archive-too-large")


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_an_archive_of_too_many_bytes_is_refused(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", len(ONE))
    archive = pack(tmp_path / "archive", {"one.md": ONE, "two.md": TWO}, kind)
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (0, "archive-too-large")


def test_a_list_of_members_that_takes_too_much_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = write_zip(tmp_path / "a.zip", [GOOD, *((f"{number}.txt", b"x") for number in range(100))])
    monkeypatch.setattr(reading, "MOST_AT_ONCE", 2000)
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code) == (0, "archive-damaged")
    assert "more than 2000 bytes at once" in error.message


def test_a_member_larger_than_any_document_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("member.md", bytes(64 * 1024 * 1024 + 1))
        packed.writestr(*GOOD)
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "document-too-large", f"{archive}!member.md")


@pytest.mark.parametrize("name", ["inner.zip", "inner.tar.gz", "inner.md"])
def test_an_archive_in_an_archive_is_not_opened(name: str, tmp_path: Path) -> None:
    inner = write_zip(tmp_path / "inner", [("member.md", TWO.encode())])
    archive = write_zip(tmp_path / "a.zip", [(name, inner.read_bytes()), GOOD])
    documents, [error] = built(archive, tmp_path)
    assert (documents, error.code, error.source) == (1, "archive-nested", f"{archive}!{name}")


@pytest.mark.parametrize("again", ["member.md", "./member.md", "member.md/"])
@pytest.mark.parametrize("write", [write_zip, write_tar])
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_of_members_with_one_name_none_is_read(again: str, write: Callable[..., Path], tmp_path: Path) -> None:
    if again.endswith("/"):
        again = "x//member.md"
    first = "x/member.md" if again.startswith("x") else "member.md"
    archive = write(tmp_path / "archive", [(first, TWO.encode()), (again, ONE.encode()), GOOD])
    documents, errors = built(archive, tmp_path)
    assert documents == 1
    assert {error.code for error in errors} == {"archive-member-repeated"}


def test_a_chain_of_headers_that_never_ends_is_told(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type = tarfile.XHDTYPE
    block = header.tobuf(tarfile.USTAR_FORMAT)
    (tmp_path / "a.tar").write_bytes(block * 5000)
    documents, [error] = built(tmp_path / "a.tar", tmp_path)
    assert (documents, error.code) == (0, "archive-damaged")
