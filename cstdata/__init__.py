"""The China Science and Technology Newsletter, 1998-2019, as tables that can be traced to the printed character.

>>> import cstdata
>>> cstdata.load("articles").num_rows > 0
True

Everything heavy is imported where it is used, so that ``import cstdata`` is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Iterable, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from cstdata.models.names import TableName
    from cstdata.package.reading import Frame, Package, TableInfo
    from cstdata.package.verification import Verification
    from cstdata.pipeline import BuildReport

__all__ = ["__version__", "build", "load", "open", "tables", "validate"]

__version__ = "0.1.0"


@overload
def load(
    table: TableName,
    *,
    columns: Sequence[str] | None = None,
    as_: Literal["arrow"] = "arrow",
    package: str | os.PathLike[str] | None = None,
) -> pa.Table: ...
@overload
def load(
    table: TableName,
    *,
    columns: Sequence[str] | None = None,
    as_: Literal["pandas"],
    package: str | os.PathLike[str] | None = None,
) -> pd.DataFrame: ...
@overload
def load(
    table: TableName,
    *,
    columns: Sequence[str] | None = None,
    as_: Literal["polars"],
    package: str | os.PathLike[str] | None = None,
) -> pl.DataFrame: ...
def load(
    table: TableName,
    *,
    columns: Sequence[str] | None = None,
    as_: Frame = "arrow",
    package: str | os.PathLike[str] | None = None,
) -> Any:
    """A table, as a `pyarrow.Table` unless ``as_`` says otherwise.

    Args:
        table: The name of the table; `tables` lists them.
        columns: The columns to read; all by default.
        as_: ``arrow``; ``pandas`` or ``polars`` where they are installed.
        package: The folder of a package; by default the released one, which comes with the library.

    Raises:
        KeyError: There is no such table or column.
        ModuleNotFoundError: pandas or polars is asked for and not installed.
        CstdataError: The package is missing or damaged.
    """
    return open(package).load(table, columns=columns, as_=as_)


def tables(package: str | os.PathLike[str] | None = None) -> tuple[TableInfo, ...]:
    """What tables there are: name, number of rows, columns, description.

    Raises:
        CstdataError: The package is missing or damaged.
    """
    return open(package).tables()


def open(package: str | os.PathLike[str] | None = None) -> Package:  # noqa: A001 - the verb of the contract
    """A package: the released one, which comes with the library, or the one in a folder.

    Raises:
        CstdataError: ``package-missing``: the installation is not whole.
    """
    from pathlib import Path  # noqa: PLC0415

    from cstdata.package.reading import Package, bundled_package  # noqa: PLC0415

    return bundled_package() if package is None else Package(Path(package))


def build(
    sources: Iterable[str | os.PathLike[str]] | None = None,
    *,
    out: str | os.PathLike[str],
    samples: bool = False,
    text: bool = False,
    workers: int = 1,
    data_version: str | None = None,
    published: dt.date | str | None = None,
) -> BuildReport:
    """Build a package from documents and record files.

    Args:
        sources: Files, folders, archives, patterns with ``*``, or the text ``-`` for standard input; by default the
            record files of the real newsletters that come with the library.
        out: The folder of the package; replaced in one step where it holds one.
        samples: Build the invented newsletters that come with the library, from their text.
        text: Keep the prose of articles and paragraphs in a column ``text``, for one's own use.
        workers: The number of processes.
        data_version: The version that the descriptors carry, X.Y.Z.
        published: The date of the issue, YYYY-MM-DD, where ``sources`` are one document that does not print it.

    Returns:
        What was built, and what is wrong: see its ``problems`` and ``errors()``.

    Raises:
        ValueError: ``sources`` and ``samples`` together, a version or a date that is none, or a date for anything but
            one document.
        OutputRefusedError: ``out`` holds something that is no part of a package.
        OSError: The disk says so; ``out`` is as it was.
    """
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from cstdata.pipeline import DATA_VERSION, build_package  # noqa: PLC0415
    from cstdata.sources import bundled_record_files, sample_newsletters  # noqa: PLC0415

    if samples and sources is not None:
        raise ValueError("give sources or samples=True, not both")
    if sources is not None:
        named: Sequence[str | os.PathLike[str]] = list(sources)
    else:
        named = sample_newsletters() if samples else bundled_record_files()
    return build_package(
        named,
        Path(out),
        text=text,
        workers=workers,
        data_version=data_version or DATA_VERSION,
        published=date.fromisoformat(published) if isinstance(published, str) else published,
    )


def validate(package: str | os.PathLike[str]) -> Verification:
    """Check a package: files, sizes, hashes, columns, types, keys, references, both editions against each other.

    Raises:
        CstdataError: ``package-missing``: there is no package.
    """
    from pathlib import Path  # noqa: PLC0415

    from cstdata.package.verification import verify_package  # noqa: PLC0415

    return verify_package(Path(package))
