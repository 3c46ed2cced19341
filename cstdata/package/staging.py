"""All or nothing: a folder is filled beside its goal and moved into place when it is whole."""

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["OutputRefusedError", "staged"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class OutputRefusedError(Exception):
    """The goal holds something that is not ours; nothing was written."""


@contextmanager
def staged(goal: Path, *, replaceable: frozenset[str]) -> Iterator[Path]:
    """A new folder beside ``goal`` that takes its place when the block ends without an error.

    Killed at any moment, the old folder is whole; the next run clears away what was left.

    Args:
        goal: The folder to be; may exist.
        replaceable: The names that an existing goal may hold.

    Raises:
        OutputRefusedError: The goal is a file, or holds other names than ``replaceable``.
        OSError: The disk says so.
    """
    goal = Path(os.path.abspath(goal))  # noqa: PTH100 - resolve() would follow a link that is the goal
    _check(goal, replaceable)
    goal.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(goal)
    stage = goal.with_name(f".{goal.name}.building-{os.getpid()}")
    stage.mkdir()
    try:
        yield stage
        _check(goal, replaceable)
        _move_into_place(stage, goal)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _check(goal: Path, replaceable: frozenset[str]) -> None:
    if goal.is_symlink() or (goal.exists() and not goal.is_dir()):
        raise OutputRefusedError(f"{goal} is there and is no folder; name another one")
    if goal.is_dir():
        foreign = sorted(entry.name for entry in goal.iterdir() if entry.name not in replaceable)
        if foreign:
            raise OutputRefusedError(
                f"{goal} holds {', '.join(foreign[:3])}{' ...' if len(foreign) > 3 else ''}, "  # noqa: PLR2004
                "which is no part of a package and would be lost; name another folder"
            )


def _clear_leftovers(goal: Path) -> None:
    for mark in ("building", "old"):
        for left in goal.parent.glob(f".{goal.name}.{mark}-*"):
            if _alive(left.name.rpartition("-")[2]):
                continue
            if mark == "old" and not goal.exists():
                # Killed between the two renames of the fallback: the old folder is the good one.
                left.rename(goal)
            else:
                shutil.rmtree(left, ignore_errors=True)


def _alive(pid: str) -> bool:
    if not pid.isdigit() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _move_into_place(stage: Path, goal: Path) -> None:
    if not goal.exists():
        stage.rename(goal)
    elif not _exchange(stage, goal):
        old = goal.with_name(f".{goal.name}.old-{os.getpid()}")
        goal.rename(old)
        stage.rename(goal)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step (Linux, renameat2); False where the system can't."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        done: int = libc.renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
        return done == 0
    return False
