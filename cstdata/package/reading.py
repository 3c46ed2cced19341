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
        """What tables there are."""
        found = []
        for resource in self._json("parquet/datapackage.json")["resources"]:
            fields = tuple(field["name"] for field in resource["schema"]["fields"])
            found.append(TableInfo(resource["name"], resource["rows"], fields, resource["description"]))
        return tuple(found)

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

        path = self.path / "parquet" / f"{table}.parquet"
        try:
            known = pq.read_schema(path).names
            missing = [name for name in columns or () if name not in known]
            if missing:
                raise KeyError(_no_such(f"column of {table}", missing[0], known))
            return pq.ParquetFile(path, memory_map=True).read(columns=list(columns) if columns is not None else None)
        except FileNotFoundError:
            raise _missing(path) from None
        except pa.ArrowInvalid as error:
            raise CstdataError(
                Problem(
                    code="package-file-unreadable",
                    message=f"this is no whole Parquet file: {error}",
                    source=str(path),
                    table=table,
                    advice="Build or download the package again.",
                )
            ) from None

    def _json(self, name: str) -> dict[str, Any]:
        path = self.path / name
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise _missing(path) from None
        except ValueError as error:
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


def _missing(path: Path) -> CstdataError:
    return CstdataError(
        Problem(
            code="package-missing",
            message="the file is not there",
            source=str(path),
            advice="Is this the folder of a package? `cstdata build --out DIR` makes one.",
        )
    )


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
