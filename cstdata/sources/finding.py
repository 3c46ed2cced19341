"""From what the caller names to the documents and record files that it holds."""

import glob
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from cstdata.convert import NOTHING
from cstdata.problems import CstdataError, Problem
from cstdata.readers import LARGEST, MEDIA_TYPES, file_bytes, too_large
from cstdata.sources.archives import archive_sources
from cstdata.sources.sidecars import SIDECAR, document_of_sidecar, is_sidecar, read_sidecar, without_document
from cstdata.sources.sniffing import HEAD, ArchiveKind, archive_kind, archive_kind_of_name, document_type
from cstdata.sources.source import RECORD_FILE, Source, is_aside, media_type_of_name, passed_over

__all__ = ["STANDARD_INPUT", "find_sources"]

STANDARD_INPUT = "-"
"""What names standard input; a file of this name is ``./-``, given as text."""

_STDIN = "<stdin>"

_NAMES = {media_type: f"standard-input{suffix}" for suffix, media_type in reversed(MEDIA_TYPES.items())}


def find_sources(named: Iterable[str | os.PathLike[str]]) -> Iterator[Source | Problem]:
    """The documents and record files that are named, each once, and what is wrong, one by one.

    Folders are searched through, and patterns (``*``, ``?``, ``[...]``, ``**``) that are no files matched, in the order
    of names; there and in archives files of unknown kind are passed over with a warning. A file that is named itself is
    taken whatever its ending, so that its reader can refuse it. Archives are known by their bytes.

    Args:
        named: Files, folders, archives, patterns; the text ``-`` is standard input.
    """
    seen: set[str] = set()
    for name in named:
        for path in _expanded(name):
            if isinstance(path, Problem):
                yield path
            elif str(path) not in seen:
                seen.add(str(path))
                if not is_sidecar(Path(path).name):
                    yield from _standard_input() if path == STANDARD_INPUT else _file(Path(path))
    for path in map(Path, sorted(filter(is_sidecar, seen))):
        document = document_of_sidecar(path.name)
        if document is None or str(path.with_name(document)) not in seen:
            yield without_document(str(path))


def _expanded(name: str | os.PathLike[str]) -> Iterator[str | Path | Problem]:
    """The files that a name stands for."""
    if name == STANDARD_INPUT:
        yield STANDARD_INPUT
        return
    path = Path(name)
    if path.is_dir():
        yield from _kinds_known(sorted(path.rglob("*")))
    elif path.exists():
        yield path
    elif glob.has_magic(str(path)):
        found = sorted(Path(match) for match in glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not found:
            yield _missing(str(path), "no file matches the pattern")
        for match in found:
            yield from _kinds_known(sorted(match.rglob("*")) if match.is_dir() else [match])
    else:
        yield _missing(str(path), "there is no such file or folder")


def _missing(source: str, message: str) -> Problem:
    return Problem(code="document-unreadable", message=message, source=source)


def _kinds_known(paths: Iterable[Path]) -> Iterator[Path | Problem]:
    """The files among ``paths`` that are documents, record files or archives by their names."""
    for path in paths:
        if not path.is_file() or is_aside(path.name):
            continue
        known = media_type_of_name(path.name) or archive_kind_of_name(path.name)
        yield path if known else passed_over(path.name, str(path))


def _file(path: Path) -> Iterator[Source | Problem]:
    label = str(path)
    try:
        kind = _archive_kind(path)
        if kind is None:
            media_type = media_type_of_name(path.name)
            sidecar = path.with_name(path.name + SIDECAR)
            given, problems = NOTHING, list[Problem]()
            if media_type in MEDIA_TYPES.values() and sidecar.is_file():
                given, problems = read_sidecar(file_bytes(sidecar, source=str(sidecar)), str(sidecar))
            yield from problems
            yield Source(label, path.name, path, media_type, given)
            return
        with path.open("rb") as file:
            yield from archive_sources(file, kind, label)
    except CstdataError as error:
        yield error.problem
    except OSError as error:
        yield _missing(label, f"can't read the file: {error.strerror}")


def _archive_kind(path: Path) -> ArchiveKind | None:
    if not path.is_file():  # a pipe or a device, which its reader refuses
        return None
    with path.open("rb") as file:
        return archive_kind(file.read(HEAD)) or archive_kind_of_name(path.name)


def _standard_input() -> Iterator[Source | Problem]:
    data = sys.stdin.buffer.read(LARGEST + 1)
    kind = archive_kind(data[:HEAD])
    if len(data) > LARGEST:
        yield too_large(len(data), _STDIN)
    elif kind is not None:
        yield from archive_sources(io.BytesIO(data), kind, _STDIN)
    else:
        media_type = document_type(data)
        name = "standard-input.yaml" if media_type == RECORD_FILE else _NAMES[media_type]
        yield Source(_STDIN, name, data, media_type)
