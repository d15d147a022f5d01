"""Settings in the palette: sections, and the single settings in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.settings.sections import sections, settings_inside
from ui.shell.palette import Group, Hit, sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.shell.page import PageContext


class SettingsFinder:
    """Finds a section by its name or by what can be set in it."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the sections and settings that have every word that was typed."""
        if not text.strip():
            answer(())
            return
        words = self._context.words
        names = {key: title for key, title, _under, _icon in sections(words)}
        hits = [self._hit(key, title, under) for key, title, under, _icon in sections(words)]
        settings = words("Settings")
        hits += [
            self._hit(section, name, f"{settings} · {names[section]}")
            for section, name in settings_inside(words)
        ]
        answer(sifted(hits, text))

    def _hit(self, section: str, title: str, detail: str) -> Hit:
        go = partial(self._context.navigate, "settings", {"section": section})
        return Hit(Group.GO, title, go, detail=detail, icon="settings")
