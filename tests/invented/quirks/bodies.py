"""The text of articles: its words and lines."""

from invented.layouts import wrapped
from invented.page import Page, Piece, Unfit
from invented.quirks.registry import quirk

ALL = "A B C D E1 E2 F1 F2 F3 G H"
WEB = "A B C D E1 E2 F1 F2"


def plain(page: Page) -> Piece:
    """A paragraph that is printed as it is meant."""
    if page.family == "G":  # Its lines are wrapped.
        piece = page.random.choice(page.all("paragraph"))
        if clean_lines(piece) != piece.text:
            raise Unfit(piece)
        piece.printed = None
        return piece
    return page.one("paragraph")


def clean_lines(piece: Piece) -> str:
    """What is printed of the piece, on one line."""
    return " ".join((piece.printed or piece.text).split())


def insert(page: Page, sentence: str) -> Piece:
    """Put a sentence into the middle of a plain paragraph, or at its end."""
    piece = plain(page)
    at = piece.text.find(". ", len(piece.text) // 3)
    at = len(piece.text) if at < 0 else at + 1
    piece.text = f"{piece.text[:at]} {sentence}{piece.text[at:]}"
    return piece


@quirk(ALL, "split words where lines of 80 characters were joined: `publiciz ed`", alters="words")
def words_split(page: Page) -> None:
    piece = insert(page, "The committee publicized the measurements and thanked the laboratories.")
    piece.damage("publicized", "publiciz ed")
    piece.damage("laboratories", "la boratories")


@quirk(ALL, "split figures: `33 0 million`", alters="words")
def figures_split(page: Page) -> None:
    insert(page, "The county will spend 330 million on dykes.").damage("330 million", "33 0 million")


@quirk(ALL, "joined words where lines met without a blank: `satelliteinto`", alters="words")
def words_joined(page: Page) -> None:
    insert(page, "Engineers brought the satellite into orbit with great care.").damage(
        "satellite into", "satelliteinto"
    )


@quirk(ALL, "joined sentences: `nations.She`", alters="words")
def sentences_joined(page: Page) -> None:
    piece = insert(page, "The pump came from eleven nations. She called it a gift to the coast.")
    piece.damage("nations. She", "nations.She")


@quirk("A B C E2 F1 F2", "hard line ends inside a paragraph: 2000-02-29 and others", alters="lines")
def line_ends_hard(page: Page) -> None:
    for piece in page.all("paragraph"):
        if piece.printed is None:
            piece.printed = wrapped(piece.text, 80)


@quirk("A E2", "hard line ends inside paragraphs with no empty line between them: all three E2", alters="lines")
def line_ends_hard_without_empty_lines(page: Page) -> None:
    for piece in page.all("paragraph"):
        if piece.printed is None:
            piece.printed = wrapped(piece.text, 80)
        piece.above = 0
    page.width = 80


@quirk(ALL, "lost initial letter: `reated`, 2011", alters="words")
def initial_lost(page: Page) -> None:
    insert(page, "Created in the spring, the fund grew fast.").damage("Created", "reated")


@quirk(ALL, "lost hyphen: `socalled`", alters="words")
def hyphen_lost(page: Page) -> None:
    insert(page, "The so-called cold chain reached the island.").damage("so-called", "socalled")


@quirk(ALL, "apostrophe dropped inside sentences: `Chinas`, `State Councils`: 1998-09 to 2000-03", alters="words")
def apostrophe_dropped_in_sentence(page: Page) -> None:
    insert(page, "China's coast is long, and the State Council's plan covers all of it.").damage("'s", "s", 2)


@quirk(ALL, "a doubled stop inside a paragraph: `D.C..`", alters="stops")
def stop_doubled(page: Page) -> None:
    insert(page, "The guests flew home to Washington, D.C. Others stayed on.").damage("D.C.", "D.C..")


@quirk(ALL, "a doubled stop at the end of a paragraph: `2002,.`", alters="stops")
def stop_doubled_at_end(page: Page) -> None:
    piece = plain(page)
    piece.text += " All dykes will be ready by the end of 2002."
    piece.damage("2002.", "2002,.")


@quirk(ALL, "a stop after an ordinal or a time ends no sentence: `11th. Industrial`", alters="stops")
def stop_behind_ordinal(page: Page) -> None:
    insert(page, "The launch took place at 9:30 a.m. Beijing time. October 11th. Industrial parks closed for it.")


@quirk(ALL, "a run-in heading: a lead phrase with a stop, 2002-09-10", alters="heads")
def heading_run_in(page: Page) -> None:
    piece = plain(page)
    piece.text = f"{page.author.pick('headings')}. {piece.text}"


@quirk(ALL, "no quantities: `863`; a paragraph that begins with a figure", alters="heads")
def paragraph_begins_with_figure(page: Page) -> None:
    piece = plain(page)
    lead = page.random.choice(("863 Program funds went to the islands first.", "36 parks have joined the alliance."))
    piece.text = f"{lead} {piece.text}"


@quirk(ALL, "a paragraph that begins with a quotation mark; straight and curly ones", alters="heads")
def paragraph_begins_with_quote(page: Page) -> None:
    piece = plain(page)
    piece.text = f'"Nobody has to watch it," said {page.author.person()}. {piece.text}'


@quirk(ALL, "honorifics and posts with stops: `Mr.`, `Assoc. Prof.`, `DDG`, `VM`", alters="names")
def names_behind_stops(page: Page) -> None:
    insert(
        page,
        "Assoc. Prof. Li Xue Yong, Madame Gu, DDG Shen Haitao and VM Fang met Mr. Lu Yong-xiang, Dr. Fjeldberg "
        "and Vice Xu.",
    )


@quirk(ALL, "names in capitals in the text: `WAN Gang`, `WAN`: 2005 to 2012", alters="names")
def names_in_capitals(page: Page) -> None:
    piece = plain(page)
    piece.text = f"TAO Wenhai, Vice Minister of CAS, opened the talks. TAO thanked all who came. {piece.text}"
