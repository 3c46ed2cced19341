"""Good records stand; rejected ones are told with their place, their values and what would be right."""

import gc
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cstdata.convert import Conversion, Draft, validate
from cstdata.models import RECORD_TYPES, TABLE_NAMES, Record, TableName
from cstdata.problems import Problem

ISSUE = "cstn-2016-07-15"
HASH = "0" * 64


def draft(table: TableName, line: int, **values: Any) -> Draft:
    """The example of a table with other values, at a line; each value stands in a column of its own."""
    example = RECORD_TYPES[table].example().model_dump() | values
    fields = {name: (line, 10 + index) for index, name in enumerate(example)}
    return Draft(table, {name: value for name, value in example.items() if value is not ...}, (line, 3), fields)


def article(number: int, line: int, **values: Any) -> Draft:
    identity = {"article_id": f"{ISSUE}.{number:02d}", "position": number, "section_id": None}
    return draft("articles", line, **(identity | values))


def newsletter(*more: Draft) -> list[Draft]:
    return [draft("documents", 1), draft("issues", 2), article(1, 10), article(2, 20), article(3, 30), *more]


def of(conversion: Conversion, table: TableName) -> list[str]:
    return [record.identity for record in conversion.records[table]]


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_good_records_stand_and_nothing_is_said() -> None:
    conversion = validate(newsletter(), source="a.yaml")
    assert conversion.problems == ()
    assert of(conversion, "articles") == [f"{ISSUE}.01", f"{ISSUE}.02", f"{ISSUE}.03"]
    assert set(conversion.records) == set(TABLE_NAMES)
    assert all(isinstance(record, Record) for rows in conversion.records.values() for record in rows)


def test_a_rejected_record_is_told_whole_and_the_others_stand() -> None:
    conversion = validate(newsletter(article(4, 40, words=-1)), source="folder/a.yaml")
    column = 10 + list(RECORD_TYPES["articles"].model_fields).index("words")
    assert only(conversion.problems) == Problem(
        code="record-invalid",
        message="Input should be greater than or equal to 0",
        source="folder/a.yaml",
        line=40,
        column=column,
        table="articles",
        record=f"{ISSUE}.04",
        field="words",
        value="-1",
        expected="the number of words of its paragraphs",
    )
    assert str(conversion.problems[0]) == (
        f"folder/a.yaml:40:{column}: error[record-invalid]: articles {ISSUE}.04 words: "
        "Input should be greater than or equal to 0; found '-1'; expected the number of words of its paragraphs"
    )
    assert len(of(conversion, "articles")) == 3


