"""Invented text read with its repairs; a helper of the tests of repairs."""

from cstdata.parser.newsletter import Repair
from cstdata.parser.repairs import find_repairs, repaired
from cstdata.problems import Problem
from cstdata.readers import Document, read_bytes


def document(text: str) -> Document:
    return read_bytes(text.encode(), name="invented.txt", media_type="text/plain").document


def read(text: str) -> str:
    """The text as it is read, its lines parted by line feeds."""
    printed = document(text)
    return "\n".join(line.text for line in repaired(printed, find_repairs(printed)[0]).lines)


def repairs(text: str) -> list[tuple[str, str, str | None]]:
    return [(repair.kind, repair.printed, repair.read) for repair in found(text)]


def found(text: str) -> tuple[Repair, ...]:
    return find_repairs(document(text))[0]


def doubts(text: str) -> tuple[Problem, ...]:
    return find_repairs(document(text))[1]
