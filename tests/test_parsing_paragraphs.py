"""Paragraphs: sentences cut by pages are joined, sub-headings and items of lists are told apart."""

import pytest
from newsletter_factory import FOOTER, article_of, paragraphs_of, parsed, texts_of

from cstdata.parser.hyphens import keeps_hyphen, vocabulary

LONG = "The members of the delegation from the five northern lakes, among them two young engineers, travelled with"


def joined(before: str, behind: str) -> str:
    """How a paragraph cut between the two reads, behind a whole one."""
    texts = texts_of("One paragraph is whole.", before, behind)
    assert len(texts) == 2, texts
    return texts[1]


@pytest.mark.parametrize("gap", ["\n\n", "\n", f"\n\n{FOOTER}\n\n", f"\n{FOOTER}\n", f"\n\n3\n\n{FOOTER}\n\n"])
def test_a_cut_inside_a_sentence_is_closed(gap):
    assert texts_of(f"{LONG}{gap}their maps to the coast.") == [f"{LONG} their maps to the coast."]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (f"{LONG} the Ministry of", "Fisheries to the coast."),
        (f"{LONG} boats of Example Ltd.", "which came late."),
        (f"{LONG} the Harbour", "Master of Rizhao to the coast."),
        (f"{LONG} maps, charts,", "Norwegian clocks and a drum."),
        (f"{LONG} maps; the tide was low;", "Nobody spoke."),
        (f"{LONG} maps; the tide was low;", "they left early."),
        (f"{LONG} about", "45 maps."),
        (f"{LONG} a pump of RMB", "3 million."),
        (f"{LONG} Mr.", "Gu of Rizhao."),
        (f"{LONG} Prof.", "Strand, the geologist."),
        (f"{LONG} map No.", "7 in a tube."),
        (f"{LONG} boats (two of them", "Norwegian) and a drum."),
        (f"{LONG} a map printed on Feb.", "12 in Lima."),
    ],
)
def test_a_cut_before_a_capital_or_a_digit_is_closed(before, behind):
    assert joined(before, behind) == f"{before} {behind}"


@pytest.mark.parametrize(
    "end",
    [
        "left.",
        "left?",
        "left!",
        'said "we left."',
        'said "we left".',
        "said “we left.”",
        "left (at noon).",
        "left. (It was noon.)",
        "read as follows:",
    ],
)
def test_a_sentence_that_ends_ends_its_paragraph(end):
    assert texts_of(f"On that day they {end}", "Then came the night.") == [
        f"On that day they {end}",
        "Then came the night.",
    ]


@pytest.mark.parametrize(
    ("before", "behind", "read"),
    [
        ("co-", "chaired the meeting.", "co-chaired the meeting."),
        ("the measure-", "ment of depth.", "the measurement of depth."),
        ("the bounda-", "ries of lakes.", "the boundaries of lakes."),
        ("the Sino-", "Nordic ship.", "the Sino-Nordic ship."),
        ("the 2011-", "2015 survey.", "the 2011-2015 survey."),
        ("a newly-", "built quay.", "a newly-built quay."),
        ("the supply-", "ing of tin.", "the supplying of tin."),
        ("a multi-", "lateral fund.", "a multilateral fund."),
        ("a semi-", "conductor plant.", "a semiconductor plant."),
        ("the small-", "and medium-sized firms.", "the small- and medium-sized firms."),
        ("the develop-", "ment of tin, to develop it.", "the development of tin, to develop it."),
        ("a self\u2010", "made boat.", "a self\u2010made boat."),
    ],
)
def test_hyphens_at_a_cut(before, behind, read):
    assert joined(f"{LONG} {before}", behind) == f"{LONG} {read}"


def test_a_form_that_stands_whole_elsewhere_decides_about_the_hyphen():
    assert texts_of("The shore-line bends.", f"{LONG} the shore-", "line there.")[1] == f"{LONG} the shore-line there."
    assert texts_of("The shoreline bends.", f"{LONG} the shore-", "line there.")[1] == f"{LONG} the shoreline there."


def test_the_halves_of_a_cut_word_bear_no_witness():
    words = vocabulary(["the cross-", "section of", "", "a tree-", "", "house."])
    assert words == {"the", "of", "a"}
    assert not keeps_hyphen("the inven-", "tory", {"tory", "inven"} - {"inven"})


def test_each_hyphen_at_a_cut_is_a_repair_with_its_place():
    text = article_of(f"{LONG} the measure-", "ment and the co-", "chair.")
    dropped, kept = parsed(text).repairs
    assert (dropped.kind, dropped.printed, dropped.read, kept.read) == ("hyphen", "-", None, "-")
    assert text[dropped.start - 7 : dropped.end] == "measure-"


def test_bare_sub_headings():
    assert paragraphs_of("Money", "The fund is full.", "Wind and water", "The mills turn.") == [
        ("heading", "Money"),
        ("paragraph", "The fund is full."),
        ("heading", "Wind and water"),
        ("paragraph", "The mills turn."),
    ]


@pytest.mark.parametrize(
    "heading", ["**Money.**", "### The Money That Was Spent", "What was spent?", "Money\nThe fund"]
)
def test_other_forms_of_sub_headings(heading):
    rest = " is full of the money of many small and large lenders." if "\n" in heading else "The fund is full."
    chunks = [heading + rest] if "\n" in heading else [heading, rest]
    assert [kind for kind, _ in paragraphs_of("It began.", *chunks)] == ["paragraph", "heading", "paragraph"]


