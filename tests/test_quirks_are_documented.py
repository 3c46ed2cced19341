"""`docs/quirks.md` names a test for each quirk; each of these exists, and each quirk of the generator is named."""

import re
import subprocess
import sys
from pathlib import Path

from invented.quirks import QUIRKS

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs" / "quirks.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!quirk |---)(.+?) \| (.*?) \| (.+?) \| `(\S+)` \|$", TABLE, re.MULTILINE)


def test_each_row_has_a_quirk_what_is_read_and_a_test() -> None:
    lines = [line for line in TABLE.splitlines() if line.startswith("|") and not line.startswith(("| quirk", "| ---"))]
    assert len(ROWS) == len(lines)


def test_each_test_that_is_named_exists() -> None:
    named = {test for *_, test in ROWS}
    files = sorted({test.partition("::")[0] for test in named})
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert named <= set(done.stdout.splitlines())


def test_each_quirk_of_the_generator_is_named() -> None:
    shown = {match[1] for *_, test in ROWS if (match := re.search(r"is_meant\[(.+)-[A-H][12]?[123]?\]$", test))}
    assert shown == set(QUIRKS)
