"""All or nothing: whatever happens to a build, its goal holds a whole package, the old one or the new one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import cstdata
from cstdata.package import staging
from cstdata.package.staging import OutputRefusedError, staged
from cstdata.sources import sample_newsletters

FIRST, SECOND, *_ = sample_newsletters()

CHILD = """
import os, sys, time
from pathlib import Path
import cstdata
from cstdata.package import staging, writing
from cstdata.package.edition import EDITIONS, Edition

out, source, version, at = sys.argv[1:]


def reached(point):
    if point == at:
        print("reached", flush=True)
        sys.stdin.readline()


def slowed(edition):
    def write(name, data, path):
        reached(f"before {edition.name} {name}")
        edition.write(name, data, path)
        reached(f"after {edition.name} {name}")

    fields = ("name", "descriptor", "folder", "suffix", "media_type")
    return Edition(**{field: getattr(edition, field) for field in fields}, write=write)


def slow_move(*arguments):
    reached("before the move")
    move(*arguments)
    reached("after the move")


writing.EDITIONS = tuple(slowed(edition) for edition in EDITIONS)
move, staging._move_into_place = staging._move_into_place, slow_move
if at.startswith("without exchange"):
    staging._exchange = lambda first, second: False
    rename = Path.rename

    def slow_rename(path, target):
        renamed = rename(path, target)
        if path.name == Path(out).name:
            reached("without exchange, between the renames")
        return renamed

    Path.rename = slow_rename
