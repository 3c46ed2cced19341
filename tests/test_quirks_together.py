"""Several quirks on one page: what is not read as it was written is told, and every character is in one block."""

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from invented.content import FAMILIES
from invented.expectation import differences, unreported
from invented.page import Unfit
from invented.quirks import QUIRKS, Quirk, page_with
from newsletter_factory import assert_covered, chance

from cstdata.parser import parse
from cstdata.readers import read_bytes

MOST_UNKNOWN = 0.01
"""The part of the characters that may be in blocks of kind unknown."""

ORDER = list(QUIRKS)


def quirks_of(family: str) -> st.SearchStrategy[list[Quirk]]:
    """One to six quirks that change different things, in the order in which they are put on a page."""
    known = [quirk for quirk in QUIRKS.values() if family in quirk.families]
    return st.lists(st.sampled_from(known), min_size=1, max_size=6, unique_by=lambda quirk: quirk.alters).map(
        lambda quirks: sorted(quirks, key=lambda quirk: ORDER.index(quirk.name))
    )


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(data=st.data(), seed=st.integers(0, 10_000))
def test_what_quirks_together_make_unreadable_is_told(family: str, data: st.DataObject, seed: int) -> None:
    quirks = data.draw(quirks_of(family))
    try:
        page = page_with(family, quirks, chance(seed))
    except Unfit:
        reject()
    text = page.printed()
    newsletter = parse(read_bytes(text.encode(), name=page.name, media_type=page.media_type).document)
    assert_covered(newsletter)
    found = differences(page, newsletter, text)
    assert [str(difference) for difference in unreported(found, newsletter.problems)] == []
    unknown = sum(block.end - block.start for block in newsletter.blocks if block.kind == "unknown")
    assert unknown < MOST_UNKNOWN * len(text)
