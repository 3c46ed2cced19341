"""Tables to a package on disk."""

import os
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from cstdata.models import TABLE_NAMES, TableName
from cstdata.package.descriptor import descriptor, json_text
from cstdata.package.edition import EDITIONS
from cstdata.package.staging import staged
from cstdata.tables import empty_table

__all__ = ["MEMBERS", "write_package"]

MEMBERS = frozenset({"datapackage.json", "data", "parquet", "schema"})
"""The names at the top of a package."""


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
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    epoch = int(given) if given.isdigit() else None
    with staged(goal, replaceable=MEMBERS) as stage:
        for edition in EDITIONS:
            (stage / edition.folder).mkdir()
            for name, data in whole.items():
                edition.write(name, data, stage / edition.file(name))
            about = descriptor(edition, whole, stage, version=version, epoch=epoch)
            (stage / edition.descriptor).write_text(json_text(about), encoding="utf-8", newline="\n")
        (stage / "schema").mkdir()
        for file, content in schemas.items():
            (stage / "schema" / file).write_text(content, encoding="utf-8", newline="\n")
