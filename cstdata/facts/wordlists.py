"""Word lists of the gazetteer: data files under `gazetteer/`, one word a line."""

from functools import cache
from importlib.resources import files

__all__ = ["word_list"]


@cache
def word_list(file: str) -> frozenset[str]:
    """The words in ``gazetteer/<file>``."""
    return frozenset(files("cstdata.facts.gazetteer").joinpath(file).read_text(encoding="utf-8").splitlines()) - {""}
