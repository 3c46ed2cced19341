"""Words with a blank behind their hyphen: lines of a PDF that were put together (``re- searchers``)."""

import re
from collections.abc import Iterator

from cstdata.parser.hyphens import is_suspended, keeps_hyphen, vocabulary
from cstdata.parser.repairs.lexicon import Lexicon
from cstdata.parser.repairs.near import near
from cstdata.parser.repairs.reading import Doubt, Find
from cstdata.parser.words import words

__all__ = ["find_hyphens"]

_CUT = re.compile(r"(?<![^\W_])(?P<head>[^\W_]+(?:-[^\W_]+)*)(?P<hyphen>[-\u2010\u2011]) (?P<tail>[^\W\d_]+)")
_HINT = re.compile(r"[-\u2010\u2011] (?=[^\W\d_])")
_SUSPENDED = re.compile(r"(?:und|oder|et|ou|y|o|e)\s")


def find_hyphens(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:
    """Cut words; whether the hyphen stays is asked as at the end of a line."""
    cuts = [match for match in near(_CUT, text, _HINT) if not _stands(match, text, lexicon)]
    if not cuts:
        return
    known = set(vocabulary(_CUT.sub(" ", text).splitlines()))
    for match in cuts:
        head, tail = match["head"], match["tail"]
        last = head.rpartition("-")[2]
        together = (last + tail).casefold()
        if lexicon.means(together):
            known.add(together)
        keep = keeps_hyphen(f"{head}-", tail, known)
        whole = together in known or tail in words("word_endings")
        if whole if not keep else _may_keep(last, tail, known, lexicon):
            yield Find("hyphen", match.start(), match.end(), f"{head}{match['hyphen'] if keep else ''}{tail}")
        else:
            yield Doubt(match.start(), match[0], (f"{head}{match['hyphen']}{tail}", f"{head}{tail}"))


def _stands(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Whether the hyphen stands for a part to come, or for a dash."""
    after = text[match.start("tail") : match.end("tail") + 1]
    if is_suspended(after) or _SUSPENDED.match(after):
        return True
    together = (match["head"].rpartition("-")[2] + match["tail"]).casefold()
    return match["tail"] in words("repairs/parted_small") and not lexicon.means(together)


def _may_keep(last: str, tail: str, known: set[str], lexicon: Lexicon) -> bool:
    """Whether both parts can be words of their own, or the names of one."""
    if last.isdigit() or not tail[0].islower() or f"{last}-{tail}".casefold() in known:
        return True
    return (lexicon.is_word(last) or last in words("combining_forms")) and lexicon.is_word(tail)
