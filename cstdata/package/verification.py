"""A package on disk, checked: descriptors, files, sizes, hashes, and every table in columns.

Both editions are read and checked, and compared cell by cell, so that a changed cell is named even where it is
still a valid one. Only failing rows are turned into messages, and of each rule and table only the first
`SHOWN`; what is more is counted.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from cstdata.models import RECORD_TYPES, TABLE_NAMES, TableName
from cstdata.package.descriptor import file_hash
from cstdata.package.edition import CSV, EDITIONS, Edition
from cstdata.problems import Code, CstdataError, Problem, count_errors, worst_first
from cstdata.tables import arrow_schema, columns_of, logical_hash, table_schema
from cstdata.tables.cells import column_text
from cstdata.tables.checks import Violation, check_columns, check_references, check_rows, read_texts

__all__ = ["SHOWN", "Verification", "verify_package"]

SHOWN = 20
"""The most problems that are listed of one rule in one table of one edition."""

NULL = ""


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A table of an edition, read: typed, with the cells that could not be read."""

    data: pa.Table
    unread: Sequence[Violation] = ()


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
    editions: dict[str, dict[TableName, _Read]] = {}
    for edition in EDITIONS:
        editions[edition.name], found = _verify_edition(root, edition)
        problems += found
    problems += _compare(root, editions["csv"], editions["parquet"])
    readable = editions["parquet"] | editions["csv"]
    rows = {name: readable[name].data.num_rows for name in TABLE_NAMES if name in readable}
    return Verification(root, rows, tuple(worst_first(problems)))


# --- one edition


def _verify_edition(root: Path, edition: Edition) -> tuple[dict[TableName, _Read], list[Problem]]:
    path = root / edition.descriptor
    descriptor, problems = _descriptor(path)
    tables: dict[TableName, _Read] = {}
    declared: set[str] = set()
    for resource in descriptor.get("resources", ()) if descriptor else ():
        name = resource.get("name")
        if name not in TABLE_NAMES or name in declared:
            problems.append(
                Problem(
                    code="package-descriptor",
                    message="the resource is declared twice" if name in declared else "there is no such table",
                    value=str(name),
                    expected=f"one of {', '.join(TABLE_NAMES)}",
                    source=str(path),
                )
            )
            continue
        declared.add(name)
        read, found = _verify_resource(root, edition, name, resource)
        problems += found
        if read is not None:
            tables[name] = read
    problems += (
        Problem(
            code="package-file-missing",
            message="the descriptor has no such resource",
            source=str(path),
            table=name,
            advice="Build or download the package again.",
        )
        for name in TABLE_NAMES
        if descriptor and name not in declared
    )
    problems += _undeclared(root, edition, declared)
    problems += _verify_tables(root, edition, tables)
    return tables, problems


