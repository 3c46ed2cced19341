"""All or nothing: a folder is filled beside its goal and moved into place when it is whole.

Whoever fills a folder holds a lock on it (flock), which ends with the process, however it ends. So a folder that
was left by a killed process is told from one that another process is filling, whatever the process numbers.
"""

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

if sys.platform != "win32":  # there nothing is known to be left over, and nothing is cleared away
    import fcntl

__all__ = ["OutputRefusedError", "staged"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_TRIES = 100


class OutputRefusedError(Exception):
    """The goal holds something that is not ours; nothing was written."""


@contextmanager
def staged(goal: Path, *, foreign: Callable[[Path], Sequence[str]]) -> Iterator[Path]:
    """A new folder beside ``goal`` that takes its place when the block ends without an error.

    Killed at any moment, the old folder is whole; the next run clears away what was left. (Where the system can't
    swap two folders in one step, the old one may stand beside its place for a moment; the next run puts it back.)
    Of several runs at the same time the last wins.

    Args:
        goal: The folder to be; may exist.
        foreign: What an existing goal holds that may not be replaced, as names for the message.

    Raises:
        OutputRefusedError: The goal is no folder of its own, or holds something foreign.
        OSError: The disk says so.
    """
    goal = Path(os.path.abspath(goal))  # noqa: PTH100 - resolve() would follow a link that is the goal
    _check(goal, foreign)
    goal.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(goal)
    with ExitStack() as locks:
        stage = _new_folder(goal, locks)
        try:
            yield stage
            _check(goal, foreign)
            _move_into_place(stage, goal, locks)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _check(goal: Path, foreign: Callable[[Path], Sequence[str]]) -> None:
    if not goal.name:
        raise OutputRefusedError(f"{goal} is the root of the file system; name a folder in it")
    if goal.is_symlink() or (goal.exists() and not goal.is_dir()):
        raise OutputRefusedError(f"{goal} is there and is no folder; name another one")
    names = foreign(goal) if goal.is_dir() else ()
    if names:
        raise OutputRefusedError(
            f"{goal} holds {', '.join(names[:3])}{' ...' if len(names) > 3 else ''}, "  # noqa: PLR2004
            "which is no part of a cstdata package and would be lost; name another folder"
        )


def _beside(goal: Path, mark: str, token: str = "") -> Path:
    return goal.with_name(f".{goal.name}.{mark}-{token}")


def _lock(folder: Path, locks: ExitStack) -> bool:
    """Lock a folder; False where another process holds it, or it is gone."""
    if sys.platform == "win32":
        return True
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    locks.callback(os.close, handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(handle), folder.stat())
    return False


def _new_folder(goal: Path, locks: ExitStack) -> Path:
    for _ in range(_TRIES):
        stage = _beside(goal, "building", secrets.token_hex(8))
        stage.mkdir()
        # Before it is locked, another run may take it for a leftover.
        if _lock(stage, locks):
            return stage
    raise OSError(errno.EBUSY, "others clear away the folder that is to be filled", str(goal))


def _clear_leftovers(goal: Path) -> None:
    if sys.platform == "win32":
        return
    for mark in ("building", "old"):
        prefix = _beside(goal, mark).name
        for left in [entry for entry in goal.parent.iterdir() if entry.name.startswith(prefix)]:
            with ExitStack() as locks:
                if not _lock(left, locks):
                    continue
                if mark == "old" and not goal.exists():
                    # Killed between the two renames of the fallback: the old folder is the good one.
                    left.rename(goal)
                else:
                    shutil.rmtree(left, ignore_errors=True)


def _move_into_place(stage: Path, goal: Path, locks: ExitStack) -> None:
    for _ in range(_TRIES):
        try:
            stage.rename(goal)  # where there is no goal, or an empty folder
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.EACCES, errno.EPERM):
                raise
        else:
            return
        if _exchange(stage, goal) or _replace(stage, goal, locks):
            return
    raise OSError(errno.EBUSY, "others move folders to the same place", str(goal))


def _replace(stage: Path, goal: Path, locks: ExitStack) -> bool:
    """Two renames, for systems that can't swap; False where another run was quicker."""
    old = _beside(goal, "old", secrets.token_hex(8))
    _lock(goal, locks)
    try:
        goal.rename(old)
    except FileNotFoundError:
        return False
    try:
        stage.rename(goal)
    except OSError:
        # Another run put its folder there, or the disk fails: then the old one goes back.
        with contextlib.suppress(OSError):
            old.rename(goal)
        if old.exists():
            shutil.rmtree(old, ignore_errors=True)
            return False
        raise
    shutil.rmtree(old, ignore_errors=True)
    return True


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step (Linux, renameat2); False where the system can't."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        done: int = libc.renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
        return done == 0
    return False