WRONG: dict[str, tuple[dict[str, Any], str, str, str | None]] = {
    # what is wrong: values, field, message, value
    "a missing value": ({"title": ...}, "title", "Field required", None),
    "a null": ({"title": None}, "title", "valid string", "None"),
    "blanks around a text": ({"title": " A"}, "title", "the text is not one line of text, without blanks", " A"),
    "an empty text": ({"title": ""}, "title", "at least 1 character", ""),
    "another type": ({"start": "12"}, "start", "valid integer", "12"),
    "a truth for a number": ({"position": True}, "position", "valid integer", "True"),
    "a hash that is none": ({"text_sha256": "F" * 64}, "text_sha256", "64 hexadecimal digits", "F" * 64),
    "an unknown column": ({"colour": "red"}, "colour", "Extra inputs are not permitted", "red"),
    "an id with blanks": ({"section_id": "s 1"}, "section_id", "the text is not lower-case letters", "s 1"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_told_with_field_and_value(wrong: str) -> None:
    values, field, message, value = WRONG[wrong]
    problem = only(validate(newsletter(article(4, 40, **values)), source="a.yaml").problems)
    assert problem.code == "record-invalid"
    assert (problem.source, problem.line, problem.table, problem.field) == ("a.yaml", 40, "articles", field)
    assert message in problem.message
    assert problem.value == value
    if field == "colour":
        assert problem.advice is not None
        assert "The columns are article_id, issue_id" in problem.advice


def test_a_value_inside_a_list_is_named_by_its_place_in_it() -> None:
    paragraph = draft("paragraphs", 50, article_id=f"{ISSUE}.01", spans=((0, 4), (9, "x")))
    problem = only(validate(newsletter(paragraph), source="a.yaml").problems)
    assert problem.field == "spans.1.1"
    assert problem.value == "x"


def test_each_fault_of_a_record_is_told() -> None:
    problems = validate(newsletter(article(4, 40, words=-1, title="")), source="a.yaml").problems
    assert [problem.field for problem in problems] == ["title", "words"]


def test_a_pair_out_of_order_is_told_at_the_record() -> None:
    problem = only(validate(newsletter(article(4, 40, start=9, end=8)), source="a.yaml").problems)
    assert problem.message == "start (9) is after end (8)"
    assert (problem.line, problem.column) == (40, 3)


def test_of_a_doubled_key_the_first_stands_and_the_second_is_told() -> None:
    conversion = validate(newsletter(article(2, 40, title="Another")), source="a.yaml")
    problem = only(conversion.problems)
    assert problem.code == "table-key"
    assert (problem.line, problem.column) == (40, 3)
    assert problem.value == f"{ISSUE}.02"
    assert problem.message == "the key stands already in line 20"
    titles = {record.model_dump()["title"] for record in conversion.records["articles"]}
    assert "Another" not in titles


def test_keys_of_several_columns_are_doubled_only_as_a_whole() -> None:
    event = draft("events", 60, article_id=f"{ISSUE}.01", place_id=None)
    part = ("event_participants", {"event_id": event.values["event_id"], "entity_kind": "country"})
    drafts = [draft(part[0], line, **part[1], entity_id=code) for line, code in ((61, "CHN"), (62, "PRT"), (63, "CHN"))]
    problem = only(validate(newsletter(event, *drafts), source="a.yaml").problems)
    assert problem.line == 63
    assert problem.field == "event_id, entity_kind, entity_id"


def _hanging_on(article_id: str, line: int) -> list[Draft]:
    event_id = f"{article_id}.event-1"
    return [
        draft("paragraphs", line, paragraph_id=f"{article_id}.p1", article_id=article_id),
        draft("paragraphs", line + 1, paragraph_id=f"{article_id}.p2", article_id=article_id),
        draft(
            "mentions",
            line + 2,
            mention_id=f"{article_id}.country-1",
            article_id=article_id,
            paragraph_id=f"{article_id}.p1",
        ),
        draft("events", line + 3, event_id=event_id, article_id=article_id, place_id=None),
        draft("event_participants", line + 4, event_id=event_id),
    ]


def test_what_hangs_on_a_rejected_record_goes_with_it_in_one_complaint() -> None:
    article_id = f"{ISSUE}.04"
    conversion = validate(newsletter(article(4, 40, title=""), *_hanging_on(article_id, 41)), source="a.yaml")
    rejected, orphaned = conversion.problems
    assert rejected.code == "record-invalid"
    assert orphaned.code == "record-orphaned"
    assert orphaned.message == (
        "articles has no such record, or it was rejected "
        "(left out: 1 of event_participants, 1 of events, 1 of mentions, 2 of paragraphs)"
    )
    assert (orphaned.table, orphaned.record, orphaned.field) == ("paragraphs", f"{article_id}.p1", "article_id")
    assert orphaned.value == article_id
    column = 10 + list(RECORD_TYPES["paragraphs"].model_fields).index("article_id")
    assert (orphaned.source, orphaned.line, orphaned.column) == ("a.yaml", 41, column)
    for table in ("paragraphs", "mentions", "events", "event_participants"):
        assert of(conversion, table) == []
    assert len(of(conversion, "articles")) == 3


def test_each_missing_record_has_a_complaint_of_its_own_in_order() -> None:
    drafts = newsletter(*_hanging_on(f"{ISSUE}.09", 50), *_hanging_on(f"{ISSUE}.07", 60))
    problems = validate(drafts, source="a.yaml").problems
    assert [problem.value for problem in problems] == [f"{ISSUE}.07", f"{ISSUE}.09"]
    assert validate(drafts, source="a.yaml").problems == problems


def test_blocks_stay_when_their_article_goes_so_that_no_character_is_lost() -> None:
    blocks = [
        draft("blocks", 70, block_id="b.1", position=1, start=0, end=5, article_id=f"{ISSUE}.01"),
        draft("blocks", 71, block_id="b.2", position=2, start=5, end=9, article_id=f"{ISSUE}.04"),
    ]
    conversion = validate(newsletter(*blocks), source="a.yaml")
    assert only(conversion.problems).message.endswith("(1 of blocks stay without it)")
    kept = [record.model_dump() for record in conversion.records["blocks"]]
    assert [block["article_id"] for block in kept] == [f"{ISSUE}.01", None]


def test_without_its_document_nothing_is_left() -> None:
    drafts = [item for item in newsletter(draft("blocks", 70, article_id=None)) if item.table != "documents"]
    conversion = validate(drafts, source="a.yaml")
    assert all(not rows for rows in conversion.records.values())
    problem = only(conversion.problems)
    assert problem.value == HASH
    assert problem.message.endswith("(left out: 3 of articles, 1 of blocks, 1 of issues)")


@pytest.mark.parametrize(
    ("kind", "entity", "target"),
    [("country", "XXX", "countries"), ("person", "nobody", "persons"), ("place", "1", "places")],
)
def test_a_reference_by_kind_is_looked_up_in_the_table_of_its_kind(kind: str, entity: str, target: str) -> None:
    mention = draft("mentions", 80, article_id=f"{ISSUE}.01", paragraph_id=None, kind=kind, entity_id=entity)
    problem = only(validate(newsletter(mention), source="a.yaml").problems)
    assert problem.expected == f"the key of a record of {target}"
    assert problem.value == entity


def test_countries_are_known_without_being_given() -> None:
    mention = draft("mentions", 80, article_id=f"{ISSUE}.01", paragraph_id=None)
    assert validate(newsletter(mention), source="a.yaml").problems == ()


def test_a_chain_of_parents_goes_whole_and_a_circle_stays() -> None:
    def body(name: str, parent: str, line: int) -> Draft:
        return draft("organizations", line, organization_id=name, parent_id=parent)

    conversion = validate(
        newsletter(
            body("c", "b", 90), body("b", "a", 91), body("a", "zero", 92), body("x", "y", 93), body("y", "x", 94)
        ),
        source="a.yaml",
    )
    assert of(conversion, "organizations") == ["x", "y"]
    problem = only(conversion.problems)
    assert problem.value == "zero"
    assert "3 of organizations" in problem.message


def test_the_collector_runs_again_whatever_happens() -> None:
    calls: list[Callable[[], Any]] = [
        lambda: validate(newsletter(), source="a.yaml"),
        lambda: validate([Draft("nothing", {}, (1, 1))], source="a.yaml"),
    ]
    calls[0]()
    assert gc.isenabled()
    with pytest.raises(KeyError):
        calls[1]()
    assert gc.isenabled()


def test_a_message_stays_on_its_line_whatever_is_in_the_file() -> None:
    problem = Problem(code="record-invalid", message="a\nb\x1b[31m\u2028c", source="x\r\ud800.yaml", record="k\x85")
    assert str(problem) == r"x\r\ud800.yaml: error[record-invalid]: k\x85: a\nb\x1b[31m\u2028c"


def test_a_conversion_is_the_same_whatever_the_order_of_dates_and_tables() -> None:
    drafts = newsletter(*_hanging_on(f"{ISSUE}.01", 50))
    one = validate(drafts, source="a.yaml")
    other = validate(sorted(drafts, key=lambda item: TABLE_NAMES.index(item.table)), source="a.yaml")
    assert one == other
    assert one.records["events"][0].model_dump()["start"] == date(2016, 6, 24)
