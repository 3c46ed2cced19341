"""Each quirk of the catalogue of layouts, in each family that shows it: read for what is meant, or told."""

from zlib import crc32

import pytest
from invented.content import FAMILIES, make_issue
from invented.expectation import differences
from invented.layouts import compose
from invented.page import Page, Unfit
from invented.quirks import QUIRKS, Quirk, page_with
from newsletter_factory import assert_covered, chance

from cstdata.convert import convert
from cstdata.models import Issue
from cstdata.parser import parse
from cstdata.parser.newsletter import Newsletter
from cstdata.readers import read_bytes

EXAMPLES = 2
"""The pages for each quirk and family."""

CASES = [
    pytest.param(quirk, family, id=f"{quirk.name}-{family}") for quirk in QUIRKS.values() for family in quirk.families
]


def read_page(page: Page) -> tuple[Newsletter, str]:
    """The page as the parser reads it, and as it is printed."""
    text = page.printed()
    return parse(read_bytes(text.encode(), name=page.name, media_type=page.media_type).document), text


def pages_with(family: str, quirks: list[Quirk]) -> list[Page]:
    """Some pages with the quirks; the same ones each time."""
    pages: list[Page] = []
    seed = crc32(f"{family} {[quirk.name for quirk in quirks]}".encode())
    while len(pages) < EXAMPLES:
        seed += 1
        try:
            pages.append(page_with(family, quirks, chance(seed)))
        except Unfit:
            continue
    return pages


def assert_read_as_meant(page: Page) -> None:
    newsletter, text = read_page(page)
    assert_covered(newsletter)
    assert [str(difference) for difference in differences(page, newsletter, text)] == []
    assert {problem.code for problem in newsletter.problems} - page.allows == page.reports
    assert [text[block.start : block.end] for block in newsletter.blocks if block.kind == "unknown"] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_page_of_each_family_is_read_as_it_was_written(family: str) -> None:
    for seed in range(5):
        assert_read_as_meant(compose(make_issue(family, chance(seed))))


@pytest.mark.parametrize(("quirk", "family"), CASES)
def test_a_quirk_is_read_for_what_is_meant(quirk: Quirk, family: str) -> None:
    for page in pages_with(family, [quirk]):
        assert_read_as_meant(page)


@pytest.mark.parametrize("quirk", QUIRKS.values(), ids=lambda quirk: quirk.name)
def test_a_quirk_changes_what_is_printed(quirk: Quirk) -> None:
    """Else it would show nothing; those that only choose a date or a number of articles change the whole issue."""
    for family in quirk.families:
        changed = pages_with(family, [quirk])[0]
        printed = changed.printed()
        plain = compose(make_issue(family, chance(0))) if quirk.stories or quirk.published else None
        assert printed != (plain.printed() if plain else _without(quirk, family).printed())


def _without(quirk: Quirk, family: str) -> Page:
    """The first page of `pages_with`, without the quirk."""
    seed = crc32(f"{family} {[quirk.name]}".encode())
    while True:
        seed += 1
        try:
            page_with(family, [quirk], chance(seed))
        except Unfit:
            continue
        return compose(make_issue(family, chance(seed)))


@pytest.mark.parametrize(
    ("quirk", "family"),
    [("number-missing", "B"), ("number-missing", "D"), ("date-missing", "B"), ("date-missing", "D")],
)
def test_a_number_or_date_that_is_not_printed_is_inferred_from_the_other(quirk: str, family: str) -> None:
    (page, *_) = pages_with(family, [QUIRKS[quirk]])
    conversion = convert(read_page(page)[0], text=False, source=page.name)
    (issue,) = conversion.records["issues"]
    assert isinstance(issue, Issue)
    if quirk == "number-missing":
        whole = compose(make_issue(family, chance(0), published=page.published))
        assert (issue.number, issue.number_inferred) == (None, whole.number)
    else:
        assert (issue.published, issue.published_inferred) == (None, page.author.published)
