"""Filters that are kept under a name: chosen, kept and let go, for whichever list is shown.

What is kept is what the page itself gives back when one returns to it, without the chosen row.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from facilitator.filters.actions import FilterDraft, FilterKept, drop_filter, keep_filter
from facilitator.filters.questions import KeptFilter, kept_filters
from ui.parts.buttons import Button, Kind
from ui.parts.dialogs import Dialog
from ui.parts.fields import LineField
from ui.parts.rows import Row, RowList
from ui.parts.text import Text
from ui.shell.errors import Teller
from ui.shell.palette import Group, Hit, sifted
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from facilitator.words import Words
    from ui.shell.page import Page, PageContext
    from ui.theme.theme import Theme

# What is chosen or half-typed now is no part of a filter.
NOT_KEPT = frozenset({"chosen", "typed", "do", "selected"})
MOST_ROWS = 6


class FiltersDialog(Dialog):
    """The kept filters of a page: use one, keep what is set now, let one go."""

    used = Signal(object)
    kept = Signal(str)
    dropped = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(
            words("Kept filters"), theme, words, primary=words("Use this filter"), parent=parent
        )
        self._theme, self._known = theme, dict[str, KeptFilter]()
        self.is_answered = False
        self.none = Text(
            words("None is kept for this page yet. Set what you want to see, then keep it here."),
            Role.SENTENCE, theme, wraps=True,
        )  # fmt: skip
        self.rows = RowList(theme, words("Kept filters"))
        self.rows.row_chosen.connect(lambda _key: self._enable())
        self.rows.row_opened.connect(lambda _key: self._use())
        self.drop = Button(words("Keep it no longer"), theme, Kind.QUIET)
        self.drop.clicked.connect(lambda: self.dropped.emit(self._chosen()))
        line = QHBoxLayout()
        line.setSpacing(8)
        name = words("Name for what is set now")
        self.name = LineField(theme, name, hint=name)
        self.name.textChanged.connect(lambda _text: self._enable())
        self.name.returnPressed.connect(self._keep)
        self.keep = Button(words("Keep"), theme)
        self.keep.clicked.connect(self._keep)
        line.addWidget(self.name, 1)
        line.addWidget(self.keep)
        for part in (self.none, self.rows, self.drop):
            self.content.addWidget(part)
        self.content.addLayout(line)
        self.primary_pressed.connect(self._use)
        self.finished.connect(self.deleteLater)
        self.show_filters(())

    def show_filters(self, found: Sequence[KeptFilter]) -> None:
        """Show these; the first is chosen."""
        self._known = {str(one.id): one for one in found}
        self.rows.show_rows(Row(key, one.name) for key, one in self._known.items())
        high = self._theme.two_line_row * min(MOST_ROWS, len(found)) + 4
        self.rows.setFixedHeight(max(4, high))
        for part in (self.rows, self.drop, self.primary):
            part.setVisible(bool(found))
        self.none.setVisible(not found)
        self.rows.choose_first()
        self._enable()
        (self.rows if found else self.name).setFocus()

    def _chosen(self) -> KeptFilter | None:
        return self._known.get(self.rows.chosen())

    def _enable(self) -> None:
        here = self._chosen() is not None
        self.primary.setEnabled(here)
        self.drop.setEnabled(here)
        self.keep.setEnabled(bool(self.name.text().strip()))

    def _use(self) -> None:
        chosen = self._chosen()
        if chosen is not None and not self.name.hasFocus():
            self.used.emit(chosen)

    def _keep(self) -> None:
        if self.name.text().strip():
            self.kept.emit(self.name.text())


def filter_of(page: Page) -> dict[str, object]:
    """What a page is set to, as plain values that can be kept."""
    state = {key: value for key, value in page.state().items() if key not in NOT_KEPT}
    plain: dict[str, object] = json.loads(json.dumps(state, default=str))
    return plain


def open_filters(page: Page) -> FiltersDialog:
    """Open the filters of a page."""
    dialog = FiltersDialog(page.theme, page.words, page.window())

    def ask() -> None:
        page.ask("kept-filters", show, kept_filters)

    def show(found: tuple[KeptFilter, ...]) -> None:
        if isValid(dialog):
            dialog.is_answered = True
            dialog.show_filters([one for one in found if one.of == page.place])

    def refused(error: Exception) -> None:
        dialog.say(Teller(page.words).tell(error))

    def stands(done: object) -> None:
        page.did(done)  # type: ignore[arg-type]  # the runner hands over what was done
        dialog.name.clear()
        ask()

    def keep(name: str) -> None:
        draft = FilterDraft(name, page.place, filter_of(page))
        page.runner.act(keep_filter, draft, stands, refused)

    def drop(one: KeptFilter | None) -> None:
        if one is not None:
            page.runner.act(drop_filter, FilterKept(one.id, one.version), stands, refused)

    def use(one: KeptFilter) -> None:
        dialog.accept()
        page.context.navigate(page.place, dict(one.state))

    dialog.kept.connect(keep)
    dialog.dropped.connect(drop)
    dialog.used.connect(use)
    ask()
    dialog.open()
    return dialog


class FiltersFinder:
    """Finds kept filters by name, whichever page they are of."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the filters whose name has every word that was typed."""
        if not text.strip():
            answer(())
            return

        def found(filters: tuple[KeptFilter, ...]) -> None:
            answer(sifted([self._hit(one) for one in filters], text))

        self._context.runner.ask("palette:filters", found, kept_filters)

    def _hit(self, one: KeptFilter) -> Hit:
        go: Callable[[str, Mapping[str, object]], None] = self._context.navigate
        title = self._context.words("Filter: %(name)s", name=one.name)
        return Hit(Group.GO, title, partial(go, one.of, dict(one.state)), icon="filter")
