"""YAML (and JSON, which is YAML) to nodes that know their place.

PyYAML gives the events, by libyaml where it is there; the nodes are made here. Scalars follow the core schema of
YAML 1.2: ``no`` is a text, and 2016-07-15 is one until a column says that it is a date. What a record file has no
use for (anchors, aliases, tags, doubled keys, several documents) is an error with its place, so no alias can explode.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from cstdata.problems import CstdataError, Problem

__all__ = ["Node", "compose", "core_type"]

Place = tuple[int, int]
"""A line and a column, both from 1."""

DEPTH = 20
"""The deepest nesting; a record file has five levels."""

DIGITS = 1000
"""The most digits of a whole number; Python refuses to read ones of some thousands."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

CoreType = Literal["null", "bool", "int", "float", "str"]

_CORE: Mapping[CoreType, re.Pattern[str]] = {
    "null": re.compile(r"(?:~|null|Null|NULL|)"),
    "bool": re.compile(r"(?:true|True|TRUE|false|False|FALSE)"),
    "int": re.compile(r"[-+]?[0-9]+"),
    "float": re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
}

_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def core_type(plain: str) -> CoreType:
    """What an unquoted scalar is, by the core schema of YAML 1.2."""
    return next((name for name, pattern in _CORE.items() if pattern.fullmatch(plain)), "str")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands.

    Args:
        place: The line and the column of its first character, from 1.
        value: A dict of nodes, a list of nodes, or a str, int, bool or None.
        number: Whether it is a number with a fraction or exponent, whose ``value`` is its text.
        keys: Where the keys of a dict stand.
    """

    place: Place
    value: Any
    number: bool = False
    keys: Mapping[str, Place] | None = None

    def plain(self) -> Any:
        """The value without places."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


def compose(text: str) -> Node:
    """The nodes of a YAML text.

    Raises:
        CstdataError: ``record-file-syntax``, with line and column.
    """
    control = _UNPRINTABLE.search(text)
    if control:
        raise _syntax(_place_in(text, control.start()), f"such a file has no character U+{ord(control[0]):04X}")
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    try:
        return _document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _syntax(place, f"this is no YAML: {error.problem or error.context}") from None
    except yaml.reader.ReaderError as error:
        raise _syntax(_place_in(text, error.position), f"this is no YAML: {error.reason}") from None


def _document(events: Iterator[Any]) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise _syntax(_place(event), "a second document starts here; there is to be one")
            root = _node(next(events), events, 0)
    if root is None:
        raise _syntax((1, 1), "the file holds nothing")
    return root


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _place_in(text: str, offset: int) -> Place:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _syntax(place: Place, message: str) -> CstdataError:
    return CstdataError(Problem(code="record-file-syntax", message=message, line=place[0], column=place[1]))


def _node(event: Any, events: Iterator[Any], depth: int) -> Node:
    place = _place(event)
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _syntax(place, "anchors and aliases are not allowed here; write the value out")
    if event.tag is not None:
        raise _syntax(place, f"the tag {event.tag} is not allowed here")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, place)
    if depth == DEPTH:
        raise _syntax(place, "the values are nested too deeply")
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, place, depth)
    items = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_node(event, events, depth + 1))
    return Node(place, items)


def _mapping(events: Iterator[Any], place: Place, depth: int) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        at = _place(event)
        _node(event, events, depth + 1)  # refuses anchors, aliases and tags on a key too
        if not isinstance(event, yaml.ScalarEvent):
            raise _syntax(at, "a key is a text")
        key: str = event.value
        if key in values:
            raise _syntax(at, f"the key {key!r} stands already in line {keys[key][0]}")
        keys[key] = at
        values[key] = _node(next(events), events, depth + 1)
    return Node(place, values, keys=keys)


def _scalar(event: Any, place: Place) -> Node:
    text: str = event.value
    kind = core_type(text) if event.implicit[0] else "str"
    match kind:
        case "null":
            return Node(place, None)
        case "bool":
            return Node(place, text[0] in "tT")
        case "int":
            if len(text) > DIGITS:
                raise _syntax(place, f"the number has more than {DIGITS} digits")
            return Node(place, int(text))
        case "float":
            return Node(place, text, number=True)
        case "str":
            return Node(place, text)