def _descriptor(path: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The descriptor, or None, and what is wrong with it by the Data Package standard."""
    # Imported here: it costs more than all else that validation imports.
    from frictionless import FrictionlessException, Package  # noqa: PLC0415

    try:
        descriptor = json.loads(path.read_bytes())
        if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
            raise ValueError("it is no object with a list of resources")
        if not all(isinstance(resource, dict) for resource in descriptor["resources"]):
            raise ValueError("a resource is no object")
    except FileNotFoundError:
        return None, [Problem(code="package-file-missing", message="the descriptor is not there", source=str(path))]
    except ValueError as error:
        return None, [
            Problem(code="package-descriptor", message=f"this is no descriptor: {error}", source=str(path), line=1)
        ]
    try:
        Package.from_descriptor(json.loads(json.dumps(descriptor)), basepath=str(path.parent))
    except FrictionlessException as error:
        reasons = error.reasons or [error.error]
        return descriptor, [
            Problem(code="package-descriptor", message=reason.message, source=str(path)) for reason in reasons
        ]
    return descriptor, []


def _verify_resource(
    root: Path, edition: Edition, name: TableName, resource: Mapping[str, Any]
) -> tuple[_Read | None, list[Problem]]:
    descriptor = root / edition.descriptor
    printed = resource.get("path")
    path = _inside(root, descriptor.parent, printed)
    if path is None:
        return None, [
            Problem(
                code="package-descriptor",
                message="the path leaves the package, or is none",
                source=str(descriptor),
                table=name,
                value=str(printed),
                expected=f"a path like {edition.file(name)}",
            )
        ]
    if not path.is_file():
        return None, [
            Problem(
                code="package-file-missing",
                message="the file of the table is not there",
                source=str(path),
                table=name,
                advice="Build or download the package again.",
            )
        ]
    problems = _sizes(path, name, resource)
    text = any(field.get("name") == "text" for field in _fields(resource)) and _has_text(name)
    if resource.get("schema") != table_schema(name, text=text):
        problems.append(
            Problem(
                code="package-descriptor",
                severity="warning",
                message="the schema is not that of this version of cstdata; the table is checked by this version",
                source=str(descriptor),
                table=name,
            )
        )
    read, found = (_read_csv if edition is CSV else _read_parquet)(path, name, text=text)
    problems += found
    if read is not None and not found:
        problems += _counts(descriptor, name, resource, read)
    return read, problems


def _fields(resource: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return [field for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []


def _has_text(name: TableName) -> bool:
    return len(columns_of(name, text=True)) > len(columns_of(name))


def _inside(root: Path, base: Path, printed: object) -> Path | None:
    """The file that a path of a descriptor names, or None where it is not inside the package."""
    if not isinstance(printed, str) or not printed or "\\" in printed or "://" in printed:
        return None
    if PurePosixPath(printed).is_absolute() or ".." in PurePosixPath(printed).parts:
        return None
    path = base / printed
    home = root.resolve()
    return path if path.resolve().is_relative_to(home) else None


def _sizes(path: Path, name: TableName, resource: Mapping[str, Any]) -> list[Problem]:
    problems = []
    size, digest = path.stat().st_size, file_hash(path)
    found: tuple[tuple[str, Code, str], ...] = (
        ("bytes", "package-size", str(size)),
        ("hash", "package-hash", digest),
    )
    for key, code, actual in found:
        declared = resource.get(key)
        if str(declared) != actual:
            problems.append(
                Problem(
                    code=code,
                    message=f"the file is not the one that the descriptor names by its {key}",
                    source=str(path),
                    table=name,
                    value=actual,
                    expected=str(declared),
                    advice="The file was changed or cut off; build or download the package again.",
                )
            )
    return problems


def _counts(descriptor: Path, name: TableName, resource: Mapping[str, Any], read: _Read) -> list[Problem]:
    actual = {"rows": read.data.num_rows, "logicalHash": logical_hash(name, read.data)}
    return [
        Problem(
            code="package-hash",
            message=f"the table does not have the {key} of the descriptor",
            source=str(descriptor),
            table=name,
            value=str(value),
            expected=str(resource[key]),
        )
        for key, value in actual.items()
        if key in resource and resource[key] != value and not read.unread
    ]


def _undeclared(root: Path, edition: Edition, declared: Iterable[str]) -> list[Problem]:
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


# --- reading


def _read_csv(path: Path, name: TableName, *, text: bool) -> tuple[_Read | None, list[Problem]]:
    ragged: list[Problem] = []

    def uneven(row: pa.csv.InvalidRow) -> str:
        ragged.append(
            Problem(
                code="table-row-length",
                message=f"the row has {row.actual_columns} cells",
                source=str(path),
                # Row 1 is the header; without threads pyarrow counts rows, not lines.
                line=_line_of(path, row.number - 2) if row.number else None,
                column=1,
                table=name,
                value=row.text[:200],
                expected=f"{row.expected_columns} cells",
            )
        )
        return "skip"

    try:
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file), [])
    except UnicodeDecodeError as error:
        return None, [_unreadable(path, name, f"byte {error.start} is no UTF-8 ({error.reason})")]
    violations = check_columns(name, header, text=text)
    if len(set(header)) < len(header) or not header:
        return None, _problems(path, CSV, name, None, violations)
    try:
        texts = pa.csv.read_csv(
            path,
            read_options=pa.csv.ReadOptions(use_threads=False),
            parse_options=pa.csv.ParseOptions(newlines_in_values=True, invalid_row_handler=uneven),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(header, pa.string()),
                null_values=[NULL],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        return None, [_unreadable(path, name, str(error))]
    data, unread = read_texts(name, texts)
    problems = ragged + _problems(path, CSV, name, data, (*violations, *unread))
    return _Read(data, unread), problems


def _read_parquet(path: Path, name: TableName, *, text: bool) -> tuple[_Read | None, list[Problem]]:
    try:
        data = pq.ParquetFile(path).read()
    except (pa.ArrowException, OSError) as error:
        return None, [_unreadable(path, name, str(error))]
    violations = check_columns(name, data.column_names, text=text)
    wanted = arrow_schema(name, text=True)
    typed = []
    for column in columns_of(name, text=True):
        if column.name not in data.column_names:
            continue
        found, expected = data.schema.field(column.name).type, wanted.field(column.name).type
        if found == expected:
            typed.append(column.name)
        else:
            violations.append(
                Violation("table-type", "the column has another type", None, column.name, str(found), str(expected))
            )
    read = _Read(data.select(typed)) if len(set(data.column_names)) == len(data.column_names) else None
    return read, _problems(path, EDITIONS[1], name, data, violations)


def _unreadable(path: Path, name: TableName, why: str) -> Problem:
    return Problem(
        code="package-file-unreadable",
        message=f"the file can't be read: {' '.join(why.split())}",
        source=str(path),
        table=name,
        advice="It is cut off or damaged; build or download the package again.",
    )


# --- tables


def _verify_tables(root: Path, edition: Edition, tables: Mapping[TableName, _Read]) -> list[Problem]:
    problems: list[Problem] = []
    data = {name: read.data for name, read in tables.items()}
    for name, read in tables.items():
        found = [*check_rows(name, read.data, read.unread), *check_references(name, data)]
        problems += _problems(root / edition.file(name), edition, name, read.data, found)
    if {"documents", "blocks"} <= data.keys():
        found = _check_cover(data["documents"], data["blocks"])
        problems += _problems(root / edition.file("blocks"), edition, "blocks", data["blocks"], found)
    return problems


def _check_cover(documents: pa.Table, blocks: pa.Table) -> list[Violation]:
    """Places where the blocks of a document leave a gap, overlap, or end before or after it does."""
    needed = {"document_id", "start", "end"}
    if not needed <= set(blocks.column_names) or not {"document_id", "characters"} <= set(documents.column_names):
        return []
    rows = blocks.select(["document_id", "start", "end"]).append_column("#", pa.array(range(blocks.num_rows)))
    rows = rows.filter(pc.and_(pc.is_valid(rows["start"]), pc.is_valid(rows["end"])))
    rows = rows.sort_by([("document_id", "ascending"), ("start", "ascending")]).combine_chunks()
    length = dict(zip(documents["document_id"].to_pylist(), documents["characters"].to_pylist(), strict=True))
    violations = []
    before: str | None = None
    reached, last = 0, 0
    columns = (rows[key].to_pylist() for key in ("document_id", "start", "end", "#"))
    for document, start, end, index in (*zip(*columns, strict=True), (None, 0, 0, 0)):
        if document != before:
            if before is not None and length.get(before) not in (None, reached):
                violations.append(
                    Violation(
                        "blocks-cover",
                        "the last block does not end with its document",
                        last,
                        "end",
                        str(reached),
                        str(length[before]),
                    )
                )
            reached = 0
        if document is not None and start != reached:
            what = "leaves a gap before it" if start > reached else "overlaps the one before it"
            violations.append(Violation("blocks-cover", f"the block {what}", index, "start", str(start), str(reached)))
        before, reached, last = document, max(end, reached) if document == before else end, index
    return violations


def _compare(root: Path, first: Mapping[TableName, _Read], second: Mapping[TableName, _Read]) -> list[Problem]:
    """Cells in which the editions differ, by the rows' order; told of the CSV edition."""
    problems: list[Problem] = []
    for name in TABLE_NAMES:
        if name not in first or name not in second:
            continue
        texts, other = first[name].data, second[name].data
        unread = {(violation.row, violation.column) for violation in first[name].unread}
        if texts.num_rows != other.num_rows:
            found = [
                Violation(
                    "package-editions-differ",
                    "the editions have different numbers of rows",
                    None,
                    None,
                    f"{texts.num_rows} rows in CSV",
                    f"{other.num_rows} rows as in Parquet",
                )
            ]
        else:
            found = [v for v in _different_cells(name, texts, other) if (v.row, v.column) not in unread]
        problems += _problems(root / CSV.file(name), CSV, name, texts, found)
    return problems


def _different_cells(name: TableName, one: pa.Table, other: pa.Table) -> list[Violation]:
    violations = []
    for column in columns_of(name, text=True):
        if column.name not in one.column_names or column.name not in other.column_names:
            continue
        here, there = one.column(column.name), other.column(column.name)
        if here.equals(there):
            continue
        for row, (a, b) in enumerate(
            zip(
                column_text(here, column.kind).to_pylist(),
                column_text(there, column.kind).to_pylist(),
                strict=True,
            )
        ):
            if a != b:
                violations.append(
                    Violation(
                        "package-editions-differ",
                        "the cell differs from the Parquet edition",
                        row,
                        column.name,
                        a,
                        f"{b!r} as in Parquet",
                    )
                )
    return violations


# --- messages


def _problems(
    path: Path, edition: Edition, name: TableName, data: pa.Table | None, violations: Iterable[Violation]
) -> list[Problem]:
    """The first violations of each rule with their rows and lines, and a count of those that are more."""
    by_code: dict[Code, list[Violation]] = defaultdict(list)
    for violation in violations:
        by_code[violation.code].append(violation)
    problems: list[Problem] = []
    for code, found in by_code.items():
        problems += (_problem(path, edition, name, data, violation) for violation in found[:SHOWN])
        if len(found) > SHOWN:
            problems.append(
                Problem(
                    code=code,
                    message=f"{len(found) - SHOWN} more of this rule, {len(found)} in all",
                    source=str(path),
                    table=name,
                )
            )
    return problems


def _problem(path: Path, edition: Edition, name: TableName, data: pa.Table | None, violation: Violation) -> Problem:
    record = line = None
    where = ""
    if violation.row is not None and data is not None:
        key = RECORD_TYPES[name].primary_key
        parts = [data.column(column)[violation.row].as_py() for column in key if column in data.column_names]
        record = "/".join(str(part) for part in parts if part is not None) or None
        where = f"row {violation.row + 1}: "
        line = _line_of(path, violation.row) if edition is CSV else None
    return Problem(
        code=violation.code,
        message=f"{where}{violation.message}",
        source=str(path),
        line=line,
        table=name,
        record=record,
        field=violation.column,
        value=violation.value,
        expected=violation.expected,
    )


def _line_of(path: Path, row: int) -> int | None:
    """The physical line on which a row of a CSV file begins; cells of several lines are counted."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        start = reader.line_num + 1
        for index, _ in enumerate(reader):
            if index == row:
                return start
            start = reader.line_num + 1
    return None
