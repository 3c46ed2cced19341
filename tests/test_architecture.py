"""Imports go one way, and what is heavy is imported only where it is used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def imported_by(code: str) -> set[str]:
    program = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_import_contracts_are_kept() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


HEAVY = {"ahocorasick", "charset_normalizer", "frictionless", "markdown_it", "pandas", "polars", "pyarrow", "pycountry"}
HEAVY |= {"ftfy", "pypdfium2", "selectolax", "symspellpy"}


def test_importing_the_library_imports_nothing_heavy() -> None:
    assert not imported_by("import cstdata") & (HEAVY | {"pydantic", "click"})


def test_the_help_of_the_command_line_imports_nothing_heavy() -> None:
    code = "from cstdata.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    assert not imported_by(code) & (HEAVY | {"pydantic"})


@pytest.mark.parametrize("module", ["frictionless", "pandas", "polars", "markdown_it", "ahocorasick"])
def test_loading_a_table_imports_only_what_reads_it(module: str) -> None:
    assert module not in imported_by("import cstdata; cstdata.load('articles')")


def test_no_module_hides_a_verb_of_the_public_face() -> None:
    code = "import cstdata, cstdata.pipeline, cstdata.package.verification"
    verbs = "[getattr(cstdata, name) for name in cstdata.__all__ if not name.startswith('_')]"
    imported_by(f"{code}\nassert all(map(callable, {verbs}))")
