"""What a page of the window is, and what it is given.

A page lives in `ui/<feature>/page.py` as a class named in `ui/shell/places.py`, takes a
`PageContext` in its constructor and keeps to this:

    class PeoplePage(Page):
        place = "people"
        tables = frozenset({"person", ("cohort", key)})  # what it shows; re-asked when touched

        def __init__(self, context: PageContext) -> None:
            super().__init__(context)
            ...build widgets, ask nothing...

        def refresh(self) -> None:
            self.ask("list", self._show_people, people_list, self.context.clock.today())

        def state(self) -> Mapping[str, object]: ...      # chosen row, filter, half-typed words
        def restore(self, state: Mapping[str, object]) -> None: ...
        def page_actions(self) -> tuple[PageAction, ...]: ...  # for menus, palette and shortcuts

The window calls `refresh` when the page is shown first and after every step that touched what
it shows; hidden pages only mark themselves stale. A change of language builds every page
again with other words and gives it back its state. Keep no word outside the constructor's
`self.words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from shiboken6 import isValid

from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.clock import Clock
    from facilitator.programme import Done
    from facilitator.words import Language, Words
    from ui.connections import FirstLook
    from ui.runner import Runner
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

P = ParamSpec("P")
R = TypeVar("R")
Touched = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class PageContext:
    """Everything a page may lean on.

    Args:
        navigate: go to a place ("people") with a state for its page ({"chosen": key}).
        toast: say what a step did, in the past tense, with Undo.
        tell: say what else happened (a file saved, a paper on its way); nothing is to be undone.
        trouble: show an error as a plain sentence where no better place is.
        alphabet: the language whose alphabet orders names.
        path: the open programme's file.
        counts: tell the side bar how many, by place.
        first_look: who is there, for a page that is made before the programme is open.
        window: what Settings changes (colours, text size, language) and dialogs stand on.
    """

    runner: Runner
    words: Words
    theme: Theme
    clock: Clock
    settings: Settings
    navigate: Callable[[str, Mapping[str, object]], None]
    toast: Callable[[str], None]
    tell: Callable[[str], None]
    trouble: Callable[[Exception], None]
    alphabet: Language
    path: Path | None = None
    counts: Callable[[Mapping[str, int]], None] = lambda _counts: None
    first_look: FirstLook | None = None
    window: MainWindow | None = None


@dataclass(frozen=True)
class PageAction:
    """Something the facilitator can do on a page: words, keys, and the doing of it.

    Args:
        keys: its shortcut while the page is shown ("Ctrl+N", "L").
        menu: the menu it stands in, "edit" or "papers"; the palette shows it either way.
    """

    text: str
    do: Callable[[], None]
    keys: str = ""
    icon: str = ""
    menu: str = "edit"
    enabled: bool = True


class Page(QWidget):
    """One place of the window."""

    actions_changed = Signal()
    place: ClassVar[str] = ""
    tables: frozenset[str | tuple[str, str]] = frozenset()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.runner, self.words, self.theme = context.runner, context.words, context.theme
        self.breadth = Breadth.WIDE
        self._stale = True
        self._first_look = context.first_look
        self._waiting: list[Callable[[], object]] = []

    def show_first_look(self, look: FirstLook) -> None:
        """Show who is there before anything can be asked; `refresh` follows."""

    @property
    def is_opening(self) -> bool:
        """Whether the programme is still being opened: nothing can be asked yet."""
        return self._first_look is not None

    def when_open(self, act: Callable[[], object]) -> None:
        """Do this now, or once the programme is open."""
        if self.is_opening:
            self._waiting.append(act)
        else:
            act()

    def programme_opened(self) -> None:
        """From now on it can be asked; what waited for that is done."""
        if self._first_look is None:
            return
        self._first_look = None
        if self.isVisible():
            self._stale = False
            self.refresh()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def refresh(self) -> None:
        """Ask everything that is shown again."""

    def state(self) -> Mapping[str, object]:
        """What is chosen, filtered and, under "typed", half-typed; as plain values."""
        return {}

    def half_typed(self) -> Mapping[str, object]:
        """The state that brings half-typed words back; `{}` while nothing is half-typed."""
        state = self.state()
        return state if state.get("typed") else {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose, filter and fill in as `state` says; unknown keys are left alone."""

    def page_actions(self) -> tuple[PageAction, ...]:
        """What can be done here, most wanted first; emit `actions_changed` when it is other."""
        return ()

    def row_actions(self) -> tuple[PageAction, ...]:
        """What can be done with the chosen row: its menu; `page_actions` holds them too."""
        return ()

    def begin(self) -> None:
        """Put the keyboard where one begins: on the first list or table, else on the page."""
        lists = self.findChildren(QAbstractItemView)
        for view in lists:
            if view.isVisible() and view.focusPolicy() & Qt.FocusPolicy.TabFocus:
                view.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_filter(self) -> bool:
        """Put the keyboard into the filter field (Ctrl+F); False where there is none."""
        return False

    def print_page(self) -> bool:
        """Print what is shown (Ctrl+P); False where nothing here is printed."""
        return False

    def show_details(self) -> None:
        """Open or close the drawer (Ctrl+I), where the window is narrow."""

    def back(self) -> bool:
        """Step from the detail back to the list; False when the list is shown already."""
        return False

    def fit(self, breadth: Breadth) -> None:
        """Arrange for a wider or narrower window (`ui.theme.breadth.Breadth`)."""
        self.breadth = breadth

    def ask(
        self,
        slot: str,
        then: Callable[[R], None],
        question: Callable[Concatenate[Session, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Put a question for one slot of this page; an older one for the slot is dropped."""

        def answered(answer: R) -> None:
            # A page that was built again in other words is told nothing any more.
            if isValid(self):
                then(answer)

        self.runner.ask(f"{self.place}:{slot}", answered, question, *args, **kwargs)

    def did(self, done: Done[object]) -> None:
        """Say what a step did, with Undo beside it unless it stands for good."""
        say = self.context.tell if done.is_final else self.context.toast
        say(self.words.stored(done.label, done.values))

    def programme_changed(self, touched: Touched) -> None:
        """Ask again when something shown was touched; later, if this page is hidden."""
        if not shows(self.tables, touched):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when shown first, or when something changed meanwhile."""
        super().showEvent(event)
        if self._first_look is not None:
            self.show_first_look(self._first_look)
        elif self._stale:
            self._stale = False
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing that is not looked at; what was not answered is asked again."""
        super().hideEvent(event)
        if self.place and self.runner.drop(f"{self.place}:"):
            self._stale = True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the surface."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.end()


def shows(tables: frozenset[str | tuple[str, str]], touched: Touched) -> bool:
    """Whether something touched is among what is shown, by table or by single row."""
    return any(table in tables or (table, key) in tables for table, key in touched)
