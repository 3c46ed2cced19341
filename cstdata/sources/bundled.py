"""The newsletters that come with the library."""

from importlib.resources import files
from pathlib import Path

__all__ = ["bundled_record_files", "sample_newsletters"]


def bundled_record_files() -> tuple[Path, ...]:
    """The record files of the real newsletters that come with the library."""
    return _bundled("newsletters", ".yaml")


def sample_newsletters() -> tuple[Path, ...]:
    """The invented newsletters that come with the library, as documents."""
    return _bundled("newsletters/samples", ".md")


def _bundled(folder: str, suffix: str) -> tuple[Path, ...]:
    home = Path(str(files("cstdata"))) / folder
    return tuple(sorted(path for path in home.iterdir() if path.suffix == suffix))
