"""What happened, what was signed, how much: and the short forms that a text defines."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from cstdata.models.base import ByKind, Record, column
from cstdata.models.types import (
    AgreementKind,
    CountryCode,
    EntityKind,
    EventKind,
    EventStatus,
    Id,
    Offset,
    Position,
    Precision,
    Qualifier,
    Text,
)

__all__ = [
    "Abbreviation",
    "Agreement",
    "AgreementParty",
    "AgreementSignatory",
    "Event",
    "EventParticipant",
    "Quantity",
]

Amount = Annotated[Decimal, Field(max_digits=38, decimal_places=12)]


class Event(Record, table="events", key=("event_id",), ordered=(("span_start", "span_end"), ("start", "end"))):
    """An occurrence that an article reports or announces, with at least a year of its own."""

    event_id: Annotated[Id, column("The article and the place.", example="cstn-2016-07-15.03.event-590")]
    article_id: Annotated[
        Id, column("The article that reports it.", references="articles", example="cstn-2016-07-15.03")
    ]
    kind: Annotated[EventKind, column("What kind of occurrence it is.", example="meeting")]
    name: Annotated[
        Text | None, column("The name of the event, where it has one.", example="Joint Committee Meeting")
    ] = None
    start: Annotated[
        date,
        column(
            "Its first day; the first of the month or year where only that is known.",
            example=date(2016, 6, 24),
        ),
    ]
    end: Annotated[date | None, column("Its last day, where it is another.", example=date(2016, 6, 25))] = None
    precision: Annotated[Precision, column("How precisely the text gives the dates.", example="day")]
    city: Annotated[Text | None, column("The city as printed.", example="Lisbon")] = None
    place_id: Annotated[
        Id | None, column("The city in the table of places.", references="places", example="2267057")
    ] = None
    country: Annotated[
        CountryCode | None,
        column("The country in which it took place.", references="countries", example="PRT"),
    ] = None
    status: Annotated[EventStatus, column("Whether it was held or is announced.", example="held")]
    span_start: Annotated[
        Offset, column("Where the report of it starts in the document's text.", unit="character", example=590)
    ]
    span_end: Annotated[Offset, column("Where the report of it ends.", unit="character", example=720)]


class EventParticipant(Record, table="event_participants", key=("event_id", "entity_kind", "entity_id")):
    """Who took part in an event, and as what."""

    event_id: Annotated[Id, column("The event.", references="events", example="cstn-2016-07-15.03.event-590")]
    entity_kind: Annotated[EntityKind, column("Whether a person, a body or a country took part.", example="country")]
    entity_id: Annotated[
        Text,
        column(
            "The id of who took part, in the table of its kind.",
            references=ByKind(
                "entity_kind", {"person": "persons", "organization": "organizations", "country": "countries"}
            ),
            example="PRT",
        ),
    ]
    role: Annotated[
        Text, column("The part: host, visitor, chair, co-chair, signatory, speaker, guest.", example="host")
    ]


class Agreement(Record, table="agreements", key=("agreement_id",), ordered=(("start", "end"),)):
    """A document that an article reports as signed or concluded between parties."""

    agreement_id: Annotated[Id, column("The article and the place.", example="cstn-2016-07-15.03.agreement-700")]
    article_id: Annotated[
        Id, column("The article that reports it.", references="articles", example="cstn-2016-07-15.03")
    ]
    event_id: Annotated[
        Id | None,
        column("The event at which it was signed.", references="events", example="cstn-2016-07-15.03.event-590"),
    ] = None
    kind: Annotated[AgreementKind, column("What kind of document it is.", example="MOU")]
    name: Annotated[Text | None, column("Its name as printed.", example="MOU on Innovation Cooperation")] = None
    signed: Annotated[date | None, column("The day on which it was signed.", example=date(2016, 6, 24))] = None
    city: Annotated[Text | None, column("The city in which it was signed, as printed.", example="Lisbon")] = None
    start: Annotated[Offset, column("Where it is named in the document's text.", unit="character", example=700)]
    end: Annotated[Offset, column("Where that ends.", unit="character", example=729)]


class AgreementParty(Record, table="agreement_parties", key=("agreement_id", "position")):
    """A party of an agreement: a body where the signing bodies are printed, else a country."""

    agreement_id: Annotated[
        Id, column("The agreement.", references="agreements", example="cstn-2016-07-15.03.agreement-700")
    ]
    position: Annotated[Position, column("Which party it is, in the order of the text, from 1.", example=1)]
    name: Annotated[Text, column("The party as printed.", example="Ministry of Examples")]
    country: Annotated[
        CountryCode | None,
        column("The country that it is or belongs to.", references="countries", example="CHN"),
    ] = None
    organization_id: Annotated[
        Id | None,
        column("The body, if it is one.", references="organizations", example="ministry-of-examples"),
    ] = None


class AgreementSignatory(Record, table="agreement_signatories", key=("agreement_id", "position")):
    """A person who signed an agreement."""

    agreement_id: Annotated[
        Id, column("The agreement.", references="agreements", example="cstn-2016-07-15.03.agreement-700")
    ]
    position: Annotated[Position, column("Which signatory it is, in the order of the text, from 1.", example=1)]
    person_id: Annotated[Id, column("Who signed.", references="persons", example="person-example")]


class Quantity(Record, table="quantities", key=("quantity_id",), ordered=(("start", "end"), ("value", "value_max"))):
    """A number with a unit, a currency, a percent sign or a counted noun."""

    quantity_id: Annotated[Id, column("The article and the place.", example="cstn-2016-07-15.03.quantity-900")]
    article_id: Annotated[Id, column("The article that gives it.", references="articles", example="cstn-2016-07-15.03")]
    paragraph_id: Annotated[
        Id | None,
        column(
            "The paragraph that gives it; null in a title.",
            references="paragraphs",
            example="cstn-2016-07-15.03.p2",
        ),
    ] = None
    value: Annotated[Amount, column("The full number, in the unit.", example=Decimal(1300000))]
    value_max: Annotated[Amount | None, column("The upper end, where a range is given.", example=Decimal(1500000))] = (
        None
    )
    unit: Annotated[Text, column("ISO 4217 for money, percent, an SI or customary unit, or count.", example="CNY")]
    of: Annotated[Text | None, column("What is measured or counted.", example="base stations")] = None
    qualifier: Annotated[Qualifier, column("How the text hedges the number.", example="over")]
    text: Annotated[Text, column("The quantity as printed, without the qualifier.", example="1.3 million yuan")]
    start: Annotated[Offset, column("Where it starts in the document's text.", unit="character", example=900)]
    end: Annotated[Offset, column("Where it ends.", unit="character", example=916)]


class Abbreviation(Record, table="abbreviations", key=("abbreviation_id",), ordered=(("start", "end"),)):
    """A short form that the body of an article defines, as in "long form (SHORT)"."""

    abbreviation_id: Annotated[Id, column("The article and the place.", example="cstn-2016-07-15.03.abbreviation-1043")]
    article_id: Annotated[
        Id, column("The article that defines it.", references="articles", example="cstn-2016-07-15.03")
    ]
    short: Annotated[Text, column("The short form.", example="STI")]
    long: Annotated[Text, column("What it stands for, as printed.", example="science, technology and innovation")]
    start: Annotated[
        Offset, column("Where the long form starts in the document's text.", unit="character", example=1043)
    ]
    end: Annotated[Offset, column("Where the short form ends.", unit="character", example=1083)]
