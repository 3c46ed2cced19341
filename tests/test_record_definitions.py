"""The record types hold to the contract, and mistakes in their definition are found when a class is made."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args

import pytest
from pydantic import ValidationError

from cstdata.models import (
    RECORD_TYPES,
    TABLE_NAMES,
    Article,
    ByKind,
    Record,
    RecordDefinitionError,
    Section,
    TableName,
    _by_table,
    column,
)
from cstdata.models.types import FORMS, Id, Text
from cstdata.tabular import columns_of

CONTRACT = {
    "documents": "document_id name media_type bytes characters layout reader",
    "issues": (
        "issue_id document_id number? number_inferred? published? published_inferred? title publisher? department? "
        "contact? emails website? address?"
    ),
    "sections": "section_id issue_id position title",
    "articles": ("article_id issue_id section_id? position title contents_title? start end words text_sha256 text?"),
    "paragraphs": "paragraph_id article_id position kind spans words text_sha256 text?",
    "blocks": "block_id document_id position kind start end article_id?",
    "citations": "citation_id article_id position name url? published? start end",
    "persons": "person_id name family_name? given_name? country?",
    "roles": "role_id article_id person_id title? organization_id? country? start end",
    "organizations": "organization_id name abbreviation? kind? country? parent_id?",
    "countries": "country_id name",
    "places": "place_id name country admin1? latitude longitude",
    "mentions": "mention_id article_id paragraph_id? kind entity_id text start end",
    "events": (
        "event_id article_id kind name? start end? precision city? place_id? country? status span_start span_end"
    ),
    "event_participants": "event_id entity_kind entity_id role",
    "agreements": "agreement_id article_id event_id? kind name? signed? city? start end",
    "agreement_parties": "agreement_id position name country? organization_id?",
    "agreement_signatories": "agreement_id position person_id",
    "quantities": ("quantity_id article_id paragraph_id value value_max? unit of? qualifier text start end"),
    "abbreviations": "abbreviation_id article_id short long start end",
    "catalogue": ("catalogue_id number? published? number_inferred? published_inferred? layout? url? issue_id?"),
    "repairs": "repair_id document_id kind start end printed read",
    "corrections": "correction_id table record_id column old new reason applied_in",
}
"""The tables of DESIGN.md with their columns; a question mark where a value may be missing."""

LOOSER = {("quantities", "paragraph_id"), ("repairs", "read"), ("corrections", "old"), ("corrections", "new")}
"""Columns whose value may be missing though the contract does not say so: each says in its description when."""

KINDS = {
    "documents": "bytes:integer characters:integer",
    "issues": "number:integer published:date emails:strings",
    "articles": "start:integer words:integer",
    "paragraphs": "spans:spans",
    "places": "latitude:number longitude:number",
    "events": "start:date end:date span_start:integer",
    "quantities": "value:decimal value_max:decimal",
}


@pytest.mark.parametrize("table", CONTRACT)
def test_each_table_has_the_columns_of_the_contract_in_order(table: TableName) -> None:
    wanted = [name.removesuffix("?") for name in CONTRACT[table].split()]
    found = [column.name for column in columns_of(table, text=True)]
    assert [name for name in found if name in wanted] == wanted


@pytest.mark.parametrize("table", CONTRACT)
def test_a_value_may_be_missing_where_the_contract_says_so_and_nowhere_else(table: TableName) -> None:
    named = {name.removesuffix("?") for name in CONTRACT[table].split()}
    nullable = {column.name for column in columns_of(table, text=True) if column.nullable}
    wanted = {name.removesuffix("?") for name in CONTRACT[table].split() if name.endswith("?")}
    assert (nullable & named) - {name for other, name in LOOSER if other == table} == wanted


def test_the_tables_are_those_of_the_contract_in_its_order() -> None:
    assert list(get_args(TableName)) == list(TABLE_NAMES) == list(RECORD_TYPES) == list(CONTRACT)
    assert all(record_type.table_name == name for name, record_type in RECORD_TYPES.items())


@pytest.mark.parametrize("table", KINDS)
def test_columns_have_the_kind_of_the_contract(table: TableName) -> None:
    kinds = {column.name: column.kind for column in columns_of(table, text=True)}
    for name, kind in (entry.split(":") for entry in KINDS[table].split()):
        assert kinds[name] == kind


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_each_column_says_what_it_holds_and_shows_a_value(table: TableName) -> None:
    for found in columns_of(table, text=True):
        assert found.description[0].isupper() or found.description.startswith("cstn-")
        assert found.description.endswith(".")
        assert found.example is not None
        assert found.kind in {"string", "integer", "number", "decimal", "date", "strings", "spans"}
        if found.pattern is not None:
            assert found.pattern in FORMS


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_columns_that_count_characters_words_or_bytes_have_a_unit(table: TableName) -> None:
    units = {found.name: found.unit for found in columns_of(table, text=True) if found.kind in ("integer", "spans")}
    ordinals = {"position", "number", "number_inferred", "page"}
    assert {name for name, unit in units.items() if unit is None} <= ordinals


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_references_name_a_table_whose_key_is_one_column_of_the_same_kind(table: TableName) -> None:
    for name, reference in RECORD_TYPES[table].references().items():
        targets = reference.tables.values() if isinstance(reference, ByKind) else (reference,)
        for target in targets:
            assert len(RECORD_TYPES[target].primary_key) == 1
        kinds = {found.name: found.kind for found in columns_of(table, text=True)}
        assert kinds[name] == "string"


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_key_columns_come_first_and_are_never_null(table: TableName) -> None:
    key = RECORD_TYPES[table].primary_key
    columns = columns_of(table, text=True)
    assert tuple(found.name for found in columns[: len(key)]) == key
    assert not any(found.nullable for found in columns[: len(key)])


def test_prose_is_the_only_thing_that_a_released_package_leaves_out() -> None:
    prose = {
        (table, found.name) for table in TABLE_NAMES for found in columns_of(table, text=True) if found.only_with_text
    }
    assert prose == {("articles", "text"), ("paragraphs", "text")}


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_a_record_is_frozen_and_takes_nothing_extra(table: TableName) -> None:
    record = RECORD_TYPES[table].example()
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, record.primary_key[0], "other")
    with pytest.raises(ValidationError, match="colour"):
        RECORD_TYPES[table].model_validate({**record.model_dump(), "colour": "red"})
    assert hash(record) == hash(RECORD_TYPES[table].example())


def test_text_is_never_empty_and_has_no_blanks_around_it() -> None:
    section = Section.example().model_dump()
    for title in ("", " ", " a", "a ", "a\n", "\na", "a\nb", "\u3000a", "a\u00a0", "a\x85b"):
        with pytest.raises(ValidationError, match="title"):
            Section.model_validate(section | {"title": title})
    for title in ("a", "a b", "é", "中国", "\U0001f600", "=1+1", "a\u00a0b", '"', "a\tb"):
        assert Section.model_validate(section | {"title": title}).title == title


def test_pairs_that_are_out_of_order_are_refused_with_both_values() -> None:
    article = Article.example().model_dump()
    with pytest.raises(ValidationError, match=r"start \(9\) is after end \(8\)"):
        Article.model_validate(article | {"start": 9, "end": 8})
    assert Article.model_validate(article | {"start": 8, "end": 8}).end == 8
    event = RECORD_TYPES["events"].example().model_dump()
    with pytest.raises(ValidationError, match="after end"):
        RECORD_TYPES["events"].model_validate(event | {"start": date(2016, 2, 2), "end": date(2016, 2, 1)})
    paragraph = RECORD_TYPES["paragraphs"].example().model_dump()
    with pytest.raises(ValidationError, match="before it starts"):
        RECORD_TYPES["paragraphs"].model_validate(paragraph | {"spans": ((5, 4),)})


@pytest.mark.parametrize("value", ["1e27", "NaN", "Infinity", "0.0000000000001", "123456789012345678901234567"])
def test_a_quantity_that_the_tables_can_not_hold_is_refused(value: str) -> None:
    quantity = RECORD_TYPES["quantities"].example().model_dump()
    with pytest.raises(ValidationError, match="value"):
        RECORD_TYPES["quantities"].model_validate(quantity | {"value": Decimal(value), "value_max": None})


def test_the_identity_of_a_composite_key_joins_its_parts() -> None:
    assert RECORD_TYPES["agreement_parties"].example().identity == "cstn-2016-07-15.03.agreement-700/1"
    assert Section.example().identity == "cstn-2016-07-15.s1"


# --- mistakes of the author

ID = Annotated[Id, column("An id.", example="a")]
TITLE = Annotated[Text, column("A title.", example="A")]


def define(annotations: dict[str, Any], /, doc: str | None = "A thing.", values: Any = (), **keywords: Any) -> None:
    namespace = {"__annotations__": annotations, "__module__": __name__, "__doc__": doc, **dict(values)}
    type("Thing", (Record,), namespace, **keywords)


MISTAKES = {
    "no table": (lambda: define({"thing_id": ID}, key=("thing_id",)), "Thing: give the class keyword 'table'"),
    "no key": (lambda: define({"thing_id": ID}, table="sections"), "Thing: give the class keyword 'key'"),
    "an empty key": (lambda: define({"a": ID}, table="sections", key=()), "Thing: name the columns of its key"),
    "a misspelt keyword": (
        lambda: define({"a": ID}, table="sections", key=("a",), orderd=()),
        "Thing: no class keyword orderd; they are table, key, ordered",
    ),
    "an unknown table": (
        lambda: define({"a": ID}, table="things", key=("a",)),
        r"Thing: table 'things' is not in TableName; add it in models/names\.py",
    ),
    "no docstring": (lambda: define({"a": ID}, doc=" ", table="sections", key=("a",)), "Thing: write a docstring"),
    "a key that is no column": (
        lambda: define({"a": ID}, table="sections", key=("b",)),
        "Thing: no column 'b'; its columns are a",
    ),
    "an order of what is no column": (
        lambda: define({"a": ID}, table="sections", key=("a",), ordered=(("a", "z"),)),
        "Thing: no column 'z'",
    ),
    "a key that may be null": (
        lambda: define({"a": ID}, values={"a": None}.items(), table="sections", key=("a",)),
        r"Thing\.a: a key column can't be null; drop its default",
    ),
    "a column without declaration": (
        lambda: define({"a": ID, "b": str}, table="sections", key=("a",)),
        r"Thing\.b: declare it with Annotated",
    ),
    "an example that its type refuses": (
        lambda: define({"a": Annotated[Id, column("An id.", example="A B")]}, table="sections", key=("a",)),
        "Thing: its examples are no valid record",
    ),
    "a reference to no table": (
        lambda: define(
            {"a": ID, "b": Annotated[Id, column("Of.", example="a", references="thigns")]},
            table="sections",
            key=("a",),
        ),
        r"Thing\.b: refers to 'thigns'; the tables are documents, issues",
    ),
    "a kind that is no column": (
        lambda: define(
            {"a": ID, "b": Annotated[Id, column("Of.", example="a", references=ByKind("kind", {}))]},
            table="sections",
            key=("a",),
        ),
        "Thing: no column 'kind'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_when_the_class_is_made(mistake: str) -> None:
    make, message = MISTAKES[mistake]
    with pytest.raises(RecordDefinitionError, match=message):
        make()


def test_a_kind_without_a_table_is_told() -> None:
    kind = RECORD_TYPES["mentions"].model_fields["kind"].annotation
    reference = ByKind("kind", {"person": "persons"})
    with pytest.raises(RecordDefinitionError, match="give a table for each value of kind: person, organization"):
        define(
            {
                "a": ID,
                "kind": Annotated[kind, column("What.", example="person")],
                "b": Annotated[Id, column("Of.", example="a", references=reference)],
            },
            table="sections",
            key=("a",),
        )


def test_two_types_of_one_table_and_a_table_without_type_are_told() -> None:
    class Another(Section, table="sections", key=("section_id",)):
        """Another section."""

    with pytest.raises(RecordDefinitionError, match="Another: the table 'sections' is Section's; name another"):
        _by_table([*RECORD_TYPES.values(), Another])
    with pytest.raises(RecordDefinitionError, match="no record type has table='documents'"):
        _by_table([Section])
