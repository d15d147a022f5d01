"""Settings that are lists: limits of the week, days off, own fields, topics."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.settings.actions import HolidayDraft, OwnFieldDraft, TopicDraft
from ui.parts.buttons import Button
from ui.parts.detail import DetailField
from ui.parts.fields import DateField, LineField, NumberField, SearchField
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from facilitator.settings.questions import HolidayLine, LimitLine, NamedLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

# More rows than these scroll in the table itself.
MOST_ROWS = 16


class LimitsSection(QWidget):
    """After how many days each rule of This week puts a row on the page."""

    kept = Signal(str, int)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.fields: dict[str, DetailField] = {}
        self._sources: dict[str, Text] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(
            Text(
                words("A row appears on This week once its limit is reached; rests do not count."),
                Role.BODY_SOFT,
                theme,
                wraps=True,
            )
        )

    def show_limits(self, limits: Sequence[LimitLine]) -> None:
        """Show every limit with its default and where that comes from."""
        for limit in limits:
            if limit.rule not in self.fields:
                self._add(limit)
            words = self._words
            field = self.fields[limit.rule]
            field.show_value(limit.days)
            default = words(
                "Default: %(days)s · %(source)s",
                days=limit.default,
                source=words.stored(limit.source),
            )
            welsh = words.language.value == "cy"
            own = [
                words(
                    "in %(cohort)s: %(days)s",
                    cohort=one.title_cy if welsh else one.title_en,
                    days=one.days,
                )
                for one in limit.cohorts
            ]
            self._sources[limit.rule].setText(" · ".join((default, *own)))

    def _add(self, limit: LimitLine) -> None:
        theme, name = self._theme, self._words.stored(limit.name)
        self._column.addWidget(Text(name, Role.STRONG, theme, wraps=True))
        editor = partial(NumberField, theme, name, least=1, most=730)
        field = DetailField(self._words("Days"), theme, editor, name=name)
        field.kept.connect(lambda value, rule=limit.rule: self._keep(rule, value))
        self._column.addWidget(field)
        source = Text("", Role.META, theme, wraps=True)
        self._sources[limit.rule] = source
        self._column.addWidget(source)
        self._column.addWidget(Rule(theme))
        self.fields[limit.rule] = field

    def _keep(self, rule: str, value: object) -> None:
        if isinstance(value, int):
            self.kept.emit(rule, value)


class HolidaysSection(QWidget):
    """Days off that the calendar of England and Wales does not know."""

    added = Signal(object)
    removed = Signal(str)

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        explained = words(
            "Bank holidays of England and Wales are known for every year. Add what is special "
            "here: a local day, a day of mourning."
        )
        column.addWidget(Text(explained, Role.BODY_SOFT, theme, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.day = DateField(theme, words("Day off"), words, today)
        self.name = LineField(theme, words("Its name"), hint=words("Its name"))
        self.add = Button(words("Add"), theme)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        row.addWidget(self.day, 1)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        columns: tuple[Column[HolidayLine], ...] = (
            Column("day", words("Day off"), lambda line: line.day, width=260,
                   text=lambda line: words.date(line.day, "full"), strong=True),
            Column("name", words("Its name"), lambda line: line.name, width=0),
        )  # fmt: skip
        self.table = Table(columns, theme, words("Days off"), key=lambda line: str(line.id))
        self.none = Text(
            words("None yet: only the bank holidays are left out."),
            Role.BODY_SOFT,
            theme,
            wraps=True,
        )
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        self.remove = _remover(self.table, self.removed, theme, words)
        column.addWidget(self.remove)

    def show_lines(self, lines: Sequence[HolidayLine]) -> None:
        """Show these."""
        self.table.show_lines(lines)
        _fit(self.table, self.none, self.remove)

    def _add(self) -> None:
        day = self.day.day()
        if day is not None:
            self.added.emit(HolidayDraft(day, self.name.text()))

    def clear(self) -> None:
        """Make ready for the next one."""
        self.day.show_day(None)
        self.name.clear()


class NamesSection(QWidget):
    """Own fields or topics: names in both languages, and how often each is used."""

    added = Signal(object)
    removed = Signal(str)

    def __init__(self, theme: Theme, words: Words, title: str, explained: str) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(explained, Role.BODY_SOFT, theme, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        english, welsh = words("Name in English"), words("Name in Welsh")
        self.english = LineField(theme, english, hint=english)
        self.welsh = LineField(theme, welsh, hint=welsh)
        self.add = Button(words("Add"), theme)
        self.add.clicked.connect(self._add)
        for field in (self.english, self.welsh):
            field.returnPressed.connect(self._add)
            row.addWidget(field, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        self.filter = SearchField(theme, words("Filter by name"))
        column.addWidget(self.filter)
        columns: tuple[Column[NamedLine], ...] = (
            Column("en", english, lambda line: line.name_en, width=260, strong=True),
            Column("cy", welsh, lambda line: line.name_cy, width=260),
            Column("used", words("Used by"), lambda line: line.used, right=True, width=90),
        )
        self.table = Table(columns, theme, title, key=lambda line: str(line.id))
        self.filter.searched.connect(self.table.filter)
        self.filter.leads_into(self.table)
        self.none = Text(words("None yet."), Role.BODY_SOFT, theme, wraps=True)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        self.remove = _remover(self.table, self.removed, theme, words)
        column.addWidget(self.remove)

    def show_lines(self, lines: Sequence[NamedLine]) -> None:
        """Show these."""
        self.table.show_lines(lines)
        self.filter.setVisible(len(lines) > 1)
        _fit(self.table, self.none, self.remove)

    def _add(self) -> None:
        self.added.emit((self.english.text(), self.welsh.text()))

    def clear(self) -> None:
        """Make ready for the next one."""
        self.english.clear()
        self.welsh.clear()


def _fit(table: Table[Any], none: Text, remove: Button) -> None:
    """Let all rows be seen, for the section scrolls as one; words where there are none."""
    rows = len(table.lines())
    none.setVisible(not rows)
    for part in (table, remove):
        part.setVisible(bool(rows))
    head = table.horizontalHeader().height()
    table.setFixedHeight(
        head + min(rows, MOST_ROWS) * table.verticalHeader().defaultSectionSize() + 4
    )


def _remover(table: Table[Any], removed: SignalInstance, theme: Theme, words: Words) -> Button:
    """The button that takes the chosen line away; Delete in the table does it too."""
    button = Button(words("Remove the chosen one"), theme)
    button.setEnabled(False)
    button.clicked.connect(lambda: removed.emit(table.chosen()))
    table.line_chosen.connect(lambda key: button.setEnabled(bool(key)))
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), table)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(button.click)
    return button


def own_field(names: tuple[str, str]) -> OwnFieldDraft:
    """A field of the programme's own from its two names."""
    return OwnFieldDraft(*names)


def topic(names: tuple[str, str]) -> TopicDraft:
    """A topic from its two names."""
    return TopicDraft(*names)
