"""The types of columns that several tables share. One word for one thing, one pattern for one word."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

__all__ = [
    "FORMS",
    "GREATEST",
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
    "Version",
]

_BLANK = r"\s\x0b\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""Inside a character class: every blank; spelt out, since the short form is another set in each engine."""

_LINE_END = r"\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029"
"""Inside a character class: every character at which `str.splitlines` parts lines."""

_TEXT = rf"^[^{_BLANK}]([^{_LINE_END}]*[^{_BLANK}])?$"
_ID = r"^[a-z0-9]+([._-][a-z0-9]+)*$"
_ISSUE_ID = r"^cstn-([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{12})$"
_SHA256 = r"^[0-9a-f]{64}$"
_COUNTRY_CODE = r"^[A-Z]{3}$"
_URL = rf"^https?://[^{_BLANK}]+$"
_VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"

FORMS: Mapping[str, str] = {
    _TEXT: "one line of text, without blanks around it",
    _ID: "lower-case letters and digits, joined by '.', '-' or '_'",
    _ISSUE_ID: "an id like cstn-2016-07-15",
    _SHA256: "64 hexadecimal digits, in lower case",
    _COUNTRY_CODE: "three capital letters, as CHN",
    _URL: "an address that starts with http:// or https://, without blanks",
    _VERSION: "a version like 0.1.0",
}
"""What each pattern of a column means, in words; for messages.

The patterns keep to what the engines of pydantic (Rust), pyarrow (RE2), Python and ECMAScript read alike.
"""

GREATEST = 2**53 - 1
"""The greatest whole number in a table: the last that every reader of JSON keeps exactly."""

Text = Annotated[str, StringConstraints(min_length=1, pattern=_TEXT)]
"""One line of text, without blanks around it. Never empty: in CSV an empty string and a null are one thing."""

Prose = Annotated[str, StringConstraints(min_length=1)]
"""Text of several lines."""

Id = Annotated[str, StringConstraints(pattern=_ID, max_length=200)]
"""A readable, stable identifier: lower-case letters and digits, joined by ``.``, ``-`` or ``_``."""

IssueId = Annotated[str, StringConstraints(pattern=_ISSUE_ID)]
"""``cstn-`` and the date of the issue, or, where no date is known, the head of its document's SHA-256."""

Sha256 = Annotated[str, StringConstraints(pattern=_SHA256)]
CountryCode = Annotated[str, StringConstraints(pattern=_COUNTRY_CODE)]
"""ISO 3166-1 alpha-3."""

Url = Annotated[str, StringConstraints(pattern=_URL)]
Version = Annotated[str, StringConstraints(pattern=_VERSION)]
"""A data version, X.Y.Z."""

Count = Annotated[int, Field(ge=0, le=GREATEST)]
Position = Annotated[int, Field(ge=1, le=GREATEST)]
Offset = Annotated[int, Field(ge=0, le=GREATEST)]
"""A place in a document's text: the number of characters (Unicode code points) in front of it."""


def _in_order(span: tuple[int, int]) -> tuple[int, int]:
    if span[0] > span[1]:
        raise ValueError(f"the span ends ({span[1]}) before it starts ({span[0]})")
    return span


Span = Annotated[tuple[Offset, Offset], AfterValidator(_in_order)]
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
RepairKind = Literal[
    "split_word",
    "joined_word",
    "hyphen",
    "mojibake",
    "lost_sign",
    "doubled_sign",
    "quote",
    "space",
    "width",
]
