"""How long it takes until something happens: the import and the help, beside an empty Python and a bare click."""

import statistics
import subprocess
import sys
import time

RUNS = 15
CASES = {
    "an empty Python (floor)": ["-c", "pass"],
    "import cstdata": ["-c", "import cstdata"],
    "import click (floor of a command line)": ["-c", "import click"],
    "cstdata --help": ["-m", "cstdata", "--help"],
    "cstdata.load('articles')": ["-c", "import cstdata; cstdata.load('articles')"],
    "import pyarrow.parquet (floor of a load)": ["-c", "import pyarrow.parquet"],
}


def main() -> None:
    times: dict[str, list[float]] = {case: [] for case in CASES}
    for _ in range(RUNS):  # in turn, so that a machine that gets slower does so for all
        for case, words in CASES.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
            times[case].append(time.perf_counter() - start)
    medians = {case: statistics.median(found) for case, found in times.items()}
    floor = medians["an empty Python (floor)"]
    print(f"{'case':42} {'median ms':>10} {'over empty':>10} {'ratio':>6}")
    for case, median in medians.items():
        print(f"{case:42} {median * 1000:10.1f} {(median - floor) * 1000:10.1f} {median / floor:6.2f}")


if __name__ == "__main__":
    main()
