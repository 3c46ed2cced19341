"""The layout families. A further one is a grammar (a TOML file) and, where it needs its own steps, a class."""

from functools import cache

from cstdata.parser.grammar import Grammar, load_grammar
from cstdata.parser.layouts.base import Evidence, Layout
from cstdata.parser.layouts.lined import LinedLayout
from cstdata.parser.layouts.run_together import RunTogetherLayout
from cstdata.parser.layouts.without_masthead import BodyOnlyLayout, ReprintLayout

__all__ = ["Evidence", "Layout", "grammars", "layouts"]

_LINED = ("a", "b", "c", "d", "f", "h")
_RUN_TOGETHER = ("g",)
_REPRINTED = ("f_reprint",)
_BODY_ONLY = ("e1", "e2")


@cache
def layouts() -> tuple[Layout, ...]:
    """All families that the parser reads."""
    return (
        *(LinedLayout(load_grammar(name)) for name in _LINED),
        *(RunTogetherLayout(load_grammar(name)) for name in _RUN_TOGETHER),
        *(ReprintLayout(load_grammar(name)) for name in _REPRINTED),
        *(BodyOnlyLayout(load_grammar(name)) for name in _BODY_ONLY),
    )


@cache
def grammars() -> tuple[Grammar, ...]:
    """The grammars of all families."""
    return tuple(load_grammar(name) for name in (*_LINED, *_RUN_TOGETHER, *_REPRINTED, *_BODY_ONLY))
