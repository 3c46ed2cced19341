"""Find the short forms that a text defines: "World Meteorological Organization (WMO)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from cstdata.facts.countries import country_forms
from cstdata.facts.wordlists import word_list

__all__ = ["AbbreviationMatch", "find_abbreviations"]

_GAZETTEER = "cstdata.facts.gazetteer"

_BRACKET = re.compile("[(\uff08]([^()\uff08\uff09]{2,60})[)\uff09]")
_SHORT = re.compile(r"[^\W_][\w&./+'\u2019-]*(?: [^\W_][\w&./+'\u2019-]*)?")
_ACRONYM = re.compile(r"(?:[^\W_]|&)*[A-Z](?:[^\W_]|[&./-])*[A-Z](?:[^\W_]|[&./+-])*")
# Capitals, and perhaps one small letter that is no plural (CNPq).
_CAPITALS = re.compile(r"[A-Z][A-Z&-]{1,11}[a-rt-z]?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_SERIAL = re.compile(r"[IVX]+|\d+")
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u300a\u300b"
_LONGEST_SHORT = 14

# What a long form never crosses: brackets, colons, quotes, list marks, an empty line, the end of a sentence.
_BREAK = re.compile(
    r"[()\uff08\uff09\[\]{};:!?\uff1b\uff1a\u201c\u201d\"\u00ab\u00bb\u300a\u300b\u2022*|<>=\u2026]|\n\s*\n|(?<=[^\W_])\.(?:\s+(?=[\W]*[A-Z])|(?=[A-Z][a-z]))"
)
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_WORD = re.compile(r"[^\s,\uff0c]+")
_PART = re.compile(r"[^\W_](?:\.[^\W_])+\.?|[^\W_]+(?:\.[^\W_]+)*(?:['\u2019]s?(?![^\W_]))?|&")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_LOOK_BACK = 320

# Costs of an alignment, in words without a letter. Initials are free: an alignment by initials wins.
_FUNCTION_WORD_GIVES_LETTER = 0.1
_PART_OF_CAPITALS_GIVES_LETTER = 0.1
_STARTS_WITH_FUNCTION_WORD = 0.2
_TAIL_SKIPPED = 0.3
_SIGN_SKIPPED = 0.1
_ADDITION_SKIPPED = 0.3
_INNER_LETTER = 0.6
_WORD_SKIPPED = 1.0
_INNER_LETTER_ALONE = 1.0
_BUDGET_A_LETTER = 0.5
_BUDGET_A_LETTER_IN_LOWER_CASE = 0.45
_MOST_WORDS_PUT_IN_FRONT = 4


@dataclass(frozen=True, slots=True)
class AbbreviationMatch:
    """A definition of a short form.

    Args:
        start: Where the long form begins in the text.
        end: Where the short form ends.
        short: The short form as printed.
        long: The long form as printed, each run of blanks cut to one.
    """

    start: int
    end: int
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A word, or a part of a word with hyphens, slashes or ampersands; `tail` if not the first part."""

    text: str
    start: int
    end: int
    tail: bool
    comma_after: bool

    @property
    def first(self) -> str:
        return self.text[0].lower()

    @property
    def is_function_word(self) -> bool:
        return self.text.lower() in word_list("abbreviations_function_words.txt")

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def is_possessive(self) -> bool:
        return _POSSESSIVE.search(self.text) is not None

    @property
    def is_acronym(self) -> bool:
        return len(self.text) > 1 and self.text.isupper() and self.text not in country_forms()

    @property
    def is_body(self) -> bool:
        return self.text in word_list("abbreviations_bodies.txt")

    @property
    def is_post(self) -> bool:
        return self.text in word_list("abbreviations_posts.txt")

    @property
    def can_name(self) -> bool:
        """Whether the part can stand inside a proper name."""
        return self.is_capital and not (self.is_function_word or self.is_possessive)


