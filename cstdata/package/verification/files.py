"""The files of a package against their descriptor: where they are, their sizes and hashes, what is undeclared."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from cstdata.models import TABLE_NAMES, TableName
from cstdata.package.descriptor import file_hash
from cstdata.package.edition import Edition
from cstdata.package.verification.reading import ReadTable
from cstdata.problems import Code, Problem
from cstdata.tabular import columns_of, logical_hash, table_schema

__all__ = ["check_counts", "check_resource", "declares_text", "file_in_place", "is_inside", "undeclared"]


def file_in_place(root: Path, edition: Edition, name: TableName) -> Path | None:
    """The file of a table, or None where there is none, or a link leads out of the package."""
    path = root / edition.file(name)
    return path if path.is_file() and is_inside(path, root) else None


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, all links followed, is in the folder ``root``."""
    # realpath() bears links that lead to themselves; resolve() does not.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def declares_text(name: TableName, resource: Mapping[str, Any]) -> bool:
    """Whether the resource has the column of prose, of those that the table has in packages with prose alone."""
    prose = {column.name for column in columns_of(name, text=True) if column.only_with_text}
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    names = [field.get("name") for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []
    return any(column in names for column in prose)


def check_resource(root: Path, edition: Edition, name: TableName, resource: Mapping[str, Any]) -> list[Problem]:
    """Where the resource's file is, whether it is that file, and whether its schema is the one of this version."""
    source = str(root / edition.descriptor)
    wanted = PurePosixPath(edition.file(name)).relative_to(PurePosixPath(edition.descriptor).parent)
    if resource.get("path") != str(wanted):
        return [
            Problem(
                code="package-descriptor",
                message="the path is not that of the table's file",
                source=source,
                table=name,
                value=str(resource.get("path"))[:200],
                expected=str(wanted),
            )
        ]
    path = file_in_place(root, edition, name)
    if path is None:
        return [
            Problem(
                code="package-file-missing",
                message="the file of the table is not there, or it is a link that leaves the package",
                source=str(root / edition.file(name)),
                table=name,
                advice="Build or download the package again.",
            )
        ]
    problems = _sizes(path, name, resource)
    if resource.get("schema") not in (table_schema(name), table_schema(name, text=True)):
        problems.append(
            Problem(
                code="package-descriptor",
                severity="warning",
                message="the schema is not that of this version of cstdata; the table is checked by this version",
                source=source,
                table=name,
            )
        )
    return problems


def _sizes(path: Path, name: TableName, resource: Mapping[str, Any]) -> list[Problem]:
    found: tuple[tuple[str, Code, object], ...] = (
        ("bytes", "package-size", path.stat().st_size),
        ("hash", "package-hash", file_hash(path)),
    )
    return [
        Problem(
            code=code,
            message=f"the file is not the one that the descriptor names by its {key}",
            source=str(path),
            table=name,
            value=str(actual),
            expected=str(resource[key])[:200] if key in resource else f"the {key}, which the descriptor leaves out",
            advice="The file was changed or cut off; build or download the package again.",
        )
        for key, code, actual in found
        if resource.get(key) != actual
    ]


def check_counts(descriptor: Path, read: ReadTable, resource: Mapping[str, Any]) -> list[Problem]:
    """The number of rows and the logical hash, where the table was read without a fault."""
    if read.faulty:
        return []
    actual = {"rows": read.data.num_rows, "logicalHash": logical_hash(read.name, read.data)}
    return [
        Problem(
            code="package-hash",
            message=f"the table does not have the {key} of the descriptor",
            source=str(descriptor),
            table=read.name,
            value=str(value),
            expected=str(resource[key])[:200],
        )
        for key, value in actual.items()
        if key in resource and resource[key] != value
    ]


def undeclared(root: Path, edition: Edition, declared: Iterable[TableName]) -> list[Problem]:
    """Files beside those of the edition that no resource names."""
    folder = root / edition.folder
    wanted = {PurePosixPath(edition.file(name)).name for name in TABLE_NAMES if name in set(declared)}
    wanted.add(PurePosixPath(edition.descriptor).name)
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    return [
        Problem(
            code="package-file-undeclared",
            severity="warning",
            message="no resource of the descriptor names this file; it is not checked",
            source=str(folder / name),
        )
        for name in names
        if name not in wanted
    ]
