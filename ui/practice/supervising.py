"""A supervision group: who waits longest, six to a group, noted once for all of them."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel

from facilitator.care.actions import GroupSupervisionDraft, record_group_supervision
from facilitator.practice.supervision import GROUP, supervision_list
from ui.parts.forms import FormDialog
from ui.parts.marks import Badge, Shape
from ui.parts.rows import Row, RowList
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.practice.supervision import SupervisionLine
    from facilitator.words import Words
    from ui.shell.page import Page
    from ui.theme.theme import Theme

    Opens = Callable[[FormDialog, Callable[..., object]], None]

SHOWN = 5


class GroupDialog(FormDialog):
    """Everybody who coaches now; the six who wait longest are chosen."""

    def __init__(
        self,
        lines: Sequence[SupervisionLine],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Who is due for supervision")
        super().__init__(title, words("Note it for the group"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(520))
        said = words("The six who wait longest are chosen; Ctrl with a click changes the group.")
        self.content.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
        self.rows = RowList(theme, title, margin=10, many=True)
        self.rows.setMinimumHeight(theme.two_line_row * SHOWN)
        self.rows.show_rows([self._row(line) for line in lines])
        self.content.addWidget(self.rows)
        self.count = Text("", Role.META, theme)
        self.content.addWidget(self.count)
        self.rows.rows_chosen.connect(self._say)
        chosen, model = self.rows.selectionModel(), self.rows.model()
        for place in range(min(GROUP, len(lines))):
            chosen.select(model.index(place, 0), QItemSelectionModel.SelectionFlag.Select)
        self.had = self.day("had", words("Day"), today)
        self.minutes = self.number("minutes", words("Minutes"), 90, 5, 600)
        self.whom = self.line("whom", words("With whom"))
        self._say(self.rows.all_chosen())

    def _row(self, line: SupervisionLine) -> Row:
        words = self.words
        last = (
            words("last on %(day)s", day=words.date(line.last, "day"))
            if line.last
            else words("none on record")
        )
        days = words.many("%(n)s day", "%(n)s days", line.days)
        badge = Badge(Shape.HALF, words("due"), "ink") if line.is_due else None
        return Row(str(line.person_id), line.name, under=f"{last} · {days}", badge=badge)

    def _say(self, chosen: Sequence[str]) -> None:
        words = self.words
        self.count.setText(
            words.many("Noted for %(n)s person", "Noted for %(n)s people", len(chosen))
        )
        self.primary.setEnabled(bool(chosen))

    def draft(self) -> GroupSupervisionDraft:
        """The supervision of everybody who is chosen."""
        people = [uuid.UUID(key) for key in self.rows.all_chosen()]
        day = self.had.day() or self.today
        return GroupSupervisionDraft(people, day, self.minutes.value(), self.whom.text())


def ask_for_group(page: Page, opens: Opens) -> None:
    """Ask who is due, and open the dialog that notes supervision of a group."""
    today = page.context.clock.today()

    def show(lines: Sequence[SupervisionLine]) -> None:
        dialog = GroupDialog(lines, page.theme, page.words, today, page.window())
        opens(dialog, record_group_supervision)

    page.ask("due", show, supervision_list, today)