def find_abbreviations(text: str) -> list[AbbreviationMatch]:
    """Find every "long form (SHORT)" of a text, each short form where it is first defined.

    The idea is that of Schwartz and Hearst ("A simple algorithm for identifying abbreviation definitions in
    biomedical text", Pacific Symposium on Biocomputing 8, 2003): the long form stands in front of the
    bracket, within min(n + 6, 2n + 3) words for a short form of n letters, and gives its letters in order.
    Unlike theirs, the alignment is the cheapest one, and initials of words are free; a body's name takes in
    the capitalised words directly in front of it ("National Natural Science Foundation of China (NSFC)");
    and where the letters belong to another language, the body's name in front of the bracket is the long
    form ("National Institute for Space Research (INPE)"). The time is linear in the length of the text.

    Args:
        text: Any text; an article's title and body.

    Returns:
        The matches in order; no two overlap, no two have the same short form.
    """
    found: dict[str, AbbreviationMatch] = {}
    for bracket in _BRACKET.finditer(text):
        for short in _short_forms(bracket[1]):
            start, end = _long_form(text, bracket.start(), short)
            if start < end and short not in found:
                begin = text.index(short, bracket.start())
                long = " ".join(text[start:end].split())
                found[short] = AbbreviationMatch(start, begin + len(short), short, long)
    return list(found.values())


# ---------------------------------------------------------------------------------- the short form


def _short_forms(inside: str) -> Iterator[str]:
    """Yield the short form that a bracket holds, if any: "(hereinafter referred to as “CSTEC”)"."""
    words = re.split(r"[,;\uff0c\uff1b]", inside)[0].split(" ")
    openings = word_list("abbreviations_openings.txt")
    while words and words[0] in openings:
        del words[0]
    while words and words[-1] in openings:
        del words[-1]
    short = " ".join(words).strip(_QUOTES)
    if _SHORT.fullmatch(short) and len(short) <= _LONGEST_SHORT and _is_short(short):
        yield short


def _is_short(short: str) -> bool:
    """Say whether a word, or two, can be a short form: "IoT", "China CDC"; not "Wang Gang", "Phase II"."""
    words = short.split(" ")
    if len(words) == 1:
        return _is_acronym(short) or short in word_list("abbreviations_written_as_words.txt")
    return _is_acronym(_core(short)) and all(
        _is_acronym(word) or _SERIAL.fullmatch(word) or word in country_forms() for word in words
    )


def _is_acronym(word: str) -> bool:
    return _ACRONYM.fullmatch(word) is not None


def _core(short: str) -> str:
    """Return the word of the short form that its letters stand in: the "CDC" of "China CDC"."""
    words = [word for word in short.split(" ") if word not in country_forms() and not _SERIAL.fullmatch(word)]
    return words[-1] if words else short


def _letters(short: str) -> str:
    core = _core(short)
    if re.fullmatch(r"[A-Z&]{2,}s", core):  # a plural: SMEs
        core = core[:-1]
    return re.sub(r"[^\w&]|_", "", core).lower()


# ----------------------------------------------------------------------------------- the long form


def _long_form(text: str, bracket: int, short: str) -> tuple[int, int]:
    """Return where the long form in front of a bracket starts and ends; an empty span if there is none."""
    begin = _sentence_start(text, bracket)
    end = begin + len(text[begin:bracket].rstrip().rstrip(_QUOTES + ",").rstrip())
    letters = _letters(short)
    sentence = list(_parts(text, begin, end))
    parts = _within_reach(sentence, sum(letter.isalnum() for letter in letters))
    first = _aligned(parts, letters)
    if first is None and _may_be_foreign(short):
        first = _name_of_body(parts)
        if first == 0 and len(parts) < len(sentence):  # the name is longer than a short form stands for
            first = None
    if first is not None and _SERIAL.fullmatch(short) and len(letters) != len(parts[first:]):
        first = None
    if first is None:
        return (0, 0)
    span = (parts[first].start, end)
    # "(UK)" after a university says where it is; after "United Kingdom" it is a short form.
    is_place = short in country_forms() and " ".join(text[slice(*span)].split()) not in country_forms()
    return (0, 0) if is_place or short.upper() == text[slice(*span)].upper() else span


def _sentence_start(text: str, bracket: int) -> int:
    floor = max(0, bracket - _LOOK_BACK)
    ceiling = floor + len(text[floor:bracket].rstrip().rstrip(_QUOTES))
    begin = floor
    for mark in _BREAK.finditer(text, floor, ceiling):
        if mark[0][0] != "." or not _is_stop_of_abbreviation(text, mark.start()):
            begin = mark.end()
    return begin


def _is_stop_of_abbreviation(text: str, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(0, stop - 20), stop)
    return word is not None and (
        len(word[0]) == 1 or "." in word[0] or word[0] in word_list("abbreviations_with_stop.txt")
    )


