"""Who and where: persons, posts, organizations, countries, places, and where the text names them."""

from typing import Annotated

from pydantic import Field

from cstdata.models.base import ByKind, Record, column
from cstdata.models.types import CountryCode, Id, MentionKind, Offset, Text

__all__ = ["Country", "Mention", "Organization", "Person", "Place", "Role"]


class Person(Record, table="persons", key=("person_id",)):
    """A person whom an issue names, in the fullest form printed."""

    person_id: Annotated[Id, column("A readable form of the name.", example="person-example")]
    name: Annotated[Text, column("The name as printed, without honorifics.", example="Example Person")]
    family_name: Annotated[Text | None, column("The family name, where it is plain.", example="Person")] = None
    given_name: Annotated[Text | None, column("The given name, where it is plain.", example="Example")] = None
    country: Annotated[
        CountryCode | None,
        column(
            "The country represented, else belonged to, if the text says.",
            references="countries",
            example="CHN",
        ),
    ] = None


class Role(Record, table="roles", key=("role_id",), ordered=(("start", "end"),)):
    """A post that an article gives to a person."""

    role_id: Annotated[Id, column("The article and the place of the post.", example="cstn-2016-07-15.03.role-640")]
    article_id: Annotated[Id, column("The article that says so.", references="articles", example="cstn-2016-07-15.03")]
    person_id: Annotated[Id, column("Who holds the post.", references="persons", example="person-example")]
    title: Annotated[Text | None, column("The post as printed.", example="Vice Minister")] = None
    organization_id: Annotated[
        Id | None,
        column("The body in which the post is held.", references="organizations", example="ministry-of-examples"),
    ] = None
    country: Annotated[
        CountryCode | None, column("The country that is represented.", references="countries", example="CHN")
    ] = None
    start: Annotated[Offset, column("Where the post stands in the document's text.", unit="character", example=640)]
    end: Annotated[Offset, column("Where the post ends.", unit="character", example=653)]


class Organization(Record, table="organizations", key=("organization_id",)):
    """A body that an issue names: a ministry, an academy, a university, a company, an international body."""

    organization_id: Annotated[Id, column("A readable form of the name.", example="ministry-of-examples")]
    name: Annotated[Text, column("The fullest form printed.", example="Ministry of Examples")]
    abbreviation: Annotated[Text | None, column("The short form that the text gives.", example="MOE")] = None
    kind: Annotated[Text | None, column("What kind of body it is, by the head of its name.", example="ministry")] = None
    country: Annotated[
        CountryCode | None,
        column("The country that it belongs to, if the text says.", references="countries", example="CHN"),
    ] = None
    parent_id: Annotated[
        Id | None, column("The body that it is a part of.", references="organizations", example="ministry-of-examples")
    ] = None


class Country(Record, table="countries", key=("country_id",)):
    """A country or region with a code of its own in ISO 3166-1; the whole code table."""

    country_id: Annotated[CountryCode, column("ISO 3166-1 alpha-3.", example="CHN")]
    name: Annotated[Text, column("The short name in English in ISO 3166-1, or the common one.", example="China")]


class Place(Record, table="places", key=("place_id",)):
    """A city or an administrative division that an issue names."""

    place_id: Annotated[Id, column("The GeoNames id.", example="1816670")]
    name: Annotated[Text, column("The name in GeoNames.", example="Beijing")]
    country: Annotated[CountryCode, column("The country that it lies in.", references="countries", example="CHN")]
    admin1: Annotated[Text | None, column("The first-level division that it lies in.", example="Beijing")] = None
    latitude: Annotated[float, Field(ge=-90, le=90), column("The latitude, WGS 84.", unit="degree", example=39.9075)]
    longitude: Annotated[
        float, Field(ge=-180, le=180), column("The longitude, WGS 84.", unit="degree", example=116.39723)
    ]


class Mention(Record, table="mentions", key=("mention_id",), ordered=(("start", "end"),)):
    """A place in the text that names a person, an organization, a country or a place."""

    mention_id: Annotated[Id, column("The article, the kind and the place.", example="cstn-2016-07-15.03.country-1043")]
    article_id: Annotated[Id, column("The article that names it.", references="articles", example="cstn-2016-07-15.03")]
    paragraph_id: Annotated[
        Id | None,
        column(
            "The paragraph that names it; null in a title.",
            references="paragraphs",
            example="cstn-2016-07-15.03.p2",
        ),
    ] = None
    kind: Annotated[MentionKind, column("What is named.", example="country")]
    entity_id: Annotated[
        Text,
        column(
            "The id of what is named, in the table of its kind.",
            references=ByKind(
                "kind",
                {
                    "person": "persons",
                    "organization": "organizations",
                    "country": "countries",
                    "place": "places",
                },
            ),
            example="NLD",
        ),
    ]
    text: Annotated[Text, column("The name as printed.", example="Dutch")]
    start: Annotated[Offset, column("Where the name starts in the document's text.", unit="character", example=1043)]
    end: Annotated[Offset, column("Where the name ends.", unit="character", example=1048)]
