"""Descriptors of the two editions: Data Package v2, with keys, enumerations, sizes and hashes."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa

from cstdata.models import TableName
from cstdata.package.edition import Edition
from cstdata.tabular import logical_hash, table_description, table_schema

__all__ = ["PACKAGE_PROFILE", "RESOURCE_PROFILE", "descriptor", "file_hash", "json_text", "package_name"]

PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"


@cache
def _about() -> dict[str, Any]:
    about = tomllib.loads(files(__package__).joinpath("about.toml").read_text(encoding="utf-8"))
    about["description"] = " ".join(about["description"].split())
    return about


def package_name() -> str:
    """The name that our descriptors give the package."""
    return str(_about()["name"])


def descriptor(
    edition: Edition,
    tables: Mapping[TableName, pa.Table],
    root: Path,
    *,
    version: str,
    epoch: int | None = None,
) -> dict[str, Any]:
    """The descriptor of one edition, whose files stand already under ``root``.

    Args:
        edition: The edition.
        tables: What the files hold.
        root: The folder of the package.
        version: The data version, X.Y.Z.
        epoch: Seconds since 1970 for ``created`` (SOURCE_DATE_EPOCH); None leaves it out.
    """
    about = _about()
    head: dict[str, Any] = {"$schema": PACKAGE_PROFILE, "name": about["name"]}
    head |= {key: about[key] for key in ("title", "description", "homepage")}
    head["version"] = version
    if epoch is not None:
        head["created"] = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head |= {key: about[key] for key in ("keywords", "licenses", "sources", "contributors")}
    head["resources"] = [_resource(edition, table, data, root) for table, data in tables.items()]
    return head


def _resource(edition: Edition, table: TableName, data: pa.Table, root: Path) -> dict[str, Any]:
    path = root / edition.file(table)
    resource: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": table,
        "type": "table",
        "description": table_description(table),
        # Paths are relative to the folder of the descriptor.
        "path": path.relative_to((root / edition.descriptor).parent).as_posix(),
        "format": edition.name,
        "mediatype": edition.media_type,
        "bytes": path.stat().st_size,
        "hash": file_hash(path),
        "rows": data.num_rows,
        "logicalHash": logical_hash(table, data),
        "schema": table_schema(table, text="text" in data.column_names),
    }
    if edition.name == "csv":
        resource["encoding"] = "utf-8"
    return resource


def file_hash(path: Path) -> str:
    """``sha256:`` and the SHA-256 of a file's bytes.

    Raises:
        OSError: The file can't be read.
    """
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def json_text(value: Any) -> str:
    """JSON as this project writes it: two blanks, characters as they are, a line feed at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
