"""What an author signs with is no paragraph: known by where it stands, or by the name that it begins with."""

import pytest
from newsletter_factory import document_of
from test_web_layouts import HEAD, LEAD, MORE

from cstdata.parser import Newsletter, parse

RIGHT = " " * 40


def letter(*lines: str) -> Newsletter:
    """Two articles, the first one signed with the lines."""
    signed = "\n".join(lines)
    page = (
        f"{HEAD}\nN0.259 May 20,2001\n\n* Pump Lifts Sea Water\n* Quay Rebuilt in Record Time\n\n"
        f"Pump Lifts Sea Water\n\n{LEAD}\n\n{signed}\n\nQuay Rebuilt in Record Time\n\n{MORE}\n"
    )
    return parse(document_of(page, media_type="text/plain"))


def signatures(newsletter: Newsletter) -> list[str]:
    text = newsletter.document.text
    return [text[block.start : block.end].strip() for block in newsletter.blocks if block.kind == "signature"]


@pytest.mark.parametrize(
    "lines",
    [
        (f"{RIGHT}for the editors of the letter", f"{RIGHT}a reader from Norway"),
        ("Astrid Fjeldberg", "Director of the Northern Quay", "Norway"),
        ("Yours sincerely", "Astrid Fjeldberg"),
    ],
    ids=["at the right", "a name", "a closing"],
)
def test_a_sign_off_block_is_no_paragraph(lines: tuple[str, ...]) -> None:
    newsletter = letter(*lines)
    assert " ".join(signatures(newsletter)).split() == " ".join(lines).split()
    assert [len(article.paragraphs) for article in newsletter.articles] == [1, 1]


@pytest.mark.parametrize("lines", [("The pump runs well.",), ("It runs by day and by night.", "Nobody hears it.")])
def test_short_sentences_at_the_end_are_paragraphs(lines: tuple[str, ...]) -> None:
    newsletter = letter(*lines)
    assert signatures(newsletter) == []
    assert " ".join(p.text.text for p in newsletter.articles[0].paragraphs).endswith(lines[-1])
