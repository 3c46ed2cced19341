"""Descriptors read and checked: JSON of the right form, by the Data Package standard, with every table once."""

import json
import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cstdata.models import TABLE_NAMES, TableName
from cstdata.problems import Problem

__all__ = ["read_descriptor", "resources_of"]

Descriptor = Mapping[str, Any]

_FOLLOWED = ("profile", "profiles", "dialect", "layout", "schema", "extrapaths")
"""Properties whose text frictionless takes for the address of another file, and fetches."""


def read_descriptor(path: Path) -> tuple[Descriptor | None, list[Problem]]:
    """The descriptor, or None, and what is wrong with it by the Data Package standard."""
    if os.path.lexists(path) and not path.is_file():
        return None, [Problem(code="package-file-missing", message="the descriptor is no file", source=str(path))]
    try:
        descriptor = json.loads(path.read_bytes(), object_pairs_hook=_object, parse_constant=_no_constant)
        _check_form(descriptor)
    except FileNotFoundError:
        return None, [Problem(code="package-file-missing", message="the descriptor is not there", source=str(path))]
    except OSError as error:
        message = f"the descriptor can't be read: {error.strerror}"
        return None, [Problem(code="package-file-unreadable", message=message, source=str(path))]
    except (ValueError, RecursionError) as error:
        return None, [
            Problem(
                code="package-descriptor",
                message=f"this is no descriptor: {error}",
                source=str(path),
                line=error.lineno if isinstance(error, json.JSONDecodeError) else 1,
                column=error.colno if isinstance(error, json.JSONDecodeError) else 1,
            )
        ]
    return descriptor, _by_standard(descriptor, path)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key {next(n for n in names if names.count(n) > 1)!r} stands twice in an object")
    return found


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is no JSON")


def _check_form(descriptor: Any) -> None:
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise ValueError("it is no object with a list of resources")
    if not all(isinstance(resource, dict) for resource in descriptor["resources"]):
        raise ValueError("a resource is no object")
    for part in (descriptor, *descriptor["resources"]):
        for name in _FOLLOWED:
            if name in part and not isinstance(part[name], dict):
                raise ValueError(f"{name!r} is no object; what is written elsewhere is not fetched")
    json.dumps(descriptor, ensure_ascii=False).encode()  # half of a surrogate pair is no text


def _by_standard(descriptor: Descriptor, path: Path) -> list[Problem]:
    # Imported here: it costs more than all else that validation imports.
    from frictionless import FrictionlessException, Package  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # A copy: frictionless rewrites what it is given.
            Package.from_descriptor(json.loads(json.dumps(descriptor)), basepath=str(path.parent))
    except FrictionlessException as error:
        messages = [reason.message for reason in error.reasons or [error.error]]
    except Exception as error:  # noqa: BLE001 - frictionless stumbles over wrong types in many ways
        messages = [f"it breaks the Data Package standard: {type(error).__name__}: {error}"]
    else:
        messages = []
    return [Problem(code="package-descriptor", message=message, source=str(path)) for message in messages]


def resources_of(descriptor: Descriptor, path: Path) -> tuple[dict[TableName, Descriptor], list[Problem]]:
    """The resources by table; and those that are none of ours, that stand twice, and that are missing."""
    found: dict[TableName, Descriptor] = {}
    problems: list[Problem] = []
    for resource in descriptor["resources"]:
        printed = resource.get("name")
        name = next((table for table in TABLE_NAMES if table == printed), None)
        if name is not None and name not in found:
            found[name] = resource
            continue
        problems.append(
            Problem(
                code="package-descriptor",
                message="there is no such table" if name is None else "the resource is declared twice",
                value=str(printed)[:200],
                expected=f"one of {', '.join(TABLE_NAMES)}",
                source=str(path),
            )
        )
    problems += (
        Problem(
            code="package-file-missing",
            message="the descriptor has no such resource",
            source=str(path),
            table=name,
            advice="Build or download the package again.",
        )
        for name in TABLE_NAMES
        if name not in found
    )
    return found, problems
