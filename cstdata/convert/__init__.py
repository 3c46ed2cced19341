"""Newsletters and facts to records, validated by the models; and what was rejected and why.

A draft is a record to be, with its place in the file that it comes from, be that a document or a record
file. Both go through `validate`, so both give the same records or the same complaints.
"""

from dataclasses import replace

from cstdata.convert.catalogue import catalogue_records
from cstdata.convert.drafting import draft_newsletter
from cstdata.convert.validation import Conversion, Draft, country_records, validate
from cstdata.parser import Newsletter

__all__ = ["Conversion", "Draft", "catalogue_records", "convert", "country_records", "validate"]


def convert(newsletter: Newsletter, *, text: bool, source: str) -> Conversion:
    """The records of a newsletter.

    Args:
        newsletter: The parsed newsletter.
        text: Whether articles and paragraphs keep their prose.
        source: The file, as the caller named it, for messages.
    """
    drafts, problems = draft_newsletter(newsletter, text=text)
    conversion = validate(drafts, source=source)
    doubts = (problem.at(source) for problem in (*newsletter.problems, *problems))
    return replace(conversion, problems=(*doubts, *conversion.problems))
