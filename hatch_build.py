"""Build hook: the released tables travel in the wheel, so that `cstdata.load` works offline in any folder.

They stay out of editable installs, where the loader finds them at the root of the checkout.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReleasedTables(BuildHookInterface[Any]):
    """Puts the package at the root of the checkout under ``cstdata/released``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel that is not editable."""
        if version == "standard":
            for name in ("datapackage.json", "data", "parquet", "schema"):
                build_data["force_include"][name] = f"cstdata/released/{name}"
