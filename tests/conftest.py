"""What all tests share."""

from pathlib import Path

import pytest

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
