"""Where hours went: every session that was passed on, and the steps it took from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from facilitator.reciprocity.behind import Behind, FigureRef, Row, Unit
from ui.parts.buttons import Button
from ui.parts.table import Column
from ui.reciprocity.opening import Openable
from ui.reciprocity.sections import About, TableSection
from ui.reciprocity.wording import called

if TYPE_CHECKING:
    from facilitator.papers.shared import Named
    from facilitator.reciprocity.lineage import Lineage
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


class HoursSection(TableSection["Lineage"]):
    """A line for each hour that went on; its rows are the steps."""

    card_wanted = Signal(object)

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__(
            theme,
            words,
            settings,
            self._columns(words),
            About(
                name=words("Where hours went"),
                kept_as="hours",
                key=lambda line: line.session,
                title=lambda line: line.giver or words("The programme"),
                figures=lambda line: (_steps(line, words),),
            ),
        )
        self._words = words
        self.card = Button(words("Print the card"), theme, icon="printer")
        self.card.clicked.connect(self._want_card)
        at = self.column.count() - 1
        self.column.insertWidget(at, self.card, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.line_chosen.connect(lambda _key: self._enable())
        self.card.setEnabled(False)

    @staticmethod
    def _columns(words: Words) -> tuple[Column[Lineage], ...]:
        return (
            Column("giver", words("Who gave"), lambda line: line.giver or words("The programme"),
                   width=220, strong=True),
            Column("day", words("Day"), lambda line: line.on,
                   text=lambda line: words.date(line.on, "brief"), width=120, whole=True),
            Column("minutes", words("Hours"), lambda line: line.minutes,
                   text=lambda line: words.hours(line.minutes), right=True, width=90),
            Column("steps", words("Steps from there"), lambda line: len(line.steps), right=True,
                   width=140, spare=2),
            Column("home", words("Came home"), lambda line: any(s.came_home for s in line.steps),
                   text=lambda line: words("yes") if any(s.came_home for s in line.steps) else "",
                   width=110, spare=1),
            Column("end", "", lambda _line: "", width=0, spare=-1),
        )  # fmt: skip

    def show_page(self, lines: tuple[Lineage, ...]) -> None:
        """Show every hour that went on."""
        words = self._words
        foot = words("Names stand only where they were agreed to; else the organisation does.")
        none = words("No promise names the session it passes on yet.")
        self.show_lines(lines, foot if lines else none)

    def choose_giver(self, person: str) -> None:
        """Choose the newest hour of a person, where there is one."""
        line = next((one for one in self.table.lines() if str(one.giver_id) == person), None)
        if line is not None:
            self.table.choose(line.session)

    def _chosen(self) -> Lineage | None:
        key = self.table.chosen()
        return next((one for one in self.table.lines() if one.session == key), None)

    def _enable(self) -> None:
        """A card is for a person who gave."""
        line = self._chosen()
        self.card.setEnabled(line is not None and line.giver_id is not None)

    def _want_card(self) -> None:
        line = self._chosen()
        if line is not None and line.giver_id is not None:
            self.card_wanted.emit(line.giver_id)


def _steps(line: Lineage, words: Words) -> Openable:
    def said(name: str, place: Named) -> str:
        return name or called(place, words) or words("somebody")

    rows = tuple(
        Row(
            one.minutes,
            one.on,
            one.session,
            said(one.giver, one.giver_place),
            said(one.receiver, one.receiver_place),
        )
        for one in line.steps
    )
    label = words("Passed on")
    behind = Behind(Unit.MINUTES, rows)
    return Openable(FigureRef("hour", line.session), label, words.hours(behind.total), behind)
