"""Invented prose: titles, sentences and paragraphs of the form and length of the newsletter's, about other things."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from random import Random

from cstdata.parser.titles import likeness

WORDS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))

LEAST_WORDS, MOST_WORDS = 40, 110
"""The words of a paragraph."""

FEWEST_WORDS = 12
"""The least words of a short one."""

MOSTLY = 0.8
"""The part of the paragraphs that are not short."""

TITLE_WORDS = 12
"""The most words of a title."""

TITLES = (
    "China, {country} Sign Protocol on {titled}",
    "China and {country} to Study {titled} Together",
    "{city} Opens Its First Laboratory for {titled}",
    "{adjective} Delegation Looks at {titled} in {city}",
    "Second Station for {titled} Goes into Service",
    "{titled} Stand Their Test in the Field",
    "More Money, Fewer Contracts: {titled} in {year}",
    "New Measures on {titled} from Publicly Funded Projects",
    "{titled}: {city} Shows the Way",
    "{n} Million for {titled} and {titled2}",
    "Quick Test for {titled} Ready for {city}",
    "Forum on {titled} Held in {city}",
    "China's {titled} Reach {country}",
    "Young Engineers Rebuild {titled} after the Storm",
    "{titled} Cheaper than Ever Before",
    "Plan for {titled} Promotes {titled2}",
    "Foreign Experts Receive Award for {titled}",
    "Statistics on {titled} for {year} Made Public",
    "Harbour Plan 2001-2005: {titled} for {province}",
    "Who Pays for {titled}?",
    "{country} Buys {titled} from Yellow Reed Machines Co., Ltd.",
    "Self-made {titled}: {percent}% Less Steel, Twice the Life",
    '"Lamp" Program Brings {titled} to {few} Islands',
    "US-China Talks on {titled} & {titled2}",
    "{titled} and the Law of the Sea: a View from {city}",
    "No. 3 Quay of {city} Gets {titled}",
    "{city} Farmers' {titled} on Show in {country}",
)

SENTENCES = (
    "{Person}, {post} of {body}, met with {foreigner}, {post} of {foreign_body} of {country}, in {city} on {date} to "
    "speak about research in China.",
    "The {thing}, {done} by Chinese engineers at {body}, will {verb} {number} {unit} a year and cost RMB {n} million.",
    "Under the agreement, the two sides will spend some USD {decimal} million over {few} years on joint research in "
    "{field}, {percent}% of which comes from the Chinese side.",
    "{foreigner} said that {result} since the first {thing} went into service in {city}, and that {reason}.",
    "It was agreed that the next meeting of the working group on {field} would be held in {country} next year.",
    "A panel of {few} experts from {body} found that the {thing} works {adverb}, at a price {percent}% below that of "
    "foreign suppliers.",
    "According to {body}, {number} {unit} were counted in {province} in {year}, {percent}% more than a year before.",
    'Prof. {Person} of {foreign_body} called it "a {thing} that nobody has to watch", because {reason}.',
    "In {city}, {number} {unit} are waiting for the second {thing}, which is to follow in {year}.",
    "From {few} proposals the two countries picked those in {field}, among them a {thing} and a {thing2}.",
    "Mr. {Family} thanked his guests for their help and invited {number} trainees to {city} for a stay of {few} weeks.",
    "{Result}, and {result2}, since the {thing} was {done} by a group at {body}.",
    "The work began {few} years ago, when {reason}.",
    "The guests from the U.S. and {country} saw No. 3 quay, the {thing}, etc. and stayed until 5 p.m. on {date}.",
    "At 9:30 a.m. the first {thing} (see Fig. 2) went into service; it will {verb} some {number} {unit} a year.",
    '{foreigner} told the press: "We have waited for a {thing} for {few} years, and now it is here."',
    "Dr. {Person}, Vice {Family} and Gen. {Family} of {body}, all of them from {city}, had asked for it.",
    "Altogether {number} {unit} took part (i.e. {percent}% of those invited).",
    "With support from the Coast Program and a grant of RMB {decimal} billion, {body} has now {done} a {thing} "
    "of its own.",
    "Before the opening, the minister of {country} and the mayor of {city} looked at a {thing} and at a {thing2}.",
    "Some {number} {unit}, or {percent}% of the total, went to {province} alone.",
    "As {reason}, the {thing} had to {verb} everything {adverb}.",
    "{Result}.",
)


class Author:
    """Writes; what it writes comes again with the same chance.

    Args:
        random: The chance.
        published: The date of the issue; what is told happened before it.
        capitals: Whether Chinese family names are printed in capitals (2005 to 2012).
    """

    def __init__(self, random: Random, published: date, *, capitals: bool = False) -> None:
        self.random = random
        self.published = published
        self.capitals = capitals
        self.titles: list[str] = []

    def person(self) -> str:
        """A Chinese name, family name first."""
        family = self.pick("families")
        return f"{family.upper() if self.capitals else family} {self.pick('given')}"

    def pick(self, kind: str) -> str:
        """One of the words of a kind."""
        return self.random.choice(WORDS[kind])

    def title(self) -> str:
        """A title unlike all before it."""
        while True:
            title = self.fill(self.random.choice(TITLES))
            if len(title.split()) <= TITLE_WORDS and all(likeness(title, other) < 60 for other in self.titles):
                self.titles.append(title)
                return title

    def sentence(self) -> str:
        """A sentence."""
        return self.fill(self.random.choice(SENTENCES))

    def paragraph(self) -> str:
        """A paragraph of a few sentences."""
        least = LEAST_WORDS if self.random.random() < MOSTLY else FEWEST_WORDS
        goal = self.random.randint(least, least if least == FEWEST_WORDS else MOST_WORDS)
        sentences = [self.sentence()]
        while sum(len(sentence.split()) for sentence in sentences) < goal:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def lead(self) -> str:
        """A paragraph that begins with who met whom, or what was built: it opens an article."""
        return f"{self.fill(self.random.choice(SENTENCES[:2]))} {self.paragraph()}"

    def day(self) -> str:
        """A day shortly before the issue, as its text prints it."""
        day = self.published - timedelta(days=self.random.randint(3, 40))
        return f"{day:%B} {day.day}, {day.year}"

    def fill(self, form: str) -> str:
        """The form, filled with words."""
        random = self.random
        values = {
            "titled": self.pick("titled"),
            "titled2": self.pick("titled"),
            "city": self.pick("cities"),
            "country": self.pick("countries"),
            "adjective": self.pick("adjectives"),
            "province": self.pick("provinces"),
            "year": str(self.published.year - 1),
            "n": str(random.randint(3, 90)),
            "few": random.choice(("two", "three", "five", "eight", "11", "17")),
            "number": random.choice(
                (f"{random.randint(20, 900)}", f"{random.randint(1, 80)},{random.randint(100, 999)}")
            ),
            "decimal": f"{random.randint(1, 9)}.{random.randint(1, 9)}",
            "percent": str(random.randint(3, 90)),
            "Person": self.person(),
            "Family": self.person().split()[0],
            "foreigner": self.pick("foreigners"),
            "post": self.pick("posts"),
            "body": self.pick("bodies"),
            "foreign_body": self.pick("foreign_bodies"),
            "date": self.day(),
            "thing": self.pick("things"),
            "thing2": self.pick("things"),
            "done": self.pick("done"),
            "verb": self.pick("verbs"),
            "unit": self.pick("units"),
            "field": self.pick("fields"),
            "adverb": self.pick("adverbs"),
            "result": self.pick("results"),
            "result2": self.pick("results"),
            "Result": self.pick("results"),
            "reason": self.pick("reasons"),
        }
        values["Result"] = values["Result"][0].upper() + values["Result"][1:]
        # A sentence that ends with a company has one stop.
        return form.format(**values).replace("Ltd..", "Ltd.")
