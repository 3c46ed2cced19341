"""Damage by chance: lines, signs and line ends of a text."""

from random import Random

from newsletter_factory import assert_covered

from cstdata.parser import Newsletter, parse
from cstdata.problems import CstdataError
from cstdata.readers import read_bytes

MANGLED = (
    *"()[]*_<>\\-#•.:;,|\x0b\u00ad\ufeff\u2028“” 9aZ（）中",  # noqa: RUF001
    "\u00a0",
    "\u00a1\u00af",
    "\x00",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
)


def mutate(text: str, random: Random) -> str:
    """The text with up to eight lines taken out, doubled, exchanged, cut, joined, or with other signs in them."""
    for _ in range(random.randint(1, 8)):
        lines = _with_one_slip(text.split("\n"), random)
        text = random.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines)
    return text


def _with_one_slip(lines: list[str], random: Random) -> list[str]:
    at = random.randrange(len(lines))
    other = random.randrange(len(lines))
    match random.randrange(9):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines = lines[: max(at, 1)]
        case 4:
            cut = random.randint(0, len(lines[at]))
            lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
        case 5:
            cut = random.randint(0, len(lines[at]))
            lines[at] = lines[at][:cut] + random.choice(MANGLED) + lines[at][cut:]
        case 6:
            cut = random.randint(0, len(lines[at]))
            lines[at] = lines[at][:cut] + lines[at][cut + random.randint(1, 5) :]
        case 7 if at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        case 8:
            lines[at] = lines[at].swapcase() if random.random() < 0.5 else " ".join(reversed(lines[at].split()))
    return lines


def covered_or_refused(data: bytes, media_type: str = "text/markdown") -> Newsletter | None:
    """The newsletter that the bytes are read as, with each character in one block; None where they are refused."""
    try:
        newsletter = parse(read_bytes(data, name="any", media_type=media_type).document)
    except CstdataError:
        return None
    assert_covered(newsletter)
    return newsletter
