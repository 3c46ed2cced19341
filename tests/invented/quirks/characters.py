"""Signs that were lost, replaced or garbled."""

from invented.page import Page
from invented.quirks.bodies import ALL, insert, plain
from invented.quirks.registry import quirk


@quirk(ALL, "lost degree sign: `20C`", alters="words")
def degree_sign_lost(page: Page) -> None:
    insert(page, "The store keeps its seeds at 20°C in summer.").damage("20°C", "20C")


@quirk(ALL, "lost degree sign and unit: `at 700.`", alters="words")
def degrees_lost(page: Page) -> None:
    insert(page, "The furnace melts sand at 700. It runs day and night.")
    page.allows.add("repair-doubtful")


@quirk(ALL, "lost slash: `HIVAIDS`", alters="words")
def slash_lost(page: Page) -> None:
    insert(page, "A ward for HIV/AIDS was opened beside the harbour.").damage("HIV/AIDS", "HIVAIDS")


@quirk(ALL, "lost brackets: `Plan2011-2015highlights`", alters="words")
def brackets_lost(page: Page) -> None:
    piece = insert(page, "The Coastal Plan (2011-2015) highlights dykes and lamps.")
    piece.damage("Plan (2011-2015) highlights", "Plan2011-2015highlights")


@quirk(ALL, "superscript printed as a figure: `m2`, `cm2`", alters="words")
def superscript_lost(page: Page) -> None:
    insert(page, "The hall covers 10,000 m2 and each mirror 40 cm2 of glass.")


@quirk(ALL, "lost first letter of a currency: `MB 800 billion`", alters="words")
def currency_initial_lost(page: Page) -> None:
    insert(page, "The ports earned RMB 800 billion in all.").damage("RMB 800", "MB 800")


@quirk(ALL, "curly and straight quotes mixed: 1999 to 2003", alters="quotes")
def quotes_mixed(page: Page) -> None:
    insert(page, 'He called it "a gift" and \u201ca lamp for all\u201d, and the sailors\u2019 wives\' choir sang.')


@quirk(ALL, "mostly curly quotes: later", alters="quotes")
def quotes_curly(page: Page) -> None:
    insert(page, "The sailors' wives' choir sang \"Lamps over the Bay\" twice.")
    for piece in page.all("paragraph"):
        if piece.printed is None:
            piece.text = piece.text.replace(' "', " \u201c").replace('"', "\u201d").replace("'", "\u2019")


@quirk("A B C D F1", "GBK bytes read as Latin-1, two characters for a quote: 2007-02-10", alters="quotes")
def quotes_of_gbk(page: Page) -> None:
    piece = insert(page, "China's ports issued the \"Rules on Lamps\" in Xi'an.")
    piece.damage("'", "\u00a1\u00af", 9)
    quotes = piece.printed.count('"') if piece.printed else 0
    for index in range(quotes):
        piece.damage('"', "\u00a1\u00b1" if index % 2 else "\u00a1\u00b0")


@quirk("A B C F1", "GBK bytes read as Latin-1 at the start of a paragraph and in a title: 2007-02-10", alters="quotes")
def quotes_of_gbk_at_start(page: Page) -> None:
    piece = plain(page)
    piece.text = f'"Nobody has to watch it," said the keeper. {piece.text}'
    piece.printed = piece.text
    piece.damage('"Nobody', "\u00a1\u00b0Nobody")
    piece.damage('it,"', "it,\u00a1\u00b1")


@quirk(ALL, "double angle brackets round a journal's name: 2002-05-10", alters="signs")
def angle_brackets(page: Page) -> None:
    left, right = page.random.choice((("<<", ">>"), ("\u300a", "\u300b"), ("\u00ab", "\u00bb")))
    insert(page, f"The report stood in {left}Journal of Quiet Waters{right} first.")


@quirk(ALL, "a Roman three as one character: 2000-04", alters="signs")
def roman_three(page: Page) -> None:
    insert(page, "Phase \u2162 of the trial begins next year.")


@quirk(ALL, "`℃` and the micro sign: 2003-06", alters="signs")
def celsius_and_micro(page: Page) -> None:
    insert(page, "The lens stays within 5 \u00b5m even at 40\u2103.")


@quirk(ALL, "a prime as apostrophe: 2000-02-29", alters="signs")
def prime_as_apostrophe(page: Page) -> None:
    insert(page, "The keeper's lamp burns on.").damage("keeper's", "keeper\u2032s")


@quirk(ALL, "accented Latin names: 2009-10", alters="signs")
def accented_names(page: Page) -> None:
    insert(page, "Jos\u00e9 Huam\u00e1n, Bj\u00f6rn \u00c5kesson and \u00c9lodie B\u00fcrgi signed for the guests.")
