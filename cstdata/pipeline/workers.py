"""Work on many things, in this process or in several."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

__all__ = ["run"]

BATCH = 50
"""Documents that a worker takes at a time; sending them one by one costs eighty times as much."""

T = TypeVar("T")
R = TypeVar("R")


def run(work: Callable[[T], R], items: Iterable[T], workers: int) -> Iterator[R]:
    """The results in the order of ``items``, which are asked for as they are worked on, not all at once."""
    items = iter(items)
    first = list(islice(items, 2))
    items = chain(first, items)
    if workers <= 1 or len(first) <= 1:
        yield from map(work, items)
        return
    # Spawned, not forked: the libraries under us keep threads, which a fork does not carry over.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[R]]] = deque()
        while window := list(islice(items, BATCH * workers)):
            size = -(-len(window) // workers)
            for start in range(0, len(window), size):
                waiting.append(pool.submit(_all, work, window[start : start + size]))
            while len(waiting) > workers:
                yield from waiting.popleft().result()
        for batch in waiting:
            yield from batch.result()


def _all(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(item) for item in items]
