"""A package on disk, checked: descriptors, files, sizes, hashes, and every table in columns.

Both editions are read and checked, and compared cell by cell, so that a changed cell is named even where it is
still a valid one. Nothing is fetched, and nothing outside the package is read. Only failing rows are turned into
messages, and of each rule and table only the first `SHOWN`; what is more is counted.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cstdata.models import TABLE_NAMES, TableName
from cstdata.package.edition import CSV, EDITIONS, Edition
from cstdata.package.verification.comparison import compare
from cstdata.package.verification.descriptors import read_descriptor, resources_of
from cstdata.package.verification.files import (
    check_counts,
    check_resource,
    declares_text,
    file_in_place,
    is_inside,
    undeclared,
)
from cstdata.package.verification.messages import SHOWN, problems_of
from cstdata.package.verification.reading import ReadTable, read_csv, read_parquet
from cstdata.problems import CstdataError, Problem, count_errors, worst_first
from cstdata.tabular.checks import check_rows
from cstdata.tabular.cover import check_cover, check_uncovered
from cstdata.tabular.references import check_references

__all__ = ["SHOWN", "Verification", "verify_package"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found.

    Args:
        package: The folder.
        rows: The number of rows of each table that could be read.
        problems: What is wrong, worst first.
    """

    package: Path
    rows: Mapping[TableName, int]
    problems: tuple[Problem, ...]

    def errors(self, *, strict: bool = False) -> int:
        """How many problems are errors; with ``strict`` warnings count too."""
        return count_errors(self.problems, strict=strict)

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON holds it."""
        return {
            "package": str(self.package),
            "rows": dict(self.rows),
            "problems": [asdict(problem) for problem in self.problems],
        }


def verify_package(root: Path) -> Verification:
    """Check the package in the folder ``root``.

    Raises:
        CstdataError: ``package-missing``: there is no folder, or no descriptor in it.
    """
    if not (root / CSV.descriptor).is_file():
        raise CstdataError(
            Problem(
                code="package-missing",
                message="there is no datapackage.json",
                source=str(root),
                expected="the folder of a package",
                advice="`cstdata build --out DIR` makes one.",
            )
        )
    problems: list[Problem] = []
    editions: dict[str, dict[TableName, ReadTable]] = {}
    for edition in EDITIONS:
        editions[edition.name], found = _verify_edition(root, edition)
        problems += found
    problems += compare(editions["csv"], editions["parquet"])
    readable = editions["parquet"] | editions["csv"]
    rows = {name: readable[name].data.num_rows for name in TABLE_NAMES if name in readable}
    return Verification(root, rows, tuple(worst_first(problems)))


def _verify_edition(root: Path, edition: Edition) -> tuple[dict[TableName, ReadTable], list[Problem]]:
    path = root / edition.descriptor
    if not is_inside(path, root):
        message = "the descriptor is a link that leaves the package"
        return {}, [Problem(code="package-file-missing", message=message, source=str(path))]
    descriptor, problems = read_descriptor(path)
    tables: dict[TableName, ReadTable] = {}
    if descriptor is not None:
        resources, found = resources_of(descriptor, path)
        problems += found
        for name, resource in resources.items():
            problems += check_resource(root, edition, name, resource)
            read = _read(root, edition, name, resource)
            if isinstance(read, Problem):
                problems.append(read)
            elif read is not None:
                tables[name] = read
                problems += [*read.ragged, *problems_of(read, (*read.violations, *read.unread))]
                problems += check_counts(path, read, resource)
        problems += undeclared(root, edition, resources)
    return tables, problems + _verify_tables(tables)


def _read(root: Path, edition: Edition, name: TableName, resource: Mapping[str, Any]) -> ReadTable | Problem | None:
    path = file_in_place(root, edition, name)
    if path is None:
        return None
    reader = read_csv if edition is CSV else read_parquet
    return reader(path, name, text=declares_text(name, resource))


def _verify_tables(tables: Mapping[TableName, ReadTable]) -> list[Problem]:
    problems: list[Problem] = []
    data = {name: read.data for name, read in tables.items()}
    for name, read in tables.items():
        problems += problems_of(read, [*check_rows(name, read.data, read.unread), *check_references(name, data)])
    if {"documents", "blocks"} <= data.keys():
        problems += problems_of(tables["blocks"], check_cover(data["documents"], data["blocks"]))
        problems += problems_of(tables["documents"], check_uncovered(data["documents"], data["blocks"]))
    return problems