cstdata.build([Path(source)], out=out, data_version=version)
"""

POINTS = [
    "before csv documents",
    "after csv articles",
    "before parquet documents",
    "after parquet corrections",
    "before the move",
    "after the move",
]


def start(out: Path, source: Path, version: str, at: str) -> subprocess.Popen[str]:
    env = os.environ | {"PYTHONPATH": str(Path(cstdata.__path__[0]).parent)}
    command = [sys.executable, "-c", CHILD, str(out), str(source), version, at]
    return subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@contextmanager
def halted(out: Path, source: Path, version: str, at: str) -> Iterator[subprocess.Popen[str]]:
    """A build in a process of its own that waits at a point, and is killed in the end."""
    with start(out, source, version, at) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "reached\n"
        try:
            yield child
        finally:
            child.kill()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def build(out: Path, source: Path = FIRST, version: str = "1.0.0") -> dict[str, bytes]:
    cstdata.build([source], out=out, data_version=version)
    return tree(out)


# --- killed


@pytest.mark.parametrize("at", POINTS)
def test_a_build_that_is_killed_leaves_a_whole_package_and_the_next_one_works(at: str, tmp_path: Path) -> None:
    old = build(tmp_path / "home" / "p")
    new = build(tmp_path / "new", SECOND, "2.0.0")
    with halted(tmp_path / "home" / "p", SECOND, "2.0.0", at) as child:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert tree(tmp_path / "home" / "p") == (new if at == "after the move" else old)
    assert cstdata.validate(tmp_path / "home" / "p").problems == ()
    assert len(names(tmp_path / "home")) == 2, "something is left over"
    assert build(tmp_path / "home" / "p", SECOND, "2.0.0") == new
    assert names(tmp_path / "home") == ["p"]


@pytest.mark.parametrize("at", [POINTS[0], POINTS[-2]])
def test_a_first_build_that_is_killed_leaves_no_package_and_the_next_one_works(at: str, tmp_path: Path) -> None:
    out = tmp_path / "a" / "b" / "p"
    with halted(out, FIRST, "1.0.0", at):
        pass
    assert not out.exists()
    build(out)
    assert names(out.parent) == ["p"]


def test_killed_between_two_renames_the_next_build_puts_the_old_package_back(tmp_path: Path) -> None:
    out = tmp_path / "p"
    old = build(out)
    with halted(out, SECOND, "2.0.0", "without exchange, between the renames"):
        pass
    assert not out.exists()
    with pytest.raises(RuntimeError, match="the disk is full"), staged(out, foreign=lambda _: ()):  # noqa: PT012
        assert tree(out) == old
        raise RuntimeError("the disk is full")
    assert tree(out) == old
    assert names(tmp_path) == ["p"]


def test_an_error_leaves_the_old_package_and_nothing_else(tmp_path: Path) -> None:
    old = build(tmp_path / "p")
    with pytest.raises(OSError, match="full"), staged(tmp_path / "p", foreign=lambda _: ()) as stage:  # noqa: PT012
        (stage / "half").write_text("a", encoding="utf-8")
        raise OSError("full")
    assert tree(tmp_path / "p") == old
    assert names(tmp_path) == ["p"]


# --- at the same time


def test_another_build_does_not_clear_away_one_that_is_at_work(tmp_path: Path) -> None:
    out = tmp_path / "p"
    new = build(tmp_path / "new" / "p", SECOND, "2.0.0")
    with halted(out, SECOND, "2.0.0", "after csv articles") as child:
        build(out)
        assert len([name for name in names(tmp_path) if name.startswith(".p.building-")]) == 1
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.wait() == 0
    assert tree(out) == new
    assert names(tmp_path) == ["new", "p"]


def test_many_builds_at_the_same_time_end_in_one_whole_package(tmp_path: Path) -> None:
    wanted = [
        build(tmp_path / "new" / "p", source, version) for source, version in ((FIRST, "1.0.0"), (SECOND, "2.0.0"))
    ]
    out = tmp_path / "home" / "p"
    children = [
        start(out, source, version, "nowhere")
        for source, version in ((FIRST, "1.0.0"), (SECOND, "2.0.0"))
        for _ in "ab"
    ]
    assert [child.communicate()[0] or child.returncode for child in children] == [0] * 4
    assert tree(out) in wanted
    assert names(tmp_path / "home") == ["p"]


@pytest.mark.parametrize("exchange", [True, False])
def test_folders_that_are_staged_in_one_process_do_not_meet(
    exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    out = tmp_path / "p"
    for _ in range(2):
        with staged(out, foreign=lambda _: ()) as outer:
            (outer / "a").write_text("outer", encoding="utf-8")
            with staged(out, foreign=lambda _: ()) as inner:
                (inner / "a").write_text("inner", encoding="utf-8")
            assert tree(out) == {"a": b"inner"}
        assert tree(out) == {"a": b"outer"}
    assert names(tmp_path) == ["p"]


# --- leftovers


def test_leftovers_of_this_goal_are_cleared_and_those_of_others_are_not(tmp_path: Path) -> None:
    build(tmp_path / "p")
    for name in (".p.building-1", ".p.building-abc", ".p.old-1", ".q.building-1", ".pp.building-1", "p.building-1"):
        (tmp_path / name / "data").mkdir(parents=True)
    (tmp_path / ".p.building-file").write_text("a", encoding="utf-8")
    build(tmp_path / "p")
    assert names(tmp_path) == [".p.building-file", ".pp.building-1", ".q.building-1", "p", "p.building-1"]


def test_names_that_are_patterns_are_names(tmp_path: Path) -> None:
    (tmp_path / ".a.building-1").mkdir()
    (tmp_path / ".[a].building-1").mkdir()
    build(tmp_path / "[a]")
    assert names(tmp_path) == [".a.building-1", "[a]"]


# --- what is refused


def test_a_goal_that_holds_other_things_is_refused_and_keeps_them(tmp_path: Path) -> None:
    for name in ("notes.txt", "data/notes.txt", "data/sub/a.csv", "schema/a.txt", "parquet/a.csv", ".git/HEAD"):
        out = tmp_path / name.replace("/", "-")
        build(out)
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine", encoding="utf-8")
        before = tree(out)
        with pytest.raises(OutputRefusedError, match="is no part of a cstdata package and would be lost"):
            build(out, SECOND)
        assert tree(out) == before


@pytest.mark.parametrize("descriptor", [None, "{}", '{"name": "theirs"}', "no json", "[" * 99999, "[]"])
def test_a_data_package_of_others_is_refused(descriptor: str | None, tmp_path: Path) -> None:
    (tmp_path / "p" / "data").mkdir(parents=True)
    (tmp_path / "p" / "data" / "theirs.csv").write_text("a\n1\n", encoding="utf-8")
    if descriptor is not None:
        (tmp_path / "p" / "datapackage.json").write_text(descriptor, encoding="utf-8")
    with pytest.raises(OutputRefusedError, match="holds data"):
        build(tmp_path / "p")
    assert (tmp_path / "p" / "data" / "theirs.csv").is_file()
    assert names(tmp_path) == ["p"]


def test_files_links_and_the_root_are_refused(tmp_path: Path) -> None:
    build(tmp_path / "real")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")
    for name in ("file", "link", "dangling"):
        with pytest.raises(OutputRefusedError, match="is no folder"):
            build(tmp_path / name)
    with pytest.raises(OutputRefusedError, match="root of the file system"), staged(Path("/"), foreign=lambda _: ()):
        pass
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "link").is_symlink()
    assert not (tmp_path / "nowhere").exists()


def test_a_link_inside_a_package_is_refused(tmp_path: Path) -> None:
    build(tmp_path / "p")
    (tmp_path / "p" / "data" / "issues.csv").rename(tmp_path / "issues.csv")
    (tmp_path / "p" / "data" / "issues.csv").symlink_to("../../issues.csv")
    with pytest.raises(OutputRefusedError, match=r"data/issues\.csv"):
        build(tmp_path / "p")


def test_what_comes_into_the_goal_while_it_is_built_is_not_lost(tmp_path: Path) -> None:
    def foreign(folder: Path) -> list[str]:
        return names(folder)

    with pytest.raises(OutputRefusedError, match=r"notes\.txt"), staged(tmp_path / "p", foreign=foreign):  # noqa: PT012
        (tmp_path / "p").mkdir()
        (tmp_path / "p" / "notes.txt").write_text("mine", encoding="utf-8")
    assert names(tmp_path) == ["p"]
    assert names(tmp_path / "p") == ["notes.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    assert build(tmp_path / "p")
    assert names(tmp_path) == ["p"]


def test_a_goal_under_a_file_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        build(tmp_path / "file" / "p")


# --- where


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    wanted = build(tmp_path / "p")
    assert build(tmp_path / "a" / "b" / "c" / "p") == wanted


@pytest.mark.parametrize("out", ["p", "./p", "a/../p", "a/b/p", "p/"])
def test_a_relative_goal_is_in_the_folder_that_one_is_in(
    out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cstdata.build([FIRST], out=out)
    cstdata.build([FIRST], out=out)
    assert (tmp_path / os.path.normpath(out) / "datapackage.json").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no swap of two folders that we know of")
def test_on_linux_the_goal_is_never_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise AssertionError("the old package is moved away before the new one is there")

    build(tmp_path / "p")
    monkeypatch.setattr(staging, "_replace", refuse)
    new = build(tmp_path / "p", SECOND)
    assert new == tree(tmp_path / "p")
