"""Masthead, and the noise above the contents list."""

from invented.page import Page, Piece
from invented.quirks.registry import quirk

RUSSIAN = (
    "Посольство далёкой страны на острове",
    "Главная   О посольстве   Консульский отдел   Наука и образование   Контакты",  # noqa: RUF001 - Cyrillic it is
    "Главная > Наука и образование > Новости",
)


@quirk("A B C", "breadcrumb `Home > NewsLetter > 2007`, or `Home > Announcement Board`", alters="breadcrumb")
def breadcrumb_of_another_site(page: Page) -> None:
    piece = page.all("navigation")[0]
    piece.text = (
        "Home > Announcement Board" if "NewsLetter" in piece.text else f"Home > NewsLetter > {page.published:%Y}"
    )


@quirk("A B C", "breadcrumb missing: 2001-12-10", alters="breadcrumb")
def breadcrumb_missing(page: Page) -> None:
    page.remove(page.all("navigation")[0])
    page.pieces[0].above = 0


@quirk("F1 F3", "an embassy's navigation, once in Russian", alters="breadcrumb")
def navigation_in_russian(page: Page) -> None:
    for piece, line in zip(page.all("navigation"), RUSSIAN, strict=False):
        piece.text = line


@quirk("F1 F3", "an embassy's page, with lines below the newsletter", alters="below")
def navigation_below(page: Page) -> None:
    page.pieces += [
        Piece("navigation", "Suggest to a Friend:     Print", above=3),
        Piece("navigation", "Copyright: Embassy of the People's Republic of China in an Island", above=1),
    ]


@quirk("A C D", "single blanks in the masthead, double ones in `CHINA  SCIENCE  AND  TECHNOLOGY` (B)")
def publisher_with_double_blanks(page: Page) -> None:
    for piece in page.all("publisher"):
        piece.text = piece.text.replace(" ", "  ")


@quirk("B", "double blanks inside `CHINA  SCIENCE  AND  TECHNOLOGY` (B); single ones here")
def title_with_single_blanks(page: Page) -> None:
    piece = page.all("masthead")[0]
    piece.text = " ".join(piece.text.split())


@quirk("A B C F1 F3", "empty lines: 1 to 7 in a row; their counts carry no meaning", alters="gaps")
def empty_lines_by_chance(page: Page) -> None:
    inside = page.all("entry")[1:] if page.all("entry") else []
    for piece in page.pieces[1:]:
        if piece.above and piece not in inside:
            piece.above = page.random.randint(1, 7)


@quirk("A B C E2 F1 F2 F3 H", "lines that hold one blank or a no-break space", alters="blanks")
def empty_lines_hold_blanks(page: Page) -> None:
    page.gaps = ("", " ", "\u00a0", "\u00a0 ")
