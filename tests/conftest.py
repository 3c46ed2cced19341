"""What all tests share."""

import json
from pathlib import Path
from typing import Any

import pytest

from cstdata.package.verification import descriptors
from cstdata.problems import Problem

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, and say so, what needs the newsletters that are not part of the repository."""
    if (SHARED / "newsletters").is_dir() and (SHARED / "gold").is_dir():
        return
    skip = pytest.mark.skip(reason=f"needs the newsletters and gold records of {SHARED}")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the newsletters and gold records; only for tests marked ``shared``."""
    return SHARED


_WITHIN_STANDARD: set[str] = set()


@pytest.fixture
def descriptors_held_against_the_standard_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes most of the time of a check, and nearly all descriptors here are the same."""
    check = descriptors._by_standard

    def once(descriptor: dict[str, Any], path: Path) -> list[Problem]:
        content = json.dumps(descriptor)
        found = [] if content in _WITHIN_STANDARD else check(descriptor, path)
        if not found:
            _WITHIN_STANDARD.add(content)
        return found

    monkeypatch.setattr(descriptors, "_by_standard", once)