def _parts(text: str, begin: int, end: int) -> Iterator[_Part]:
    for word in _WORD.finditer(text, begin, end):
        is_last_before_comma = text[word.end() : min(end, word.end() + 2)].lstrip()[:1] in {",", "\uff0c"}
        pieces = [
            piece for piece in _PART.finditer(text, word.start(), word.end()) if piece[0] != "&" or word[0] == "&"
        ]
        for number, piece in enumerate(pieces):
            comma = is_last_before_comma and number == len(pieces) - 1
            yield _Part(piece[0], piece.start(), piece.end(), number > 0, comma)


def _within_reach(parts: list[_Part], length: int) -> list[_Part]:
    """Keep the last min(n + 6, 2n + 3) content words (Schwartz and Hearst, section 3.1)."""
    reach = min(length + 6, 2 * length + 3)
    for place in range(len(parts) - 1, -1, -1):
        if not (parts[place].is_function_word or parts[place].tail):
            reach -= 1
            if reach < 0:
                return parts[place + 1 :]
    return parts


# ----------------------------------------------------------------------------------- the alignment


def _aligned(parts: Sequence[_Part], letters: str) -> int | None:
    """Return the part at which a long form begins whose words give the letters, by the cheapest alignment."""
    if not letters:
        return None
    costs = _costs(parts, letters)
    best: tuple[float, int] | None = None
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if part.tail or part.first != letters[0] or part.text.lower() in {"the", "a", "an"}:
            continue
        cost = _giving(costs, parts, letters, place, 0)
        if part.is_function_word:
            cost += _STARTS_WITH_FUNCTION_WORD
        if cost <= _budget(part, letters) and (best is None or cost < best[0]):
            best = (cost, place)
    if best is None:
        return None
    first = best[1]
    if letters[-1].isdigit() and first > 0 and _is_ordinal(parts[first - 1]):
        return first - 1  # "Seventh Framework Programme (FP7)"
    return _with_words_in_front(parts, first)


def _is_ordinal(part: _Part) -> bool:
    is_word = part.text.capitalize() in word_list("abbreviations_ordinals.txt")
    return not part.tail and (is_word or _ORDINAL.fullmatch(part.text) is not None)


def _budget(first: _Part, letters: str) -> float:
    length = sum(letter.isalnum() for letter in letters)
    if first.is_capital:
        return _BUDGET_A_LETTER * length
    return max(_INNER_LETTER, _BUDGET_A_LETTER_IN_LOWER_CASE * length)


def _costs(parts: Sequence[_Part], letters: str) -> list[list[float]]:
    """Return ``costs[p][n]``: what it costs that the parts from p on give the letters from n on."""
    costs = [[inf] * (len(letters) + 1) for _ in range(len(parts) + 1)]
    for place in range(len(parts), -1, -1):
        row = costs[place]
        row[len(letters)] = _cost_of_rest(parts[place:])
        for number in range(len(letters) - 1, -1, -1):
            if not letters[number].isalpha():
                row[number] = row[number + 1] + _SIGN_SKIPPED
            if place < len(parts):
                skipped = costs[place + 1][number] + _cost_of_skipping(parts[place])
                row[number] = min(row[number], skipped, _giving(costs, parts, letters, place, number))
    return costs


def _giving(costs: Sequence[Sequence[float]], parts: Sequence[_Part], letters: str, place: int, number: int) -> float:
    """Return the cost if the part gives the letter, and perhaps some more of its own."""
    part = parts[place]
    after = costs[place + 1]
    word = part.text.lower()
    if letters[number] == "&":
        return after[number + 1] if word in {"and", "&"} else inf
    if part.is_function_word:
        return after[number + 1] + _FUNCTION_WORD_GIVES_LETTER if part.first == letters[number] else inf
    inner = _PART_OF_CAPITALS_GIVES_LETTER if part.is_acronym else _INNER_LETTER
    cost, at = (0.0, 0) if part.first == letters[number] else (_INNER_LETTER_ALONE, word.find(letters[number]))
    best = inf
    while at >= 0:
        number += 1
        best = min(best, after[number] + cost)
        if number == len(letters):
            break
        at = word.find(letters[number], at + 1)
        cost += inner
    return best


def _cost_of_skipping(part: _Part) -> float:
    if part.is_function_word:
        return 0.0
    return _TAIL_SKIPPED if part.tail else _WORD_SKIPPED


