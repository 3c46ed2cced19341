"""Tables to a package on disk."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from cstdata.models import TABLE_NAMES, TableName
from cstdata.package.descriptor import descriptor, json_text, package_name
from cstdata.package.edition import CSV, EDITIONS
from cstdata.package.staging import staged
from cstdata.tabular import empty_table

__all__ = ["write_package"]

_LATEST = 253402300799
"""The last second of the year 9999, the last that a descriptor can name."""

_FOLDERS = frozenset({"data", "parquet", "schema"})
_FILES = re.compile(r"(parquet/)?datapackage\.json|data/[^/]+\.csv|parquet/[^/]+\.parquet|schema/[^/]+\.json")


def write_package(
    tables: Mapping[TableName, pa.Table],
    goal: Path,
    *,
    version: str,
    schemas: Mapping[str, str],
    text: bool = False,
) -> None:
    """Write a package to the folder ``goal``: both editions, their descriptors, ``schema/``.

    Args:
        tables: The tables; those that are left out are written empty.
        goal: The folder; replaced in one step if it holds a package already.
        version: The data version, X.Y.Z.
        schemas: The files of ``schema/``, name to text.
        text: Whether articles and paragraphs have their column of prose.

    Raises:
        OutputRefusedError: The goal holds something that is no part of a package.
        OSError: The disk says so; the goal is as it was.
    """
    whole = {name: tables.get(name, empty_table(name, text=text)).combine_chunks() for name in TABLE_NAMES}
    with staged(goal, foreign=_foreign) as stage:
        for edition in EDITIONS:
            (stage / edition.folder).mkdir()
            for name, data in whole.items():
                edition.write(name, data, stage / edition.file(name))
            about = descriptor(edition, whole, stage, version=version, epoch=_epoch())
            (stage / edition.descriptor).write_text(json_text(about), encoding="utf-8", newline="\n")
        (stage / "schema").mkdir()
        for file, content in schemas.items():
            (stage / "schema" / file).write_text(content, encoding="utf-8", newline="\n")


def _epoch() -> int | None:
    """SOURCE_DATE_EPOCH, where it is given and a number of seconds."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if re.fullmatch(r"[0-9]{1,12}", given) and int(given) <= _LATEST else None


def _foreign(folder: Path) -> list[str]:
    """What a folder holds that is no part of a package of ours; all, where it holds no such package."""
    entries = sorted(folder.iterdir())
    found = [entry.name for entry in entries if not _is_member(entry, folder)]
    for edition_folder in (entry for entry in entries if entry.name in _FOLDERS and not found):
        inside = sorted(edition_folder.iterdir())
        found += [f"{edition_folder.name}/{entry.name}" for entry in inside if not _is_member(entry, folder)]
    if entries and not found and not _is_ours(folder / CSV.descriptor):
        found = [entry.name for entry in entries]
    return found


def _is_member(entry: Path, package: Path) -> bool:
    name = entry.relative_to(package).as_posix()
    if entry.is_symlink():
        return False
    return entry.is_dir() if name in _FOLDERS else entry.is_file() and bool(_FILES.fullmatch(name))


def _is_ours(path: Path) -> bool:
    try:
        about = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(about, dict) and about.get("name") == package_name()
