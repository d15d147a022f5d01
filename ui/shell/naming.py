"""What the window says of the open programme: its name, its title, how many stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.words import Language
from ui.shell.walking import WalkingWindow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.clock import Clock
    from facilitator.words import Words
    from ui.parts.toast import Toast
    from ui.shell.doors import About, Doors
    from ui.shell.places import PlaceSpec


class NamingWindow(WalkingWindow):
    """A window that knows the name of its programme; the main window fills in the rest."""

    doors: Doors
    clock: Clock
    words: Words
    toast: Toast

    def __init__(self, places: tuple[PlaceSpec, ...]) -> None:
        super().__init__(places)
        self._about: About | None = None
        self._counted: Mapping[str, int] = {}
        self._to_say = ""

    def programme_name(self) -> str:
        """The open programme's name in the window's language."""
        if self._about is None:
            return self.path.stem if self.path else ""
        welsh = self.words.language is Language.CY
        return self._about.name_cy if welsh else self._about.name_en

    def _title(self) -> str:
        if self._about is None:
            return self.words("Facilitator")
        name = self.programme_name()
        where = self.doors.where(self.path) if self.path else ""
        if where:
            return self.words("%(name)s (%(where)s) – Facilitator", name=name, where=where)
        if self._about.is_sample:
            return self.words("%(name)s (sample) – Facilitator", name=name)
        return self.words("%(name)s – Facilitator", name=name)

    def _ask_about(self) -> None:
        if self.runner is not None:
            self.runner.ask("shell:about", self._show_about, self.doors.about)

    def _show_about(self, about: About) -> None:
        self._about = about
        self.frame.side.programme.show_name(self.programme_name())
        self.frame.side.sample.setVisible(about.is_sample)
        self.frame.side.show_pool(has_pool=about.has_pool)
        self.frame.side.show_counts({**about.counts, **self._counted})
        self.setWindowTitle(self._title())

    def _ask_counts(self) -> None:
        if self.runner is not None:
            today = self.clock.today()
            counts = self.doors.counts
            self.runner.ask_later("shell:counts", self._show_counts, counts, today)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self._counted = counts
        self.frame.side.show_counts(counts)

    def say_when_open(self, sentence: str) -> None:
        """Say this once the programme is open (again)."""
        self._to_say = sentence

    def say_what_waits(self) -> None:
        """Say what was to be said once the programme is open."""
        if self._to_say:
            self.toast.say(self._to_say, undo=False)
            self._to_say = ""