def _cost_of_rest(parts: Sequence[_Part]) -> float:
    """Return the cost of what follows the last letter; an addition (of Korea, for Education) is cheap."""
    content = [part for part in parts if not part.is_function_word]
    if not content:
        return 0.0
    lower = sum(not (part.is_capital or part.tail) for part in content)
    is_addition = parts[0].is_function_word or parts[0].tail
    return _ADDITION_SKIPPED * len(content) + (0.0 if is_addition else _WORD_SKIPPED) + lower * _WORD_SKIPPED


def _with_words_in_front(parts: Sequence[_Part], first: int) -> int:
    """Take into a body's name the capitalised words directly in front: "Egyptian Academy of ...".

    They give no letter, but they belong to the name; not so a post, another body or a short form of one.
    """
    if not any(part.is_body for part in parts[first:]):
        return first
    floor = max(0, first - _MOST_WORDS_PUT_IN_FRONT)
    place = first
    while place > floor:
        part = parts[place - 1]
        if not part.can_name or part.comma_after or part.is_acronym or part.is_post or part.is_body:
            break
        place -= 1
    while parts[place].tail:  # never begin inside a word with a hyphen
        place += 1
    return place


# ------------------------------------------------------------------------- names in other languages


def _may_be_foreign(short: str) -> bool:
    """Say whether the letters may belong to a name in another language.

    Well-known English short forms do not: "Institute of Botany (CAS)" says whose institute it is.
    """
    if short in word_list("abbreviations_written_as_words.txt"):
        return True
    is_known = short in country_forms() or short in word_list("abbreviations_well_known.txt")
    return not is_known and _CAPITALS.fullmatch(short) is not None and _SERIAL.fullmatch(short) is None


def _name_of_body(parts: Sequence[_Part]) -> int | None:
    """Return the part at which the body's name directly in front of the bracket begins, or None."""
    place = len(parts)
    while place > 0:
        taken = _step_left(parts, place)
        if taken == place:
            break
        place = taken
    while place < len(parts) and (not parts[place].can_name or parts[place].tail):
        place += 1
    name = parts[place:]
    is_name = len(name) > 1 and name[-1].can_name and any(part.is_body for part in name)
    return place if is_name else None


def _step_left(parts: Sequence[_Part], place: int) -> int:
    """Return where a name that begins at `place` begins after a step to the left; `place` if it ends."""
    part = parts[place - 1]
    if part.comma_after:
        return _over_list(parts, place)
    is_whole = any(each.is_body for each in parts[place:])
    if part.is_function_word:
        joins = _joins(parts, place - 1, is_whole=is_whole)
    else:
        joins = part.can_name and not part.is_post and not (part.is_acronym and is_whole)
    return place - 1 if joins else place


def _joins(parts: Sequence[_Part], place: int, *, is_whole: bool) -> bool:
    """Say whether the function word at `place` stands inside a name.

    Args:
        parts: The words in front of the bracket.
        place: Where the function word stands.
        is_whole: Whether what follows it is the name of a body by itself.
    """
    if place == 0 or place == len(parts) - 1 or parts[place - 1].comma_after:
        return False
    link, before = parts[place].text.lower(), parts[place - 1]
    if link in {"the", "a", "an"}:
        return before.is_function_word and not is_whole
    if not before.can_name or before.is_post:
        return False
    if not is_whole:
        return True
    return not _has_body_before(parts, place) if link in {"and", "&"} else before.is_body


def _has_body_before(parts: Sequence[_Part], place: int) -> bool:
    """Say whether the name that ends at `place` holds a body; then the "and" after it joins two bodies."""
    while place > 0 and (parts[place - 1].can_name or parts[place - 1].text.lower() in {"of", "for", "and", "&"}):
        place -= 1
        if parts[place].is_body:
            return True
    return False


def _over_list(parts: Sequence[_Part], place: int) -> int:
    """Cross the commas of a list inside a name: "the Geological, Mining and ...", "Center for Energy, ...".

    Such a list is closed by "and", and what opens it is an article or a preposition.
    """
    if not any(part.text.lower() in {"and", "&"} for part in parts[place:]):
        return place
    opening = place
    while opening > 0 and parts[opening - 1].can_name and not parts[opening - 1].is_body:
        opening -= 1
    is_opened = opening > 0 and parts[opening - 1].text.lower() in {"the", "of", "for", "on"}
    return opening if is_opened else place
