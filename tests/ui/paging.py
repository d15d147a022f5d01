"""One page on a real programme, without the window around it: what it told is kept in lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.clock import Clock
from facilitator.files import Writer
from facilitator.store.opening import ProgrammeFile
from facilitator.words import Language, Words
from tests.support.programmes import TODAY, WHO
from ui.runner import Runner
from ui.shell.page import PageContext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.store.cipher import Key
    from ui.shell.page import Page
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


@dataclass
class Told:
    """What a page said to the window."""

    toasts: list[str] = field(default_factory=list)
    went: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


@dataclass
class Stage:
    """A programme file with a runner on it, on which pages are shown."""

    file: ProgrammeFile
    runner: Runner
    theme: Theme
    settings: Settings
    qtbot: QtBot
    language: Language = Language.EN
    told: Told = field(default_factory=Told)

    def show(self, page: type[Page], width: int = 1180, height: int = 800) -> Any:
        """Make a page, show it, and tell it of every step as the window does."""
        context = PageContext(
            runner=self.runner,
            words=Words(self.language),
            theme=self.theme,
            clock=self.file.clock,
            settings=self.settings,
            navigate=lambda place, state: self.told.went.append((place, state)),
            toast=self.told.toasts.append,
            tell=self.told.toasts.append,
            trouble=self.told.troubles.append,
            alphabet=self.language,
            path=self.file.path,
            counts=self.told.counts.update,
        )
        made = page(context)
        self.runner.changed.connect(made.programme_changed)
        self.qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        return made


def staged(path: Path, key: Key, theme: Theme, settings: Settings, qtbot: QtBot) -> Stage:
    """A stage on a programme file."""
    file = ProgrammeFile.open(path, key, Clock(TODAY, seed=2), backs_up=False)

    runner = Runner(lambda: Writer(file.for_thread(WHO), file), lambda: file.for_thread(WHO))
    return Stage(file, runner, theme, settings, qtbot)
