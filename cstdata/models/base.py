"""What every record type is made of: the base class, the column declaration, references.

A mistake in a declaration (a key that is no column, a column without an example, an example that its
own type refuses) is found when the class is defined, with the name of the class and the cure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.fields import FieldInfo

from cstdata.models.names import TABLE_NAMES, TableName

__all__ = ["ByKind", "Record", "RecordDefinitionError", "Reference", "column"]


class RecordDefinitionError(TypeError):
    """A record type is declared wrongly; raised while its class is being defined."""


@dataclass(frozen=True, slots=True)
class ByKind:
    """A reference whose target table depends on another column of the same row.

    Args:
        column: The column that says which kind of thing is referred to.
        tables: For each value of that column, the table referred to (its primary key).
    """

    column: str
    tables: Mapping[str, TableName]


Reference = TableName | ByKind


def column(
    description: str,
    *,
    example: object,
    unit: str | None = None,
    references: Reference | None = None,
    only_with_text: bool = False,
    **constraints: Any,
) -> Any:
    """Declare a column; for use inside ``Annotated``.

    Args:
        description: What the column holds, for the data dictionary; a full sentence.
        example: A valid value; checked against the column's type when the class is defined.
        unit: The unit in which a number is given, as a noun in the singular ("character", "word").
        references: The table whose primary key the column holds, or a `ByKind`.
        only_with_text: The column stands only in packages that are built with the newsletters' prose.
        constraints: Passed on to `pydantic.Field` (``ge``, ``pattern``, ``min_length`` ...).
    """
    field: FieldInfo = Field(description=description, examples=[example], **constraints)
    extra: dict[str, Any] = {}
    if unit is not None:
        extra["unit"] = unit
    if references is not None:
        extra["references"] = references
    if only_with_text:
        extra["only_with_text"] = True
    if extra:
        field.metadata.append(_Declared(extra))
    return field


@dataclass(frozen=True, slots=True)
class _Declared:
    """What `column` knows beyond pydantic's own field information; kept in the field's metadata."""

    extra: Mapping[str, Any]


class Record(BaseModel):
    """The base of all record types: frozen, nothing extra allowed, keys and references declared.

    A subclass gives ``table`` and ``key`` as class keywords::

        class Section(Record, table="sections", key=("section_id",)): ...

    ``ordered`` names pairs of columns of which the first may not exceed the second.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    table_name: ClassVar[TableName]
    primary_key: ClassVar[tuple[str, ...]]
    ordered_pairs: ClassVar[tuple[tuple[str, str], ...]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Let the class keywords through to `__pydantic_init_subclass__`, which runs when the fields are known."""
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Take the class keywords ``table``, ``key`` and ``ordered``, and check the definition."""
        cls.ordered_pairs = kwargs.pop("ordered", ())
        try:
            cls.table_name, cls.primary_key = kwargs.pop("table"), kwargs.pop("key")
        except KeyError as missing:
            raise RecordDefinitionError(
                f"{cls.__name__}: give the class keyword {missing}, as in "
                f'class {cls.__name__}(Record, table="articles", key=("article_id",))'
            ) from None
        if kwargs:
            unknown = ", ".join(kwargs)
            raise RecordDefinitionError(f"{cls.__name__}: no class keyword {unknown}; they are table, key, ordered")
        super().__pydantic_init_subclass__()
        _check_definition(cls)

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        for low, high in type(self).ordered_pairs:
            first, second = getattr(self, low), getattr(self, high)
            if first is not None and second is not None and first > second:
                raise ValueError(f"{low} ({first}) is after {high} ({second})")
        return self

    @classmethod
    def declared(cls, name: str) -> Mapping[str, Any]:
        """What `column` was told of the column ``name`` beyond its type: unit, references, only_with_text."""
        for entry in cls.model_fields[name].metadata:
            if isinstance(entry, _Declared):
                return entry.extra
        return {}

    @classmethod
    @cache
    def references(cls) -> Mapping[str, Reference]:
        """The columns that refer to other tables, with what they refer to."""
        found = {name: cls.declared(name).get("references") for name in cls.model_fields}
        return {name: reference for name, reference in found.items() if reference is not None}

    @classmethod
    def example(cls) -> Self:
        """A valid record, made of the examples of the columns."""
        return cls.model_validate(
            {name: field.examples[0] for name, field in cls.model_fields.items() if field.examples}
        )

    @property
    def identity(self) -> str:
        """The primary key as one string; the parts of a composite key are joined with ``/``."""
        return "/".join(str(getattr(self, name)) for name in self.primary_key)


def _check_definition(cls: type[Record]) -> None:
    _check_table(cls)
    _check_columns(cls)
    _check_references(cls)
    try:
        cls.example()
    except ValidationError as error:
        raise RecordDefinitionError(f"{cls.__name__}: its examples are no valid record: {error}") from None


def _check_table(cls: type[Record]) -> None:
    if cls.table_name not in TABLE_NAMES:
        raise RecordDefinitionError(
            f"{cls.__name__}: table {cls.table_name!r} is not in TableName; add it in models/names.py"
        )
    if not (cls.__doc__ or "").strip():
        raise RecordDefinitionError(f"{cls.__name__}: write a docstring, it describes the table")
    if not cls.primary_key:
        raise RecordDefinitionError(f"{cls.__name__}: name the columns of its key, as in key=('article_id',)")
    named = [*cls.primary_key, *(name for pair in cls.ordered_pairs for name in pair)]
    named += [reference.column for reference in cls.references().values() if isinstance(reference, ByKind)]
    for name in named:
        if name not in cls.model_fields:
            known = ", ".join(cls.model_fields)
            raise RecordDefinitionError(f"{cls.__name__}: no column {name!r}; its columns are {known}")


def _check_references(cls: type[Record]) -> None:
    for name, reference in cls.references().items():
        targets = reference.tables.values() if isinstance(reference, ByKind) else (reference,)
        for target in targets:
            if target not in TABLE_NAMES:
                known = ", ".join(TABLE_NAMES)
                raise RecordDefinitionError(f"{cls.__name__}.{name}: refers to {target!r}; the tables are {known}")
        if isinstance(reference, ByKind):
            kinds = get_args(cls.model_fields[reference.column].annotation)
            if set(kinds) != set(reference.tables):
                raise RecordDefinitionError(
                    f"{cls.__name__}.{name}: give a table for each value of {reference.column}: {', '.join(kinds)}"
                )


def _check_columns(cls: type[Record]) -> None:
    for name in cls.primary_key:
        if not cls.model_fields[name].is_required():
            raise RecordDefinitionError(f"{cls.__name__}.{name}: a key column can't be null; drop its default")
    for name, field in cls.model_fields.items():
        if not field.description or not field.examples:
            raise RecordDefinitionError(
                f"{cls.__name__}.{name}: declare it with Annotated[type, column('...', example=...)]"
            )
