"""Titles in the body against those of the contents list."""

from invented.page import TEXT_ROLES, Page, Piece, Unfit
from invented.prose import WORDS
from invented.quirks.contents import _halves
from invented.quirks.registry import quirk

WEB = "A B C D E1 E2 F1 F2"
LISTED = "A B C D F1 F2 F3 G H"


def _pair(page: Page) -> tuple[Piece, Piece]:
    """A title of the body and its entry in the list."""
    pairs = [
        (title, entry)
        for title in page.all("title")
        for entry in page.all("entry", article=title.article)
        if title.printed is None and entry.printed is None
    ]
    if not pairs:
        raise Unfit("pairs")
    return page.random.choice(pairs)


@quirk("A C F3", "blanks before the title: 8 of 40 A, up to six", alters="indent")
def title_behind_blanks(page: Page) -> None:
    for piece in page.all("title")[1:]:
        piece.mark = " " * page.random.randint(1, 6)


@quirk("A C", "`. ` before the title: 2002-06-30", alters="indent")
def title_behind_stop(page: Page) -> None:
    page.all("title")[-1].mark = ". "


@quirk(LISTED, "straight against curly apostrophe", alters="apostrophe")
def apostrophe_curly_in_body(page: Page) -> None:
    title, entry = _possessive(page)
    title.text = title.text.replace("'", "\u2019")
    assert entry.text != title.text


@quirk(LISTED, "apostrophe dropped in the list and kept in the body: 1999-09-20", alters="apostrophe")
def apostrophe_dropped_in_list(page: Page) -> None:
    _, entry = _possessive(page)
    entry.damage("'", "")


@quirk(LISTED, "apostrophe dropped in the body and kept in the list", alters="apostrophe")
def apostrophe_dropped_in_body(page: Page) -> None:
    title, _ = _possessive(page)
    title.damage("'", "")


def _possessive(page: Page) -> tuple[Piece, Piece]:
    title, entry = _pair(page)
    for piece in (title, entry):
        piece.text = f"China's {piece.text.removeprefix('China ')}"
    return title, entry


@quirk(
    "A B C E2 F1 F2 F3 G H", "a title over two or three lines: 2000-02-20, 2000-07-10, 2001-01-20", alters="title-lines"
)
def title_over_lines(page: Page) -> None:
    piece = page.one("title")
    if any(entry.undo for entry in page.all("entry", article=piece.article)):
        raise Unfit(piece)  # Cut alike in both places, it is two titles.
    piece.printed = "\n".join(_halves(piece))


@quirk("A B C F1 F2", "a title over two lines with an empty one between: 2007-05-10", alters="title-lines")
def title_over_lines_apart(page: Page) -> None:
    piece = page.one("title")
    if not page.all("entry", article=piece.article):
        raise Unfit(piece)
    piece.printed = "\n\n".join(_halves(piece))


@quirk("A C", "a title as two lines with bullets, one in the list: 2000-03-30", alters="title-lines")
def title_over_marked_lines(page: Page) -> None:
    piece = page.one("title")
    if piece.mark or not page.all("entry", article=piece.article):
        raise Unfit(piece)
    first, second = _halves(piece)
    piece.printed, piece.undo = f"* {first}\n* {second}", True


def _misspell(page: Page, piece: Piece) -> None:
    words = [word for word in piece.text.split() if len(word) > 5 and word.isalpha()]
    if not words:
        raise Unfit(piece)
    word = max(words, key=len)
    at = page.random.randint(1, len(word) - 3)
    slips = (word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :])
    piece.write(word, page.random.choice([slip for slip in slips if slip != word]))


@quirk(LISTED, "misspelt in the list, right in the body: `OCED`, `Systen`", alters="spelling")
def title_misspelt_in_list(page: Page) -> None:
    _misspell(page, _pair(page)[1])


@quirk(LISTED, "misspelt in the body, right in the list", alters="spelling")
def title_misspelt_in_body(page: Page) -> None:
    _misspell(page, _pair(page)[0])


@quirk(LISTED, "a blank inside a word of a title: `Word s of`", alters="spelling")
def title_with_split_word(page: Page) -> None:
    _, entry = _pair(page)
    word = max(entry.text.split(), key=len)
    entry.damage(word, f"{word[:-2]} {word[-2:]}")


