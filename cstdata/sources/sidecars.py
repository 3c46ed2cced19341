"""Sidecar files: what is known of an issue, in a file beside its document, ``NAME.EXT.meta.yaml``."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cstdata.convert import Given
from cstdata.problems import CstdataError, Problem
from cstdata.readers import MEDIA_TYPES
from cstdata.records.yamlnodes import Node, compose
from cstdata.sources.source import media_type_of_name

__all__ = ["SIDECAR", "document_of_sidecar", "is_sidecar", "read_sidecar", "without_document"]

SIDECAR = ".meta.yaml"
"""What is behind the name of a document in the name of its sidecar."""

_KEYS = ("number", "published")


def is_sidecar(name: str) -> bool:
    """Whether the name is that of a sidecar."""
    return name.lower().endswith(SIDECAR)


def document_of_sidecar(name: str) -> str | None:
    """The name of the document that a sidecar stands beside; None where it is no document's."""
    document = name[: -len(SIDECAR)]
    return document if media_type_of_name(document) in MEDIA_TYPES.values() else None


def without_document(label: str) -> Problem:
    """That a sidecar has no document beside it."""
    return Problem(
        code="sidecar-without-document",
        severity="warning",
        message="the document that this file belongs to is not there, or is not among the sources",
        expected=f"a document beside it, with the same name without {SIDECAR}",
        source=label,
    )


def read_sidecar(data: bytes, source: str) -> tuple[Given, list[Problem]]:
    """What a sidecar gives, and what is wrong with it; of a wrong value nothing is given.

    Args:
        data: Its bytes.
        source: What messages call it.
    """
    try:
        root = compose(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Given(), [_wrong((1, 1), f"byte {error.start} can't be read as UTF-8", "a text in UTF-8").at(source)]
    except CstdataError as error:
        return Given(), [replace(error.problem, code="sidecar-invalid", source=source)]
    if not isinstance(root.value, dict):
        problem = _wrong(root.place, "the file is no mapping", "published: YYYY-MM-DD, number: N")
        return Given(), [problem.at(source)]
    nodes: Mapping[str, Node] = root.value
    problems = [
        _wrong((root.keys or {})[name], f"there is no key {name!r}", f"one of {', '.join(_KEYS)}")
        for name in nodes
        if name not in _KEYS
    ]
    published, number = _published(nodes.get("published"), problems), _number(nodes.get("number"), problems)
    return Given(published, number), [problem.at(source) for problem in problems]


def _published(node: Node | None, problems: list[Problem]) -> date | None:
    if node is None or node.value is None:
        return None
    try:
        day = date.fromisoformat(node.value)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != node.value:
        problems.append(_wrong(node.place, "this is no date", "a date as 1999-06-10", node))
        return None
    return day


def _number(node: Node | None, problems: list[Problem]) -> int | None:
    if node is None or node.value is None:
        return None
    if type(node.value) is not int or node.value < 1:
        problems.append(_wrong(node.place, "this is no number of an issue", "a whole number from 1", node))
        return None
    return node.value


def _wrong(place: tuple[int, int], message: str, expected: str, node: Node | None = None) -> Problem:
    return Problem(
        code="sidecar-invalid",
        message=message,
        value=None if node is None or isinstance(node.value, dict | list) else str(node.value),
        expected=expected,
        line=place[0],
        column=place[1],
    )
