"""Every command in the README runs and prints what the README says."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with what it prints."""
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        found.append((command, output))
    return found


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the paths of the README are those of the checkout, and outputs do no harm."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("cstdata", "schema"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.partition("\n")[0])
def test_the_commands_of_a_block_print_what_the_readme_shows(block: str, checkout: Path) -> None:
    for command, output in commands(block):
        words = shlex.split(command)
        assert words[0] == "cstdata"
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout == output


def test_the_readme_has_each_command() -> None:
    shown = {command.split()[1] for block in blocks("console") for command, _ in commands(block)}
    assert shown == {"build", "parse", "validate", "tables", "show", "schema"}


def test_each_python_example_gives_what_the_readme_shows() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_two_commands_are_those_that_ci_runs() -> None:
    (both,) = blocks("sh")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert len(both.splitlines()) == 2
    for line in both.splitlines():
        assert line in script


def test_each_file_that_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
