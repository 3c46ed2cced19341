"""Newsletters and facts to records, validated by the models; and what was rejected and why.

A draft is a record to be, with its place in the file that it comes from, be that a document or a record
file. Both go through `validate`, so both give the same records or the same complaints.
"""

from dataclasses import replace

from cstdata.convert.catalogue import catalogue_records
from cstdata.convert.drafting import draft_newsletter
from cstdata.convert.given import NOTHING, Given, answered, check_given
from cstdata.convert.validation import Conversion, Draft, country_records, validate
from cstdata.parser import Newsletter

__all__ = ["NOTHING", "Conversion", "Draft", "Given", "catalogue_records", "convert", "country_records", "validate"]


def convert(newsletter: Newsletter, *, text: bool, source: str, given: Given = NOTHING) -> Conversion:
    """The records of a newsletter.

    Args:
        newsletter: The parsed newsletter.
        text: Whether articles and paragraphs keep their prose.
        source: The file, as the caller named it, for messages.
        given: What is given of number and date, for those that are not printed.
    """
    drafts, problems = draft_newsletter(newsletter, given, text=text)
    conversion = validate(drafts, source=source)
    dated = any(draft.table == "issues" and _is_dated(draft) for draft in drafts)
    doubts = (
        *answered(newsletter.problems, given, newsletter.document.name, dated=dated),
        *check_given(newsletter, given),
        *problems,
    )
    return replace(conversion, problems=(*(problem.at(source) for problem in doubts), *conversion.problems))


def _is_dated(issue: Draft) -> bool:
    return (issue.values["published"] or issue.values["published_inferred"]) is not None
