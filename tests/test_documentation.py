"""The documentation says of each thing what it is, and of nothing that is not there."""

import re
from pathlib import Path
from typing import get_args

from cstdata.parser.layouts import layouts
from cstdata.problems import Code

DOCS = Path(__file__).parent.parent / "docs"


def test_each_problem_code_has_a_paragraph() -> None:
    text = (DOCS / "problems.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### (\S+)\n(.+?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL))
    assert set(sections) == set(get_args(Code))
    assert all(paragraph.strip() for paragraph in sections.values())


def test_each_layout_that_is_read_is_said_to_be() -> None:
    text = (DOCS / "layouts.md").read_text(encoding="utf-8")
    read = re.findall(r"^\| ([A-Z]\d?) \| .* \|$", text, re.MULTILINE)
    assert read == sorted({layout.name for layout in layouts()})
