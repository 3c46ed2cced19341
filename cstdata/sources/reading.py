"""Reading as a hostile archive can't make it cost more than it should."""

import io
from collections.abc import Callable
from typing import IO

from cstdata.sources.limits import check_ratio, check_total

__all__ = ["STEP", "Cautious", "Unpacked"]

STEP = 1024 * 1024
"""The bytes that are read at a time."""

MOST_AT_ONCE = 16 * STEP
"""The most bytes that a header may call for at once; a list of ten thousand members has about one million."""


class Cautious(io.RawIOBase):
    """A file that gives no more than `MOST_AT_ONCE` bytes at a time.

    The libraries read whole what a header says is a list of members or a long name, however long it is said to be.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            ValueError: That would be too many.
        """
        data = self._file.read(size if 0 <= size <= MOST_AT_ONCE else MOST_AT_ONCE + 1)
        if len(data) > MOST_AT_ONCE:
            raise ValueError(f"a header calls for more than {MOST_AT_ONCE} bytes at once")
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True


class Unpacked(io.RawIOBase):
    """What a compressed file unpacks to, in which one can seek; it is measured as it is unpacked.

    Args:
        reopen: Begins to unpack it, from its first byte.
        packed: The size of the compressed file.
    """

    def __init__(self, reopen: Callable[[], IO[bytes]], packed: int) -> None:
        self._reopen = reopen
        self._packed = packed
        self._stream = reopen()
        self._place = 0
        self._lost = False
        """Whether a read failed, so that nobody knows where the stream stands."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            CstdataError: ``archive-too-large``: so much is not believable.
        """
        self._lost = True
        data = self._stream.read(size)
        self._lost = False
        self._place += len(data)
        check_total(self._place)
        check_ratio(self._place, self._packed)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place, forward by unpacking what lies between, backward by beginning anew.

        Raises:
            CstdataError: ``archive-too-large``, as `read`.
            ValueError: The place does not count from the beginning.
        """
        if whence != io.SEEK_SET:
            raise ValueError("a compressed file has no known end")
        if offset < self._place or self._lost:
            self._stream = self._reopen()
            self._place = 0
            self._lost = False
        while self._place < offset and self.read(min(STEP, offset - self._place)):
            pass
        return self._place

    def tell(self) -> int:
        """The place."""
        return self._place

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True
