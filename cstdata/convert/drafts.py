"""Records to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cstdata.models import TableName

__all__ = ["Draft", "Place"]

Place = tuple[int, int]
"""A line and a column, both from 1."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be.

    Args:
        table: Its table.
        values: Its values by column, in the types of the model.
        place: Where it stands in the file that it comes from.
        fields: Where its values stand, as far as that is known.
    """

    table: TableName
    values: Mapping[str, Any]
    place: Place
    fields: Mapping[str, Place] = field(default_factory=dict)
