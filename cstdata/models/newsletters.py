"""Issues of the newsletter and what they are made of."""

from datetime import date
from typing import Annotated

from cstdata.models.base import Record, column
from cstdata.models.types import (
    Count,
    Id,
    IssueId,
    Offset,
    ParagraphKind,
    Position,
    Prose,
    Sha256,
    Span,
    Text,
    Url,
)

__all__ = ["Article", "Citation", "Issue", "Paragraph", "Section"]


class Issue(Record, table="issues", key=("issue_id",)):
    """An issue of the China Science and Technology Newsletter, with what its masthead says."""

    issue_id: Annotated[IssueId, column("cstn- and the date of the issue.", example="cstn-2016-07-15")]
    document_id: Annotated[
        Sha256, column("The document that the issue was read from.", references="documents", example="0" * 64)
    ]
    number: Annotated[
        Position | None,
        column("The number as printed: running until 2012, counted within the year from 2014.", example=13),
    ] = None
    number_inferred: Annotated[
        Position | None,
        column("The number that follows from the date, or is given by hand, where none is printed.", example=13),
    ] = None
    published: Annotated[date | None, column("The date as printed.", example=date(2016, 7, 15))] = None
    published_inferred: Annotated[
        date | None,
        column(
            "The date that follows, where none is printed, from the number, or from it, the month and the sources; "
            "or that is given by hand.",
            example=date(2016, 7, 15),
        ),
    ] = None
    title: Annotated[Text, column("The title in the masthead.", example="CHINA SCIENCE AND TECHNOLOGY NEWSLETTER")]
    publisher: Annotated[
        Text | None,
        column("The publisher as printed.", example="Ministry of Science and Technology(MOST), P.R.China"),
    ] = None
    department: Annotated[
        Text | None,
        column("The department that edits it, as printed.", example="Department of International Cooperation"),
    ] = None
    contact: Annotated[Text | None, column("The editorial contact named in the page footer.", example="Editor")] = None
    emails: Annotated[
        tuple[Text, ...],
        column("The mail addresses in the page footer, in order.", example=("editor@example.org",)),
    ] = ()
    website: Annotated[Url | None, column("The website in the page footer.", example="http://www.cistc.gov.cn")] = None
    address: Annotated[
        Text | None, column("The postal address in the page footer.", example="54, Sanlihe Road Beijing")
    ] = None


class Section(Record, table="sections", key=("section_id",)):
    """A headed group of articles of an issue."""

    section_id: Annotated[Id, column("The issue and the position.", example="cstn-2016-07-15.s1")]
    issue_id: Annotated[
        IssueId, column("The issue that it is part of.", references="issues", example="cstn-2016-07-15")
    ]
    position: Annotated[Position, column("Which section of the issue it is, from 1.", example=1)]
    title: Annotated[Text, column("The title of the section as printed.", example="International Cooperation")]


class Article(Record, table="articles", key=("article_id",), ordered=(("start", "end"),)):
    """An article of an issue, from its title to its source line."""

    article_id: Annotated[Id, column("The issue and the position.", example="cstn-2016-07-15.03")]
    issue_id: Annotated[
        IssueId, column("The issue that it is part of.", references="issues", example="cstn-2016-07-15")
    ]
    section_id: Annotated[
        Id | None,
        column(
            "The section that it stands in, where the issue has any.",
            references="sections",
            example="cstn-2016-07-15.s1",
        ),
    ] = None
    position: Annotated[Position, column("Which article of the issue it is, from 1.", example=3)]
    title: Annotated[Text, column("The title over the body, with repairs.", example="Joint Committee Meets in Lisbon")]
    contents_title: Annotated[
        Text | None,
        column(
            "The title in the contents list, with repairs, where it stands there.",
            example="Joint Committee Meets in Lisbon",
        ),
    ] = None
    start: Annotated[Offset, column("Where the title starts in the document's text.", unit="character", example=512)]
    end: Annotated[
        Offset,
        column("Where the article ends (the first character after it).", unit="character", example=3200),
    ]
    words: Annotated[Count, column("The number of words of its paragraphs.", unit="word", example=412)]
    text_sha256: Annotated[
        Sha256,
        column(
            "The SHA-256 of the clean text of its paragraphs, with repairs, joined by line feeds, as UTF-8.",
            example="0" * 64,
        ),
    ]
    text: Annotated[
        Prose | None,
        column(
            "The clean text of its paragraphs, joined by line feeds.", only_with_text=True, example="The committee met."
        ),
    ] = None


class Paragraph(Record, table="paragraphs", key=("paragraph_id",)):
    """A logical paragraph of an article: put together over page breaks, without footers and captions."""

    paragraph_id: Annotated[Id, column("The article and the position.", example="cstn-2016-07-15.03.p2")]
    article_id: Annotated[
        Id, column("The article that it is part of.", references="articles", example="cstn-2016-07-15.03")
    ]
    position: Annotated[Position, column("Which paragraph of the article it is, from 1.", example=2)]
    kind: Annotated[
        ParagraphKind,
        column("Whether it is running text, a sub-heading or an item of a list.", example="paragraph"),
    ]
    spans: Annotated[
        tuple[Span, ...],
        column(
            "Its places in the document's text. The clean text is what stands there put together, with the repairs "
            "that lie wholly inside a place made, every run of white space made one blank, none at the ends.",
            unit="character",
            min_length=1,
            example=((590, 1043), (1201, 1500)),
        ),
    ]
    words: Annotated[Count, column("The number of words.", unit="word", example=118)]
    text_sha256: Annotated[Sha256, column("The SHA-256 of its clean text, with repairs, as UTF-8.", example="0" * 64)]
    text: Annotated[Prose | None, column("Its clean text.", only_with_text=True, example="The committee met.")] = None


class Citation(Record, table="citations", key=("citation_id",), ordered=(("start", "end"),)):
    """A source that an article names at its end."""

    citation_id: Annotated[Id, column("The article and the position.", example="cstn-2016-07-15.03.c1")]
    article_id: Annotated[
        Id, column("The article that names the source.", references="articles", example="cstn-2016-07-15.03")
    ]
    position: Annotated[Position, column("Which source of the article it is, from 1.", example=1)]
    name: Annotated[
        Text,
        column(
            "The source as printed, apostrophes straight: a paper, an agency, a website.",
            example="Science and Technology Daily",
        ),
    ]
    url: Annotated[
        Url | None,
        column("The address, where the source is printed as one.", example="http://www.cistc.gov.cn"),
    ] = None
    published: Annotated[date | None, column("The date that is printed with it.", example=date(2016, 7, 11))] = None
    start: Annotated[
        Offset, column("Where the source line starts in the document's text.", unit="character", example=3100)
    ]
    end: Annotated[Offset, column("Where the source line ends.", unit="character", example=3200)]
