"""Source documents and what every character of them is."""

from typing import Annotated

from cstdata.models.base import Record, column
from cstdata.models.types import BlockKind, Count, Id, Offset, Position, RepairKind, Sha256, Text

__all__ = ["Block", "Document", "Repair"]


class Document(Record, table="documents", key=("document_id",)):
    """A source document: one file in one of the layouts of the newsletter, or a copy of one that was read."""

    document_id: Annotated[Sha256, column("The SHA-256 of the document's bytes.", example="0" * 64)]
    name: Annotated[Text, column("The name of the file, without folders.", example="cstn-2016-07-15.md")]
    media_type: Annotated[Text, column("The media type by which it was read.", example="text/markdown")]
    bytes: Annotated[Count, column("The size of the document.", unit="byte", example=22636)]
    characters: Annotated[
        Count,
        column("The length of the document's text, in Unicode code points.", unit="character", example=22620),
    ]
    layout: Annotated[
        Text,
        column(
            "The layout family that its content was recognised as (A to H); those of all issues in it, "
            "joined by +, where they differ.",
            example="H",
        ),
    ]
    reader: Annotated[Text, column("The reader that turned bytes into text.", example="markdown")]
    encoding: Annotated[
        Text | None,
        column(
            "The character encoding, declared, proven or detected; null where the format has its own.", example="utf-8"
        ),
    ] = None
    copy_of: Annotated[
        Sha256 | None,
        column(
            "The document that was read for the issue in its place; null for a document that was read.",
            references="documents",
            example="0" * 64,
        ),
    ] = None


class Block(Record, table="blocks", key=("block_id",), ordered=(("start", "end"),)):
    """A stretch of a document and what it is; the blocks of a document cover each character exactly once, in order."""

    block_id: Annotated[Id, column("The head of the document's SHA-256, and the position.", example="000000000000.b7")]
    document_id: Annotated[
        Sha256, column("The document that the stretch belongs to.", references="documents", example="0" * 64)
    ]
    position: Annotated[Position, column("Which block of the document it is, from 1.", example=7)]
    kind: Annotated[
        BlockKind, column("What the stretch is; unknown where no rule of the layout knows.", example="title")
    ]
    start: Annotated[Offset, column("Where it starts in the document's text.", unit="character", example=512)]
    end: Annotated[Offset, column("Where it ends (the first character after it).", unit="character", example=584)]
    article_id: Annotated[
        Id | None,
        column(
            "The article that the stretch is part of, if any.",
            references="articles",
            example="cstn-2016-07-15.03",
        ),
    ] = None
    page: Annotated[
        Position | None,
        column("The page on which it starts, from 1; null where the document has no pages.", example=2),
    ] = None


class Repair(Record, table="repairs", key=("repair_id",), ordered=(("start", "end"),)):
    """A place where the text is read otherwise than it is printed, so that a reader can see it and undo it.

    Clean text is read with the repairs; places are always those of the printed text.
    """

    repair_id: Annotated[Id, column("The head of the document's SHA-256, and the place.", example="000000000000.r1043")]
    document_id: Annotated[
        Sha256, column("The document in which the place stands.", references="documents", example="0" * 64)
    ]
    kind: Annotated[RepairKind, column("What was repaired.", example="split_word")]
    start: Annotated[Offset, column("Where the repaired text starts in the document.", unit="character", example=1043)]
    end: Annotated[Offset, column("Where the repaired text ends in the document.", unit="character", example=1054)]
    printed: Annotated[Text, column("The characters as printed.", example="publiciz ed")]
    read: Annotated[
        Text | None, column("The characters as read; null where they are left out.", example="publicized")
    ] = None
