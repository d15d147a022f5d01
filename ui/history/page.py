"""History: every step, newest first; undo and redo, and all of it as a table."""

from __future__ import annotations

import csv
import io
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.history.export import history_lines
from facilitator.history.questions import my_newest_steps, rows_changed, steps
from facilitator.papers.whole_files import write_whole
from facilitator.people.questions import choosable_people
from facilitator.rights.steps import steps_about
from ui.history.detail import StepPane
from ui.parts.buttons import Button, IconButton
from ui.parts.choices import Chips, FlowLayout
from ui.parts.fields import ChoiceField, SearchField
from ui.parts.heads import PageHead
from ui.parts.marks import Badge, Shape
from ui.parts.notes import EmptyState
from ui.parts.rows import Row, RowList
from ui.parts.split import Split
from ui.parts.text import Rule, Text
from ui.shell.page import PageAction, PageContext
from ui.shell.split_page import SplitPage
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.history.questions import NewestSteps, RowChange, StepLine
    from facilitator.people.questions import Choosable
    from ui.shell.page import Touched

MOST = 2000
EVERYBODY = "*"


class HistoryPage(SplitPage):
    """Steps on the left, what the chosen one changed on the right."""

    place = "history"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._steps: dict[str, StepLine] = {}
        self._newest = (0, 0)
        self._wanted = ""
        words, theme = self.words, self.theme
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top())
        column.addWidget(Rule(theme))
        self._wanted_who = self._wanted_about = ""
        self._about: frozenset[int] | None = None
        self.list = RowList(theme, words("Steps"))
        self.list.row_chosen.connect(self._choose)
        self.filter.searched.connect(self._filter)
        self.filter.down.connect(self.list.setFocus)
        column.addWidget(self.list, 1)
        self.count = Text("", Role.META, theme)
        self.count.setContentsMargins(20, 8, 20, 8)
        column.addWidget(self.count)
        self.detail = StepPane(theme, words, context.settings)
        self.detail.undo_wanted.connect(self.reverse_chosen)
        self.detail.redo_wanted.connect(self.redo)
        self.nothing = EmptyState(
            words("No step yet"),
            words("Steps recorded: 0. Everything you do from now on stands here, to be undone."),
            theme,
        )
        self.right = QStackedWidget()
        self.right.addWidget(self.nothing)
        self.right.addWidget(self.detail)
        self.split = Split(left, self.right, context.settings, "history", theme)
        self.list.row_opened.connect(lambda _key: self.split.show_detail())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)

    def _top(self) -> QVBoxLayout:
        words, theme = self.words, self.theme
        top = QVBoxLayout()
        top.setContentsMargins(20, 0, 20, 8)
        top.setSpacing(12)
        self.more = IconButton("ellipsis", words("More"), theme)
        self.more.clicked.connect(self._offer_more)
        top.addWidget(PageHead(words("History"), theme, actions=(self.more,)))
        self.filter = SearchField(theme, words("Filter by what was done"))
        top.addWidget(self.filter)
        self.who = ChoiceField(theme, words("Who"), ((EVERYBODY, words("Everybody")),))
        self.who.chosen.connect(lambda _key: self._show_rows())
        top.addWidget(self.who)
        self.about = ChoiceField(
            theme, words("Whom a step touched"), ((EVERYBODY, words("About anybody")),)
        )
        self.about.chosen.connect(lambda _key: self._ask_about())
        top.addWidget(self.about)
        self.kinds = Chips(
            (
                ("all", words("All")),
                ("standing", words("Standing")),
                ("undone", words("Taken back")),
                ("final", words("Final")),
            ),
            theme,
            words("Which steps"),
        )
        self.kinds.choose("all")
        self.kinds.chosen.connect(lambda _keys: self._show_rows())
        top.addWidget(self.kinds)
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        self.undo_button = Button(words("Undo"), theme, key=words("Ctrl Z"))
        self.undo_button.clicked.connect(self.undo)
        self.redo_button = Button(words("Redo"), theme)
        self.redo_button.clicked.connect(self.redo)
        for button in (self.undo_button, self.redo_button):
            flow.addWidget(button)
        top.addWidget(buttons)
        return top

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.page_actions():
            menu.addAction(action.text).triggered.connect(lambda _on=False, do=action.do: do())
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    # What is asked and shown.

    def refresh(self) -> None:
        """Ask for the steps and for what undo and redo would take."""
        self.ask("newest", self._take_newest, my_newest_steps)
        self.ask("people", self._offer_people, choosable_people, self.context.clock.today())
        self.ask("steps", self._show_steps, steps, most=MOST)
        self._ask_about()

    def programme_changed(self, touched: Touched) -> None:
        """Every step is a line more, whatever it touched."""
        del touched
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _take_newest(self, newest: NewestSteps) -> None:
        self._newest = (newest.undo, newest.redo)
        self.undo_button.setEnabled(newest.undo > 0 and not newest.undo_is_final)
        self.redo_button.setEnabled(newest.redo > 0)
        self._show_chosen()

    def _show_steps(self, found: tuple[StepLine, ...]) -> None:
        first = max((line.number for line in self._steps.values()), default=0)
        self._steps = {str(line.number): line for line in found}
        words, people = self.words, sorted({line.who for line in found})
        self.who.offer(
            ((EVERYBODY, words("Everybody")), *((name, name) for name in people if name))
        )
        if self._wanted_who in people:
            self.who.choose(self._wanted_who)
            self._wanted_who = ""
        self.who.setVisible(len(people) > 1)
        self._show_rows()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.list.choose(wanted)
        newer = bool(found) and 0 < first < found[0].number
        if (not self.list.chosen() or newer) and not self.split.shows_one:
            self.list.choose_first()
        self.right.setCurrentWidget(self.detail if found else self.nothing)

    def _offer_people(self, people: tuple[Choosable, ...]) -> None:
        words = self.words
        self.about.offer(
            ((EVERYBODY, words("About anybody")), *((str(one.id), one.name) for one in people))
        )
        self.about.setVisible(bool(people))
        if self._wanted_about:
            wanted, self._wanted_about = self._wanted_about, ""
            self.about.choose(wanted)
            self._ask_about()

    def _ask_about(self) -> None:
        if self.about.key() in {"", EVERYBODY}:
            self._show_about(None)
        else:
            self.ask("about", self._show_about, steps_about, uuid.UUID(self.about.key()))

    def _show_about(self, numbers: frozenset[int] | None) -> None:
        if numbers != self._about:
            self._about = numbers
            self._show_rows()

    def _is_about(self, line: StepLine) -> bool:
        return self._about is None or line.number in self._about

    def _show_rows(self) -> None:
        who, kind = self.who.key(), (self.kinds.keys() or ("all",))[0]
        self.list.show_rows(
            self._row(line)
            for line in self._steps.values()
            if who in {EVERYBODY, line.who} and _is_of(line, kind) and self._is_about(line)
        )
        self._say_count()

    def _filter(self, text: str) -> None:
        self.list.filter(text)
        self._say_count()

    def _say_count(self) -> None:
        shown, all_of_them = len(self.list.rows()), len(self._steps)
        self.count.setText(self.words("%(shown)s of %(all)s", shown=shown, all=all_of_them))

    def _row(self, line: StepLine) -> Row:
        words, when = self.words, line.at.astimezone()
        badge = None
        if line.is_undone:
            badge = Badge(Shape.HOLLOW, words("taken back"))
        elif line.is_final:
            badge = Badge(Shape.SQUARE, words("final"))
        return Row(
            str(line.number),
            self._said(line),
            under=f"{words.date(when.date())}, {when:%H:%M} · {line.who}",
            badge=badge,
        )

    def _said(self, line: StepLine) -> str:
        what = self.words.stored(line.label, line.values)
        return self.words("Taken back: %(what)s", what=what) if line.kind == "undo" else what

    def _choose(self, key: str) -> None:
        if key in self._steps:
            self._show_chosen()
            self.ask("changes", self._show_changes, rows_changed, int(key))

    def _show_chosen(self) -> None:
        line = self._steps.get(self.list.chosen())
        if line is not None:
            self.detail.show_step(line, *self._newest)

    def _show_changes(self, changes: tuple[RowChange, ...]) -> None:
        self.detail.show_changes(changes)

    # What is done.

    def undo(self) -> None:
        """Take the newest step back."""
        if self.context.window is not None:
            self.context.window.undo()
        else:
            self.runner.undo()

    def reverse_chosen(self) -> None:
        """Take the chosen step back, where nothing later stands in the way."""
        line = self._steps.get(self.list.chosen())
        if line is None or line.number == self._newest[0]:
            self.undo()
        else:
            self.runner.reverse(line.number, otherwise=self.context.trouble)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.context.window is not None:
            self.context.window.redo()
        else:
            self.runner.redo()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.words("Save as CSV"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilter("CSV (*.csv)")
        dialog.selectFile("history.csv")
        dialog.fileSelected.connect(lambda name: self.write_csv(Path(name)))
        dialog.open()

    def _choose_chain(self) -> None:
        dialog = QFileDialog(self, self.words("Save the history so that it can be checked"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("jsonl")
        dialog.setNameFilter("JSON (*.jsonl)")
        dialog.selectFile("history.jsonl")
        dialog.fileSelected.connect(lambda name: self.write_chain(Path(name)))
        dialog.open()

    def write_chain(self, path: Path) -> None:
        """Write every step with its changes and the chain that shows tampering."""

        def write(lines: tuple[str, ...]) -> None:
            self._write(path, "".join(f"{line}\n" for line in lines).encode())

        self.ask("chain", write, history_lines, self.words)

    def write_csv(self, path: Path) -> None:
        """Write the steps that are shown as a table that spreadsheets read."""
        words = self.words
        out = io.StringIO()
        sheet = csv.writer(out)
        sheet.writerow(
            [words("Number"), words("When"), words("Who"), words("What"), words("State")]
        )
        for row in self.list.rows():
            line = self._steps[row.key]
            state = row.badge.word if row.badge else ""
            when = f"{line.at.astimezone():%Y-%m-%d %H:%M}"
            sheet.writerow([line.number, when, _safe(line.who), _safe(row.title), state])
        self._write(path, out.getvalue().encode("utf-8-sig"))

    def _write(self, path: Path, data: bytes) -> None:
        saved = self.words("Saved %(file)s", file=path.name)
        self.runner.long(
            lambda _tell, _stop: write_whole(path, data),
            lambda _none: self.context.tell(saved),
            otherwise=self.context.trouble,
        )

    def state(self) -> Mapping[str, object]:
        """The chosen step and the filter."""
        return {
            "chosen": self.list.chosen(),
            "filter": self.filter.text(),
            "who": self.who.key(),
            "about": self.about.key(),
            "kind": (self.kinds.keys() or ("all",))[0],
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose and filter again."""
        self._wanted = str(state.get("chosen", ""))
        self.filter.setText(str(state.get("filter", "")))
        self.kinds.choose(str(state.get("kind", "all")))
        self._wanted_who = str(state.get("who", ""))
        self._wanted_about = str(state.get("about", ""))
        if self._wanted != self.list.chosen():
            self.list.choose(self._wanted)

    def page_actions(self) -> tuple[PageAction, ...]:
        """Undo, redo and the table."""
        words = self.words
        return (
            PageAction(words("Save as CSV…"), self._choose_file),
            PageAction(words("Save to be checked…"), self._choose_chain),
        )

    def to_filter(self) -> bool:
        """Into the filter."""
        self.filter.setFocus()
        return True


def _is_of(line: StepLine, kind: str) -> bool:
    if kind == "undone":
        return line.is_undone or line.kind == "undo"
    if kind == "standing":
        return not line.is_undone and line.kind != "undo"
    return kind == "all" or line.is_final


def _safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t"} else text
