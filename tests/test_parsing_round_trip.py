"""A newsletter of known content, printed with pages that break in sentences and words, reads as that content."""

from hypothesis import given, settings
from hypothesis import strategies as st
from newsletter_factory import chance, make_issue, parsed, render

from cstdata.facts import extract


@given(seed=st.integers(0, 10**9))
@settings(max_examples=300, deadline=None)
def test_a_printed_issue_reads_as_what_was_printed(seed):
    random = chance(seed)
    issue = make_issue(random)
    newsletter = parsed(render(issue, random))
    assert newsletter.masthead.number == issue.number
    assert [section.title for section in newsletter.sections] == [group.title for group in issue.groups]
    assert [article.title.text for article in newsletter.articles] == [story.title for story in issue.stories]
    assert [article.contents_title for article in newsletter.articles] == [story.title for story in issue.stories]
    sections = [position for position, group in enumerate(issue.groups, start=1) for _ in group.stories]
    assert [article.section for article in newsletter.articles] == sections
    for article, story in zip(newsletter.articles, issue.stories, strict=True):
        assert tuple(paragraph.text.text for paragraph in article.paragraphs) == story.paragraphs
        assert {paragraph.kind for paragraph in article.paragraphs} == {"paragraph"}
        [citation] = extract(article).citations
        assert (citation.match.name, citation.match.published) == (story.source, story.published)
    assert newsletter.problems == ()


@given(seed=st.integers(0, 10**9), end=st.sampled_from(["\r\n", "\r"]))
@settings(max_examples=60, deadline=None)
def test_line_ends_make_no_difference(seed, end):
    random = chance(seed)
    text = render(make_issue(random), random)
    plain, other = parsed(text), parsed(text.replace("\n", end))
    assert [[p.text.text for p in a.paragraphs] for a in plain.articles] == [
        [p.text.text for p in a.paragraphs] for a in other.articles
    ]
    assert [block.kind for block in plain.blocks] == [block.kind for block in other.blocks]