def test_a_paragraph_without_its_stop_does_not_swallow_the_sub_heading_below():
    assert [kind for kind, _ in paragraphs_of(f"{LONG} maps", "Wind and water", "The mills turn.")] == [
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_short_line_that_hangs_or_tells_is_no_sub_heading():
    assert texts_of("The two ministers of", "Norway came.") == ["The two ministers of Norway came."]
    assert texts_of("On Monday the old ferry was met by", "Gu.") == ["On Monday the old ferry was met by Gu."]
    assert texts_of("On Monday the old ferry was named", "Canglang.") == ["On Monday the old ferry was named Canglang."]


def test_a_run_in_head_opens_a_paragraph():
    assert paragraphs_of("Funding: the state pays.", "Staff: nobody came.") == [
        ("paragraph", "Funding: the state pays."),
        ("paragraph", "Staff: nobody came."),
    ]


@pytest.mark.parametrize("mark", ["1. ", "1.", "1) ", "(1) ", "1、", "① "])
def test_numbered_sub_headings(mark):
    other = mark.replace("1", "2").replace("①", "②")
    assert [
        kind for kind, _ in paragraphs_of(f"{mark}Dig the wells", "It took a year.", f"{other}Fill them", "Rain.")
    ] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_numbered_sub_heading_with_a_stop():
    kinds = [kind for kind, _ in paragraphs_of("1. Dig the wells.", "It took a year.", "2. Fill them.", "It rained.")]
    assert kinds == ["heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("end", ["", ";", "."])
def test_numbered_items(end):
    items = [f"1. a well{end}", f"2. a quay{end}", "3. a bridge."]
    assert paragraphs_of("There are:", *items, "All stand.") == [
        ("paragraph", "There are:"),
        *(("list_item", item) for item in items),
        ("paragraph", "All stand."),
    ]


def test_a_numbered_paragraph_of_several_sentences_is_a_paragraph():
    assert [kind for kind, _ in paragraphs_of("1. It rained. Nobody came.", "2. It snowed. All came.")] == [
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "•", "● ", "l ", "+ ", "▪ "])
def test_bulleted_items(mark):
    assert paragraphs_of("There are:", f"{mark}Wells;\n{mark}Quays;\n\n{mark}Bridges.", "All stand.") == [
        ("paragraph", "There are:"),
        ("list_item", "Wells;"),
        ("list_item", "Quays;"),
        ("list_item", "Bridges."),
        ("paragraph", "All stand."),
    ]


@pytest.mark.parametrize(
    ("items", "read"),
    [
        (["- wells at", "the lake;\n- quays."], ["wells at the lake;", "quays."]),
        (["- wells of the", "Ministry;\n- quays."], ["wells of the Ministry;", "quays."]),
        (["- wells near Lake", "Orla;\n- quays."], ["wells near Lake Orla;", "quays."]),
        (["- wells;\n- quays near Lake", "Orla."], ["wells;", "quays near Lake Orla."]),
        (["- wells", "- quays", "All stand."], ["wells", "quays", "All stand."]),
    ],
    ids=["small letter", "hanging", "between items", "last item", "no ends"],
)
def test_items_cut_by_a_page(items, read):
    assert texts_of("There are:", *items) == ["There are:", *read]


def test_half_a_word_that_begins_with_a_hyphen_is_no_item():
    assert texts_of(f"{LONG} a water", "-based paint.") == [f"{LONG} a water -based paint."]


def test_hard_line_ends_inside_a_paragraph_part_nothing():
    lines = [
        "The members of the delegation came by boat and the others",
        "of them by train. Nobody was late for the opening of the",
        "Harbour Laboratory. A drum was beaten.",
    ]
    assert texts_of("\n".join(lines)) == [" ".join(lines)]


def test_a_full_line_that_ends_a_sentence_ends_no_paragraph():
    lines = [
        "The members of the delegation came by boat to the new quay.",
        "Others of them came by train on the next day.",
    ]
    assert texts_of("\n".join(lines)) == [" ".join(lines)]


def test_a_line_that_leaves_room_ends_its_paragraph():
    long = "The quay was opened on the next day by the harbour master and his two clerks from Lima."
    assert texts_of(f"It rained.\n{long}") == ["It rained.", long]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(end):
    text = article_of("Money", f"{LONG} co-", "ordinated maps.", "- a;\n- b.").replace("\n", end)
    [article] = parsed(text).articles
    assert [p.kind for p in article.paragraphs] == ["heading", "paragraph", "list_item", "list_item"]
    assert article.paragraphs[1].text.text == f"{LONG} coordinated maps."


def test_every_paragraph_knows_its_places():
    text = article_of(f"{LONG} the measure-", FOOTER, "ment.")
    [paragraph] = parsed(text).articles[0].paragraphs
    assert "".join(text[start:end] for start, end in paragraph.spans) == f"{LONG} the measurement."
    assert all(text[place] == sign for sign, place in zip(paragraph.text.text, paragraph.text.offsets, strict=True))


@pytest.mark.parametrize("cut", ["\n", "\n\n"])
def test_the_day_of_a_month_at_a_cut_is_no_item(cut):
    sentence = f"{LONG} the keepers met on July 21. They stayed until 3 August."
    assert texts_of(sentence.replace("July ", f"July{cut}")) == [sentence]
    items = ["1. Sow the rice in May", "2. Reap it in September"]
    assert texts_of("The steps are:", cut.join(items)) == ["The steps are:", *items]
