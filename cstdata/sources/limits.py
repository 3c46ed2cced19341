"""How much an archive may hold. A collection of all newsletters, as PDF, is far below each of these."""

from cstdata.problems import CstdataError, Problem

__all__ = ["MOST_BYTES", "MOST_MEMBERS", "MOST_TIMES", "SMALL", "check_members", "check_ratio", "check_total"]

MOST_MEMBERS = 10_000
"""The most members of an archive."""

MOST_BYTES = 2 * 1024**3
"""The most bytes that an archive unpacks to."""

MOST_TIMES = 200
"""How many times its packed size an archive, or a member of one, may unpack to; text is some 3 to 20 times."""

SMALL = 1024 * 1024
"""Up to so many bytes it does no harm, however well it is packed."""


def check_members(number: int) -> None:
    """Refuse an archive of too many members.

    Raises:
        CstdataError: ``archive-too-large``.
    """
    if number > MOST_MEMBERS:
        raise _too_large(f"the archive has more than {MOST_MEMBERS} members")


def check_total(unpacked: int) -> None:
    """Refuse an archive of too many bytes.

    Raises:
        CstdataError: ``archive-too-large``.
    """
    if unpacked > MOST_BYTES:
        raise _too_large(f"the archive unpacks to more than {MOST_BYTES} bytes")


def check_ratio(unpacked: int, packed: int) -> None:
    """Refuse what unpacks to many times its size, as text never does.

    Raises:
        CstdataError: ``archive-too-large``.
    """
    if unpacked > SMALL and unpacked > MOST_TIMES * packed:
        raise _too_large(f"{packed} packed bytes unpack to more than {MOST_TIMES} times as many")


def _too_large(message: str) -> CstdataError:
    return CstdataError(
        Problem(code="archive-too-large", message=message, advice="If you trust it, unpack it and give the folder.")
    )
