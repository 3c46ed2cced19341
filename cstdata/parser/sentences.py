"""How sentences begin and end: what is known from the text alone, without its lines."""

import re

from cstdata.parser.hyphens import CUT
from cstdata.parser.words import words

__all__ = [
    "TITLE_WORDS",
    "ends_as_title",
    "ends_in_abbreviation",
    "ends_item",
    "ends_sentence",
    "hangs",
    "has_headline_form",
    "holds_sentences",
    "in_title_case",
    "starts_anew",
    "tells",
]

MOSTLY = 0.7
"""The part of a title's longer words that have a capital."""

TITLE_WORDS = 30
"""The most words of a title that is known by its form alone."""

_CLOSE = re.escape("\"'”’)]）」»")  # noqa: RUF001 - full-width forms occur
_OPEN = "\"'“‘([（「«"  # noqa: RUF001
_SENTENCE_END = re.compile(rf"[.?!:。…][{_CLOSE}]*$")
_ITEM_END = re.compile(rf"[;；.?!][{_CLOSE}]*(?:\s+(?:and|or))?$")  # noqa: RUF001
_NEXT_SENTENCE = re.compile(rf"[.?!][{_CLOSE}]*\s+[{_CLOSE}\"“]*[A-Z0-9]")
_NO_TITLE_END = re.compile(rf"[.;:,。；：，…][{_CLOSE}]*$")  # noqa: RUF001
_LAST_WORD = re.compile(r"[\w&.-]+$")
_WORD = re.compile(r"[A-Za-z]+")
_WHOLE_WORD = re.compile(r"(?<![\w-])[^\W\d_][\w-]*")
_MONTH_SHORT = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")


def starts_anew(text: str) -> bool:
    """Whether a sentence can begin so: with a capital, a digit or an opening quotation mark."""
    first = text.lstrip(_OPEN)[:1]
    return bool(first) and not first.islower() and first not in ",;:.)%"


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends here: a stop, with closing quotation marks and brackets behind it."""
    return bool(_SENTENCE_END.search(text)) and not ends_in_abbreviation(text)


def ends_item(text: str) -> bool:
    """Whether an item of a list ends here: as a sentence, or with a semicolon."""
    return bool(_ITEM_END.search(text)) and not ends_in_abbreviation(text)


def ends_in_abbreviation(text: str) -> bool:
    """Whether the stop at the end belongs to an abbreviation that goes in front of a name or number."""
    last = text.rpartition(" ")[2].strip(_OPEN)
    return last in words("abbreviations_before_a_name") or bool(_MONTH_SHORT.search(text))


def holds_sentences(text: str) -> bool:
    """Whether a sentence ends inside the text and another one begins."""
    return any(not ends_in_abbreviation(text[: match.start() + 1]) for match in _NEXT_SENTENCE.finditer(text))


def hangs(text: str) -> bool:
    """Whether the text can't end here: in a cut word, after a comma, after a word that needs another."""
    last = _LAST_WORD.search(text)
    return (
        bool(CUT.search(text))
        or text[-1:] in ",;&(（/"  # noqa: RUF001
        or bool(last and last[0].casefold() in words("hanging_words"))
    )


def ends_as_title(text: str) -> bool:
    """Whether a title can end so: without a stop, unless it is that of an abbreviation."""
    return not _NO_TITLE_END.search(text) or text.rpartition(" ")[2] in words("abbreviations_at_title_ends")


def tells(text: str) -> bool:
    """Whether the text has a verb that only sentences have."""
    return not words("sentence_verbs").isdisjoint(_WORD.findall(text))


def has_headline_form(text: str) -> bool:
    """Whether a text is written as a title: three words or more, most of the longer ones with a capital, no stop."""
    length = len(text.split())
    if not 3 <= length <= TITLE_WORDS or not ends_as_title(text):  # noqa: PLR2004
        return False
    return in_title_case(text)


def in_title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital; prepositions and the like never do."""
    small = words("hanging_words")
    long = [word for word in _WHOLE_WORD.findall(text) if len(word) > 3 and word not in small]  # noqa: PLR2004
    return sum(not word[0].islower() for word in long) >= MOSTLY * len(long)
