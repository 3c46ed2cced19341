"""A package on disk, opened: its tables as Arrow, pandas or polars."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from cstdata.models.names import TABLE_NAMES, TableName
from cstdata.problems import CstdataError, Problem

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Frame", "Package", "TableInfo", "bundled_package"]

Frame = Literal["arrow", "pandas", "polars"]


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table of a package: its name, number of rows, columns, and what a row of it is."""

    name: TableName
    rows: int
    columns: tuple[str, ...]
    description: str


@dataclass(frozen=True)
class Package:
    """A data package in a folder; tables are read when asked for.

    Args:
        path: The folder that holds ``datapackage.json``.
    """

    path: Path

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """The descriptor of the CSV edition.

        Raises:
            CstdataError: ``package-missing`` or ``package-descriptor``.
        """
        return self._json("datapackage.json")

    @property
    def version(self) -> str:
        """The data version."""
        return str(self.descriptor.get("version", ""))

    def tables(self) -> tuple[TableInfo, ...]:
        """What tables there are.

        Raises:
            CstdataError: The descriptor of the Parquet edition is missing or damaged.
        """
        name = "parquet/datapackage.json"
        try:
            return tuple(_table_info(resource) for resource in self._json(name)["resources"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CstdataError(
                Problem(
                    code="package-descriptor",
                    message=f"this is no descriptor of ours: {type(error).__name__}: {error}",
                    source=str(self.path / name),
                    advice="`cstdata validate` says what is wrong with the package.",
                )
            ) from None

    @overload
    def load(
        self, table: TableName, *, columns: Sequence[str] | None = None, as_: Literal["arrow"] = "arrow"
    ) -> "pa.Table": ...
    @overload
    def load(
        self, table: TableName, *, columns: Sequence[str] | None = None, as_: Literal["pandas"]
    ) -> "pd.DataFrame": ...
    @overload
    def load(
        self, table: TableName, *, columns: Sequence[str] | None = None, as_: Literal["polars"]
    ) -> "pl.DataFrame": ...
    def load(self, table: TableName, *, columns: Sequence[str] | None = None, as_: Frame = "arrow") -> Any:
        """A table.

        Args:
            table: Its name.
            columns: The columns to read; all by default.
            as_: ``arrow`` for a `pyarrow.Table`; ``pandas`` (Arrow-backed types) and ``polars`` where installed.

        Raises:
            KeyError: There is no such table or column; the message names the nearest.
            ModuleNotFoundError: ``as_`` needs a package that is not installed; the message says what to install.
            CstdataError: The file is missing or damaged.
        """
        if table not in TABLE_NAMES:
            raise KeyError(_no_such("table", table, TABLE_NAMES))
        if as_ not in ("arrow", "pandas", "polars"):
            raise ValueError(_no_such("form", as_, ("arrow", "pandas", "polars")))
        data = self._read(table, columns)
        if as_ == "pandas":
            return _to_pandas(data)
        return _to_polars(data) if as_ == "polars" else data

    def _read(self, table: TableName, columns: Sequence[str] | None) -> "pa.Table":
        import pyarrow as pa  # noqa: PLC0415 - imported where used, so that `import cstdata` is quick
        import pyarrow.parquet as pq  # noqa: PLC0415

        path = _file(self.path / "parquet" / f"{table}.parquet")
        try:
            with pq.ParquetFile(path, memory_map=True) as file:
                known = file.schema_arrow.names
                missing = [name for name in columns or () if name not in known]
                if missing:
                    raise KeyError(_no_such(f"column of {table}", missing[0], known))
                return file.read(columns=None if columns is None else list(columns))
        except (pa.ArrowException, OSError) as error:
            # pyarrow tells of damage with one or the other, by what is damaged.
            raise _unreadable(path, f"this is no whole Parquet file: {error}") from None

    def _json(self, name: str) -> dict[str, Any]:
        path = _file(self.path / name)
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise _unreadable(path, f"can't read the file: {error.strerror}") from None
        except (ValueError, RecursionError) as error:
            raise CstdataError(
                Problem(code="package-descriptor", message=f"this is no JSON: {error}", source=str(path))
            ) from None
        if not isinstance(value, dict):
            raise CstdataError(
                Problem(code="package-descriptor", message="a descriptor is an object", source=str(path))
            )
        return value


def bundled_package() -> Package:
    """The released package that comes with the library; in a checkout the one at its root.

    Raises:
        CstdataError: ``package-missing``: the installation is not whole.
    """
    home = Path(__file__).resolve().parent.parent
    for folder in (home / "released", home.parent):
        if (folder / "parquet" / "datapackage.json").is_file():
            return Package(folder)
    raise _missing(home / "released" / "datapackage.json")


def _file(path: Path) -> Path:
    """The path, if a file is there; a pipe would be waited for."""
    if path.is_file():
        return path
    raise _unreadable(path, "this is no file") if path.exists() else _missing(path)


def _missing(path: Path) -> CstdataError:
    return CstdataError(
        Problem(
            code="package-missing",
            message="the file is not there",
            source=str(path),
            advice="Is this the folder of a package? `cstdata build --out DIR` makes one.",
        )
    )


def _unreadable(path: Path, message: str) -> CstdataError:
    return CstdataError(
        Problem(
            code="package-file-unreadable",
            message=" ".join(message.split()),
            source=str(path),
            advice="It is cut off or damaged; build or download the package again.",
        )
    )


def _table_info(resource: Any) -> TableInfo:
    name, rows, description = resource["name"], resource["rows"], resource["description"]
    if name not in TABLE_NAMES or not isinstance(rows, int):
        raise ValueError(f"no table {name!r} with {rows!r} rows")
    fields = tuple(str(field["name"]) for field in resource["schema"]["fields"])
    return TableInfo(name, rows, fields, str(description))


def _no_such(what: str, name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(str(name), known, n=1)
    return f"there is no {what} {name!r}{f'; did you mean {near[0]!r}?' if near else ''} Known: {', '.join(known)}"


def _to_pandas(data: "pa.Table") -> "pd.DataFrame":
    try:
        import pandas as pd  # noqa: PLC0415
    except ModuleNotFoundError:
        raise ModuleNotFoundError("pandas is not installed: pip install 'cstdata[pandas]'", name="pandas") from None
    frame: pd.DataFrame = data.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _to_polars(data: "pa.Table") -> "pl.DataFrame":
    try:
        import polars as pl  # noqa: PLC0415
    except ModuleNotFoundError:
        raise ModuleNotFoundError("polars is not installed: pip install 'cstdata[polars]'", name="polars") from None
    frame = pl.from_arrow(data)
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table gives a frame
    return frame