@quirk(LISTED, "case differs: `held`, `Held`", alters="spelling")
def title_of_other_case(page: Page) -> None:
    _, entry = _pair(page)
    head, _, rest = entry.text.partition(" ")
    entry.text = f"{head} {rest.lower()}"


@quirk("A B C D F1 F2", "a title cut by the end of the text: a prefix will do", alters="end")
def title_cut_by_end(page: Page) -> None:
    last = page.all("title")[-1]
    entries = page.all("entry", article=last.article)
    if last.printed is not None or not entries or entries[0].undo:
        raise Unfit(last)
    page.remove(*page.pieces[page.index(last) + 1 :])
    last.text = last.text[: max(len(last.text) * 2 // 3, 21)].rstrip(" ,:-'")
    page.reports.add("article-without-text")


@quirk("A B C D F1", "a picture's caption between title and text, without a final stop: 2008", alters="caption")
def caption(page: Page) -> None:
    _caption(page, page.author.fill(page.random.choice(WORDS["captions"])))


@quirk("A B C D F1", "a picture's caption between title and text, with a final stop: 2008", alters="caption")
def caption_with_stop(page: Page) -> None:
    _caption(page, page.author.fill("{Person} (left) and {foreigner} exchange copies of the programme."))


def _caption(page: Page, text: str) -> None:
    title = page.random.choice(page.all("title"))
    if not page.all("paragraph", article=title.article):
        raise Unfit(title)
    page.behind(title, page.spaced(Piece("caption", text, title.article)))


@quirk(
    "A C E2 F1",
    "a sign-off below the text: name, post, country on lines to the right: 2000-07-10",
    alters="end-of-article",
)
def sign_off(page: Page) -> None:
    last = page.all(*TEXT_ROLES, article=page.random.randint(1, page.articles))[-1:]
    if not last:
        raise Unfit("cut")
    lines = (page.author.pick("foreigners"), "Counsellor for Science and Technology", page.author.pick("countries"))
    page.behind(
        last[0],
        *(
            Piece("signature", line, last[0].article, mark=" " * (72 - len(line)), above=0 if index else 1)
            for index, line in enumerate(lines)
        ),
    )


@quirk("B C D E1 F1", "family names in capitals, in titles too: 2005 to 2012", alters="title-text")
def title_with_name_in_capitals(page: Page) -> None:
    _retitle(page, "{NAME} Visits {country} and {country2}")


@quirk("B C D E1 F1", "the family name alone, in capitals, in titles: 2005 to 2012", alters="title-text")
def title_with_family_name_alone(page: Page) -> None:
    _retitle(page, "{FAMILY} Meets Guests from {country} and {country2}")


@quirk("A B C D E1 F1 F3 G H", "capitals of three letters are also bodies: `CAS`, `EU`, `ITER`", alters="title-text")
def title_with_abbreviations(page: Page) -> None:
    _retitle(page, "CAS and EU Open ITER Office in {city}")


@quirk("A B C D E1 E2 F1 F3 G H", "no currency in titles: `10 Billion`; a figure first", alters="title-text")
def title_that_begins_with_figure(page: Page) -> None:
    _retitle(page, "{n} Billion for {titled} in {city}")


@quirk("A B C D E1 E2 F1 F3 G H", "not quantities: `863`, `7-plus-1`, `4G`", alters="title-text")
def title_with_program_number(page: Page) -> None:
    _retitle(page, "863 Program: 7-plus-1 Plan for {titled}")


def _retitle(page: Page, form: str) -> None:
    article = page.random.randint(1, page.articles)
    first, second = page.random.sample(WORDS["countries"], 2)
    name = page.author.person().split()
    text = page.author.fill(
        form.replace("{NAME}", f"{name[0].upper()} {name[1]}")
        .replace("{FAMILY}", name[0].upper())
        .replace("{country2}", second)
        .replace("{country}", first)
    )
    for piece in page.all("title", "entry", article=article):
        if piece.printed is not None:
            raise Unfit(piece)
        piece.text = text
