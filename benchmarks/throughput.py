"""Documents a second of each station, and of a build with one process and two; the floor is reading the bytes."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cstdata.convert import convert
from cstdata.parser import parse
from cstdata.parser.repairs import find_repairs
from cstdata.pipeline import build_package
from cstdata.readers import read
from cstdata.sources import sample_newsletters

COPIES = 100


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = copies(Path(folder))
        size = sum(path.stat().st_size for path in paths) / 1e6
        documents = [read(path).document for path in paths]
        newsletters = [parse(document) for document in documents]
        cases: dict[str, Callable[[], object]] = {
            "read the bytes (floor)": lambda: [path.read_bytes() for path in paths],
            "read": lambda: [read(path) for path in paths],
            "repairs (part of parse)": lambda: [find_repairs(document) for document in documents],
            "parse": lambda: [parse(document) for document in documents],
            "facts and conversion": lambda: [convert(n, text=False, source="") for n in newsletters],
            "build, 1 process": lambda: build_package(paths, Path(folder) / "one"),
            "build, 2 processes": lambda: build_package(paths, Path(folder) / "two", workers=2),
        }
        print(f"{len(paths)} documents, {size:.1f} MB")
        print(f"{'station':24} {'seconds':>8} {'documents/s':>12} {'MB/s':>8} {'of build':>9}")
        times = {name: timed(work) for name, work in cases.items()}
        whole = times["build, 1 process"]
        for name, seconds in times.items():
            print(f"{name:24} {seconds:8.2f} {len(paths) / seconds:12.0f} {size / seconds:8.2f} {seconds / whole:9.2f}")


def copies(folder: Path) -> list[Path]:
    """The sample newsletters over and over, each copy an issue of its own by its date."""
    found = []
    for number in range(COPIES):
        for sample in sample_newsletters():
            path = folder / f"{sample.stem}-{number}.md"
            shutil.copy(sample, path)
            text = path.read_bytes()
            for year in (b" 2016*", b" 2017*"):
                text = text.replace(year, b" %d*" % (2100 + number))
            path.write_bytes(text)
            found.append(path)
    return found


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
