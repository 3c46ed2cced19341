"""The types of columns that several tables share. One word for one thing, one pattern for one word."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

__all__ = [
    "AgreementKind",
    "BlockKind",
    "Count",
    "CountryCode",
    "EntityKind",
    "EventKind",
    "EventStatus",
    "Id",
    "IssueId",
    "MentionKind",
    "Offset",
    "ParagraphKind",
    "Position",
    "Precision",
    "Prose",
    "Qualifier",
    "RepairKind",
    "Sha256",
    "Span",
    "Text",
    "Url",
]

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
"""One line of text, without blanks around it. Never empty: in CSV an empty string and a null are one thing."""

Prose = Annotated[str, StringConstraints(min_length=1)]
"""Text of several lines."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=200)]
"""A readable, stable identifier: lower-case letters and digits, joined by ``.``, ``-`` or ``_``."""

IssueId = Annotated[str, StringConstraints(pattern=r"^cstn-([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{12})$")]
"""``cstn-`` and the date of the issue, or, where no date is known, the head of its document's SHA-256."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
Count = Annotated[int, Field(ge=0)]
Position = Annotated[int, Field(ge=1)]
Offset = Annotated[int, Field(ge=0)]
"""A place in a document's text: the number of characters (Unicode code points) in front of it."""

Span = tuple[Offset, Offset]
"""A stretch of a document's text, ``text[start:end]``."""

ParagraphKind = Literal["paragraph", "heading", "list_item"]
BlockKind = Literal[
    "navigation",
    "masthead",
    "contents",
    "section",
    "title",
    "paragraph",
    "heading",
    "list_item",
    "caption",
    "citation",
    "signature",
    "footer",
    "blank",
    "unknown",
]
MentionKind = Literal["person", "organization", "country", "place"]
EntityKind = Literal["person", "organization", "country"]
EventKind = Literal[
    "meeting",
    "consultation",
    "conference",
    "summit",
    "forum",
    "exhibition",
    "signing",
    "visit",
    "opening",
    "release",
    "launch",
    "milestone",
    "other",
]
EventStatus = Literal["held", "planned"]
Precision = Literal["day", "month", "year"]
AgreementKind = Literal["MOU", "agreement", "minutes", "treaty", "other"]
Qualifier = Literal["exact", "over", "about", "nearly", "up_to", "at_least"]
RepairKind = Literal["split_word", "joined_word", "hyphen", "mojibake", "lost_sign", "quote", "space", "width"]
