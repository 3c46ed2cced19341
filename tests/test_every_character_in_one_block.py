"""Promise 2: nothing is lost. Whatever a document holds, each character is in exactly one block, or it is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented.mutation import covered_or_refused, mutate
from newsletter_factory import (
    SOURCE,
    article_of,
    assert_covered,
    chance,
    document_of,
    make_issue,
    masthead,
    parsed,
    render,
)

from cstdata.facts import extract
from cstdata.parser import parse
from cstdata.readers import read
from cstdata.sources import sample_newsletters

SAMPLES = [path.read_text(encoding="utf-8") for path in sample_newsletters()]


def assert_covered_or_refused(data: bytes, media_type: str = "text/markdown") -> None:
    newsletter = covered_or_refused(data, media_type)
    for article in newsletter.articles if newsletter else ():
        assert article.start < article.end
        extract(article)
        for paragraph in article.paragraphs:
            assert paragraph.text.text
            assert list(paragraph.spans) == sorted(paragraph.spans)


@pytest.mark.parametrize("path", sample_newsletters(), ids=lambda path: path.stem)
def test_samples_are_covered_and_wholly_known(path):
    newsletter = parse(read(path).document)
    assert_covered(newsletter)
    assert "unknown" not in {block.kind for block in newsletter.blocks}


@given(seed=st.integers(0, 10**9))
@settings(max_examples=120, deadline=None)
def test_generated_newsletters_are_covered_and_wholly_known(seed):
    random = chance(seed)
    newsletter = parsed(render(make_issue(random), random))
    assert_covered(newsletter)
    assert "unknown" not in {block.kind for block in newsletter.blocks}


@given(seed=st.integers(0, 10**9), sample=st.sampled_from(SAMPLES))
@settings(max_examples=250, deadline=None)
def test_a_mutated_sample_is_covered_or_refused(seed, sample):
    assert_covered_or_refused(b"\xef\xbb\xbf" + mutate(sample, chance(seed)).encode())


@given(seed=st.integers(0, 10**9))
@settings(max_examples=150, deadline=None)
def test_a_mutated_generated_newsletter_is_covered_or_refused(seed):
    random = chance(seed)
    assert_covered_or_refused(mutate(render(make_issue(random), random), random).encode("utf-16"))


BITS = st.sampled_from(
    [
        "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER",
        "*Department of International Cooperation",
        "*No.3",
        "May 30 2016*",
        "- **Lakes Freeze Early**",
        "Lakes Freeze Early",
        "Lakes and Seas",
        "-",
        "1. Depth",
        "The depth was measured in the Ministry of",
        "Water. It was deep.",
        "co-",
        SOURCE,
        "(Source: Lakeside Daily,",
        "27 May 2016)",
        "Source: Xinhua",
        "Contact: Wu E-mail:wu@example.org",
        "Editorial Board: 4, Example Road",
        "Sponsor: An Office",
        "4",
        "",
        "",
        "",
    ]
)


@given(lines=st.lists(st.one_of(BITS, BITS, st.text(max_size=20)), max_size=40), head=st.booleans())
@settings(max_examples=250, deadline=None)
def test_lines_of_a_newsletter_in_any_order_are_covered_or_refused(lines, head):
    text = "\n".join(lines)
    assert_covered_or_refused(
        ("\ufeff" + (masthead() + "- **Lakes Freeze Early**\n\n" if head else "") + text).encode()
    )


@given(text=st.text(), media_type=st.sampled_from(["text/markdown", "text/plain"]))
@settings(max_examples=100, deadline=None)
def test_any_text_is_covered_or_refused(text, media_type):
    assert_covered_or_refused(("\ufeff" + text).encode(), media_type)


@given(body=st.lists(st.text(min_size=1), max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_text_inside_a_newsletter_is_covered_or_refused(body):
    assert_covered_or_refused(("\ufeff" + article_of(*body)).encode())


@given(data=st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    assert_covered_or_refused(data)


def test_what_no_rule_knows_is_unknown_and_reported_with_its_line():
    text = article_of("The gulls stayed.").replace("*No.15", "Printed on paper of the mill\n\n*No.15")
    newsletter = parse(document_of(text))
    assert_covered(newsletter)
    [block] = [block for block in newsletter.blocks if block.kind == "unknown"]
    assert "paper of the mill" in text[block.start : block.end]
    [problem] = [problem for problem in newsletter.problems if problem.code == "text-unknown"]
    assert text.split("\n")[problem.line - 1] == "Printed on paper of the mill"
