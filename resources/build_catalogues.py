"""Compiles the word catalogues (.po) when the package is built or installed from a clone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Writes one .mo beside each .po and hands it to the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile every catalogue below resources/; `version` is unused."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in sorted(Path(self.root, "resources").rglob("*.po")):
            compiled = source.with_suffix(".mo")
            with source.open("rb") as text:
                catalogue = read_po(text)
            with compiled.open("wb") as binary:
                write_mo(binary, catalogue)
            build_data["artifacts"].append(str(compiled.relative_to(self.root)))
