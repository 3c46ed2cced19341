"""YAML (and JSON, which is YAML) to nodes that know their place.

PyYAML composes the nodes, with libyaml where it is there. Scalars follow the core schema of YAML 1.2: ``no`` is
a text and 2016-07-15 is one until a column says that it is a date. What a record file has no use for
(anchors, aliases, tags, doubled keys) is an error with its place, so no alias can explode.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from cstdata.problems import Code, CstdataError, Problem

__all__ = ["Node", "compose"]

Place = tuple[int, int]

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = {
    "tag:yaml.org,2002:null": (r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    "tag:yaml.org,2002:bool": (r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    "tag:yaml.org,2002:int": (r"^[-+]?[0-9]+$", list("-+0123456789")),
    "tag:yaml.org,2002:float": (
        r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
        list("-+.0123456789"),
    ),
}


class _Loader(_Base):  # type: ignore[misc]
    """The safe loader with the core schema of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name and form


for _tag, (_pattern, _first) in _CORE.items():
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), _first)


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands.

    Args:
        place: The line and the column of its first character, from 1.
        value: A dict of nodes, a list of nodes, or a str, int, bool or None.
        number: The text of a number with a fraction or exponent, whose ``value`` is that text.
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
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _syntax(place, f"this is no YAML: {error.problem or error.context}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _syntax((line, 1), f"this is no YAML: {error.reason}") from None
    except RecursionError:
        raise _syntax((1, 1), "the values are nested too deeply") from None
    if root is None:
        raise _syntax((1, 1), "the file holds nothing")
    return _node(root, set())


def _syntax(place: Place, message: str, code: Code = "record-file-syntax") -> CstdataError:
    return CstdataError(Problem(code=code, message=message, line=place[0], column=place[1]))


def _place(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _node(node: yaml.Node, seen: set[int]) -> Node:
    place = _place(node)
    if id(node) in seen:
        raise _syntax(place, "aliases are not allowed in a record file; write the value out")
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return Node(place, [_node(item, seen) for item in node.value])
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, seen)
    return _scalar(node, place)


def _mapping(node: yaml.MappingNode, place: Place, seen: set[int]) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _syntax(_place(key), "a key is a text")
        if key.value in values:
            line = keys[key.value][0]
            raise _syntax(_place(key), f"the key {key.value!r} stands already in line {line}")
        keys[key.value] = _place(key)
        values[key.value] = _node(value, seen)
    return Node(place, values, keys=keys)


def _scalar(node: yaml.Node, place: Place) -> Node:
    text: str = node.value
    match node.tag:
        case "tag:yaml.org,2002:str":
            return Node(place, text)
        case "tag:yaml.org,2002:null":
            return Node(place, None)
        case "tag:yaml.org,2002:bool":
            return Node(place, text[0] in "tT")
        case "tag:yaml.org,2002:int":
            return Node(place, int(text))
        case "tag:yaml.org,2002:float":
            return Node(place, text, number=True)
    raise _syntax(place, f"the tag {node.tag} is not allowed in a record file")
