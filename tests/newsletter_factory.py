"""Invented newsletters: their content, and the text of family H that prints it, with pages that break anywhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from cstdata.parser import Newsletter, parse
from cstdata.parser.titles import likeness
from cstdata.readers import Document, read_bytes

FOOTER = (
    "Monthly-Editorial Board:7, Invented Lane Beijing 100001, china\n\n"
    "Contact: Gu Invented E-mail:desk@example.org second@example.org <http://www.example.org>"
)
SOURCE = "(Source: Lakeside Daily, July 6, 2016)"
TITLE = "Harbour Laboratory Opens Its Doors in Rizhao"
SECTION = "News From the Coast"

_TITLE_WORDS = (
    "Harbour Laboratory Opens Forum Discusses Copper Mines Nordic Delegation Visits Orchard Satellite Maps "
    "Desert Glaciers Young Chemists Receive Medal Rules Govern Antarctic Fieldwork Solar Furnace Melts Quartz "
    "Railway Museum Exhibits Turbine Students Rebuild Bamboo Bridge Vaccine Reaches Island Clinics Mangrove "
    "Census Surprises Botanists Telescope Records Faint Nebula Pension Fund Backs Wind Farm Bakers Patent Rice "
    "Yeast"
)
_WORDS = (
    "cooperation development laboratory measurement instrument northern engineers together research harvest "
    "between farmers exchange programme technology villages reported stations yearly equipment temperature "
    "generation institute machines students hospital delegation ministers mountain valuable irrigation "
    "production scientific the of in with and from for a new many several under after about"
)
_NAMES = "Rizhao Norway Kenya Ministry Academy Lanzhou Peru University Forum Danube"
_SOURCES = (
    "Lakeside Daily",
    "website of the Coastal Academy",
    "www.example.org",
    "Xinhua",
    "Harbour Times",
    "Journal of Quiet Waters",
)
_DATES = (
    ("July 6, 2016", date(2016, 7, 6)),
    ("27 May 2016", date(2016, 5, 27)),
    ("June 2nd, 2016", date(2016, 6, 2)),
    ("Feb. 18, 2016", date(2016, 2, 18)),
    ("2016-03-09", date(2016, 3, 9)),
)
FAR_ENOUGH = 14
"""The words between two cuts, so that no line between them could be a sub-heading."""


@dataclass(frozen=True)
class Story:
    """An invented article: a title, plain paragraphs, a source with its date as printed and as meant."""

    title: str
    paragraphs: tuple[str, ...]
    source: str
    printed: str
    published: date


@dataclass(frozen=True)
class Group:
    """A section and its articles."""

    title: str
    stories: tuple[Story, ...]


@dataclass
class Issue:
    """An invented issue."""

    number: int
    groups: tuple[Group, ...]
    words: Counter[str] = field(default_factory=Counter)
    pages: int = 0

    @property
    def stories(self) -> tuple[Story, ...]:
        return tuple(story for group in self.groups for story in group.stories)


def chance(seed: int) -> Random:
    """Chance that comes again."""
    return Random(seed)  # noqa: S311 - nobody is to be kept from guessing it


def make_issue(random: Random) -> Issue:
    """An issue of one to three sections."""
    titles: list[str] = []
    groups = []
    for position in range(random.randint(1, 3)):
        name = (
            f"{('Rivers', 'Cities', 'Skies')[position]} and Their {random.choice(('Keepers', 'Builders', 'Watchers'))}"
        )
        stories = []
        for _ in range(random.randint(1, 3)):
            title = _title(random, titles)
            titles.append(title)
            printed, published = random.choice(_DATES)
            paragraphs = tuple(_paragraph(random) for _ in range(random.randint(1, 4)))
            stories.append(Story(title, paragraphs, random.choice(_SOURCES), printed, published))
        groups.append(Group(name, tuple(stories)))
    words = Counter(w for g in groups for s in g.stories for p in s.paragraphs for w in p.replace(".", "").split())
    return Issue(15, tuple(groups), words)


def _title(random: Random, others: Sequence[str]) -> str:
    while True:
        title = " ".join(random.sample(_TITLE_WORDS.split(), random.randint(4, 8)))
        if all(likeness(title, other) < 60 for other in others):
            return title


def _paragraph(random: Random) -> str:
    return " ".join(_sentence(random) for _ in range(random.randint(1, 5)))


def _sentence(random: Random) -> str:
    words = [
        random.choice(_WORDS.split()) if random.random() < 0.85 else random.choice(_NAMES.split()) for _ in range(20)
    ]
    words = words[: random.randint(8, 20)]
    return " ".join([words[0].capitalize(), *words[1:], random.choice(("harvest", "machines", "Norway"))]) + "."


def render(issue: Issue, random: Random | None = None) -> str:
    """The text of the issue; with ``random``, pages break inside its sentences and words."""
    contents = []
    body = []
    for group in issue.groups:
        contents += [group.title, "\n".join(f"- **{story.title}**" for story in group.stories)]
        body.append(group.title)
        for story in group.stories:
            body.append(story.title)
            for paragraph in story.paragraphs:
                body.append(_broken(paragraph, issue, random) if random else paragraph)
                if random and random.random() < 0.1:
                    body.append(FOOTER)
            comma = random.choice((", ", ",\n")) if random else ", "
            body.append(f"(Source: {story.source}{comma}{story.printed})")
    return masthead(issue.number) + "\n\n".join([*contents, *body]) + "\n"


def masthead(number: int = 15, published: str = "August 15 2016") -> str:
    """The masthead of family H."""
    return (
        "\n\nCHINA SCIENCE AND TECHNOLOGY NEWSLETTER\n\n*Department of International Cooperation\n"
        f"Ministry of Science and Technology(MOST), P.R.China*\n\n*No.{number}\n{published}*\n\n"
    )


def _broken(paragraph: str, issue: Issue, random: Random) -> str:
    words = paragraph.split(" ")
    printed = words[0]
    since = 1
    for index, word in enumerate(words[1:], start=1):
        ended = words[index - 1].endswith(".")
        if since >= FAR_ENOUGH and not ended and random.random() < 0.15:
            issue.pages += 1
            gap = random.choice(("", f"{FOOTER}\n\n", f"{issue.pages}\n\n{FOOTER}\n\n", f"{issue.pages}\n\n"))
            gap = f"\n\n{gap}"
            if issue.words[word] > 1 and len(word) >= 8 and word.islower() and random.random() < 0.5:
                cut = random.randint(3, len(word) - 3)
                issue.words[word] -= 1
                printed += f" {word[:cut]}-{gap}{word[cut:]}"
            else:
                printed += gap + word
            since = 0
        else:
            printed += f" {word}"
        since += 1
    return printed


def document_of(text: str, *, media_type: str = "text/markdown") -> Document:
    """The text, read."""
    return read_bytes(text.encode(), name="invented", media_type=media_type).document


def parsed(text: str) -> Newsletter:
    """The text, read as Markdown and parsed."""
    return parse(document_of(text))


def issue_of(*body: str, titles: Sequence[str] = (TITLE,), section: str = SECTION) -> str:
    """An issue of one section with these titles in its contents list and these chunks as its body."""
    contents = "\n".join(f"- **{title}**" for title in titles)
    return f"{masthead()}{section}\n\n{contents}\n\n" + "\n\n".join(body) + "\n"


def article_of(*chunks: str, title: str = TITLE) -> str:
    """An issue of one article with these chunks between its title and its source line."""
    return issue_of(SECTION, title, *chunks, SOURCE, titles=(title,))


def paragraphs_of(*chunks: str) -> list[tuple[str, str]]:
    """The kinds and texts of the paragraphs that the chunks of an article are read as."""
    articles = parsed(article_of(*chunks)).articles
    assert len(articles) == 1, [article.title.text for article in articles]
    return [(paragraph.kind, paragraph.text.text) for paragraph in articles[0].paragraphs]


def texts_of(*chunks: str) -> list[str]:
    """The texts of those paragraphs."""
    return [text for _, text in paragraphs_of(*chunks)]


def codes_of(newsletter: Newsletter) -> list[str]:
    """The codes of its problems."""
    return [problem.code for problem in newsletter.problems]


def assert_covered(newsletter: Newsletter) -> None:
    """Every character is in exactly one block, in order."""
    cursor = 0
    for block in newsletter.blocks:
        assert block.start == cursor
        assert block.end > block.start
        cursor = block.end
    assert cursor == len(newsletter.document.text)
