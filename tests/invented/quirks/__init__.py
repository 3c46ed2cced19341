"""The quirks, one function each; their modules follow the catalogue of layouts."""

from invented.quirks import bodies, characters, contents, lists, masthead, numbering, pages, sections, titles
from invented.quirks.registry import QUIRKS, Quirk, page_with

__all__ = [
    "QUIRKS",
    "Quirk",
    "bodies",
    "characters",
    "contents",
    "lists",
    "masthead",
    "numbering",
    "page_with",
    "pages",
    "sections",
    "titles",
]
