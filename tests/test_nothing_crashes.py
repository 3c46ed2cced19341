"""10,000 random byte strings and 10,000 mutated newsletters: each is read, every character in one block, or refused.

All of them come again with each run.
"""

from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from invented.content import FAMILIES, make_issue
from invented.layouts import compose
from invented.mutation import covered_or_refused, mutate
from invented.page import Unfit
from invented.prose import WORDS
from invented.quirks import QUIRKS, page_with
from newsletter_factory import chance

BATCHES = range(20)
IN_A_BATCH = 500

HEADS = (
    "Home > Announcement Board\n\nThe Ministry of Science and Technology\nPeople's Republic of China\n\n"
    "N0.253 March 20,2001\n* Orchards\n\nOrchards\n\n",
    "The Ministry of Science and Technology\nPeople's Republic of China\nMay 20,2007\n*Quays\n\n",
    "The Ministry of Science and Technology\nPeople's Republic of China\nN0.652 |\nApril 20, 2012 |\n"
    "* Lamps\n|\nLamps\n",
    "N0.527\nCHINA  SCIENCE  AND  TECHNOLOGY\nNEWSLETTER\nThe Ministry of Science and Technology\n"
    "People's Republic of China\n\u00a0\nN0.527\n\nOctober 30,2008\n\nIN THIS ISSUE\n\n* Lamps\n\nSPECIAL ISSUE\n\n",
    "INTERNATIONAL COOPERATION |\nPears for the Islands\n",
    "Newsletter(2015-12)\n\nDepartment of International Cooperation\n\nNo. 12\n\nTable of Contents\n\nl  Pears\n\n",
    "Total Page:8\n\nFile Type:pdf, Size:1020Kb\n\nCHINA SCIENCE AND TECHNOLOGY NEWSLETTER Department of "
    "International Cooperation No.21 November 10 2014\n\n",
    "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER\n\n*Department of International Cooperation*\n\n*No.15\n"
    "August 15 2016*\n\n- **Pears**\n\n",
)
MEDIA_TYPES = ("text/plain", "text/markdown", "text/html", "application/pdf")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030", "cp1252")


def small_pdf(text: str) -> bytes:
    """A page with the lines of the text, as small as a PDF can be."""
    lines = [line.encode("latin-1", "replace").translate(None, b"()\\") for line in text.splitlines()[:60]]
    drawn = b"BT /F 9 Tf 50 780 Td 12 TL " + b" ".join(b"(%s) Tj T*" % line for line in lines) + b" ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    parts = [b"%PDF-1.4\n"]
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj%s endobj\n" % (number, content))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, start)
    )
    return b"".join(parts)


def random_bytes(random: Random) -> tuple[bytes, str]:
    """Bytes of some length and the media type that they are taken for; a half begins as a newsletter does."""
    media_type = random.choice(MEDIA_TYPES)
    length = random.choice((0, 1, 3, 20, 200, 1_000, 3_000))
    noise = random.choice((random.randbytes, _letters(random), _lines(random)))(length)
    head = random.choice(HEADS) if random.random() < 0.5 else ""
    if media_type == "application/pdf":
        data = bytearray(small_pdf(head + noise.decode("latin-1")))
        for _ in range(random.choice((0, 1, 5, 50))):
            data[random.randrange(len(data))] = random.randrange(256)
        return random.choice((bytes(data), bytes(data), noise, b"%PDF-1.4\n" + noise)), media_type
    begin = head.encode(random.choice(ENCODINGS))
    if media_type == "text/html":
        begin = b"<html><body><pre>" + begin + random.choice((b"", b"</pre>", b"<table><tr><td>", b"<!--"))
    return begin + noise, media_type


def _letters(random: Random) -> Callable[[int], bytes]:
    signs = "aA .,\n\n-*|()[]0123456789<>&;:l\t\r\u00a0\u2022\u201c\u4e2d\ufffd"
    return lambda length: "".join(random.choices(signs, k=length)).encode()


def _lines(random: Random) -> Callable[[int], bytes]:
    lines = (
        *WORDS["items"],
        *WORDS["titled"],
        *WORDS["capital_sections"],
        "",
        "",
        "|",
        "* ",
        "1. ",
        "(Source: ",
        "N0.3",
    )
    return lambda length: "\n".join(random.choices(lines, k=length // 20)).encode()


@cache
def newsletters() -> tuple[str, ...]:
    """Small newsletters of all families: plain ones, and some with a quirk."""
    found = []
    for family in FAMILIES:
        for seed in range(3):
            issue = make_issue(family, chance(seed), stories=2)
            for story in issue.stories:
                story.paragraphs = [paragraph[:150].rpartition(" ")[0] + "." for paragraph in story.paragraphs[:2]]
            found.append(compose(issue).printed())
    for quirk in QUIRKS.values():
        try:
            found.append(
                page_with(chance(len(found)).choice(quirk.families), [quirk], chance(len(found))).printed()[:1_500]
            )
        except Unfit:
            continue
    return tuple(found)


def as_html(text: str, random: Random) -> str:
    """The text as a page of the web, in one of three ways."""
    lines = text.replace("&", "&amp;").replace("<", "&lt;").split("\n")
    match random.randrange(3):
        case 0:
            return "<html><body>" + "<br>\n".join(lines)
        case 1:
            return "<html><body>" + "".join(f"<p>{line}</p>" for line in lines if line.strip())
        case _:
            return "<table>" + "".join(f"<tr><td>{line}" for line in lines if line.strip()) + "</table>"


@pytest.mark.parametrize("batch", BATCHES)
def test_random_bytes_are_covered_or_refused(batch: int) -> None:
    random = chance(batch)
    for _ in range(IN_A_BATCH):
        covered_or_refused(*random_bytes(random))


@pytest.mark.parametrize("batch", BATCHES)
def test_mutated_newsletters_are_covered_or_refused(batch: int) -> None:
    random = chance(1_000 + batch)
    read = 0
    for _ in range(IN_A_BATCH):
        text = mutate(random.choice(newsletters()), random)
        match random.randrange(10):
            case 0:
                data, media_type = as_html(text, random).encode(), "text/html"
            case 1:
                data, media_type = small_pdf(text), "application/pdf"
            case 2 | 3:
                data, media_type = text.encode(), "text/markdown"
            case _:
                data, media_type = b"\xef\xbb\xbf" + text.encode(), "text/plain"
        read += covered_or_refused(data, media_type) is not None
    # A mutation leaves most of them newsletters: what is refused at once shows little.
    assert read > IN_A_BATCH // 4
