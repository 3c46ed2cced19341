"""A parsed newsletter is read with its repairs; each is a row, and all places are those of the printed text."""

from newsletter_factory import article_of, parsed, texts_of

from cstdata.convert import convert
from cstdata.facts import extract

WHOLE = "The committee of the five towns met in the old harbour to speak about the price of pumps."


def test_paragraphs_are_read_with_their_repairs() -> None:
    assert texts_of(f"{WHOLE} Rese arch is publiciz ed.", "They met the nations.She spoke of a plan.") == [
        f"{WHOLE} Research is publicized.",
        "They met the nations. She spoke of a plan.",
    ]


def test_each_repair_is_a_row_with_its_place() -> None:
    text = article_of(f"{WHOLE} The plan was publiciz ed in May.")
    (repair,) = parsed(text).repairs
    assert (repair.kind, repair.printed, repair.read) == ("split_word", "publiciz ed", "publicized")
    assert text[repair.start : repair.end] == "publiciz ed"
    (row,) = convert(parsed(text), text=True, source="").records["repairs"]
    assert (row.start, row.printed, row.read) == (repair.start, "publiciz ed", "publicized")


def test_facts_are_found_in_the_text_as_read_and_placed_in_the_printed_one() -> None:
    text = article_of(f"{WHOLE} The Ch inese side and Norways king came from Ita ly.")
    found = extract(parsed(text).articles[0]).countries
    assert [(fact.text, text[fact.start : fact.end]) for fact in found] == [
        ("Chinese", "Ch inese"),
        ("Norway", "Norway"),
        ("Italy", "Ita ly"),
    ]


def test_repairs_stand_in_the_order_of_the_text_beside_those_of_hyphens() -> None:
    text = article_of(f"{WHOLE} The mea-", "sure was publiciz ed there with a socalled pump.")
    assert [repair.kind for repair in parsed(text).repairs] == ["hyphen", "split_word", "lost_sign"]


def test_what_is_no_text_of_a_table_has_no_repairs() -> None:
    text = f"Home > The socalled navigation\n\n{article_of(WHOLE)}"
    assert parsed(text).repairs == ()


def test_doubts_are_problems_of_the_newsletter() -> None:
    problems = parsed(article_of(f"{WHOLE} It is there fore old.")).problems
    assert [(p.code, p.severity, p.value) for p in problems if p.code == "repair-doubtful"] == [
        ("repair-doubtful", "warning", "there fore")
    ]
