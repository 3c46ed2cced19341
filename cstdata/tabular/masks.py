"""From a mask of booleans to the rows at which it is true."""

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["rows_where"]


def rows_where(mask: pa.ChunkedArray | pa.Array) -> list[int]:
    """The indices at which a mask is true; nulls are not.

    The chunks are combined first: pyarrow up to 25 dies in ``indices_nonzero`` on an array without chunks.
    """
    whole = mask.combine_chunks() if isinstance(mask, pa.ChunkedArray) else mask
    found: list[int] = pc.indices_nonzero(pc.fill_null(whole, False)).to_pylist()
    return found
