"""Choosing another person: to keep apart, or because two records are one person."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.people.actions import MergeDraft
from facilitator.people.languages import languages_said
from ui.parts.choices import Segments
from ui.parts.dialogs import Dialog
from ui.parts.fields import SearchField
from ui.parts.rows import Row, RowList
from ui.parts.text import Text
from ui.people.in_rows import swatch_of
from ui.people.wording import letter_languages
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.people.person import PersonDetail
    from facilitator.people.questions import Choosable
    from facilitator.words import Words
    from ui.theme.theme import Theme

LEFT, RIGHT = "left", "right"


class PersonPicker(Dialog):
    """Finds one person by typing; `picked` carries their key."""

    picked = Signal(str)

    def __init__(
        self,
        title: str,
        sentence: str,
        act: str,
        theme: Theme,
        words: Words,
        people: Sequence[Choosable],
        parent: QWidget,
    ) -> None:
        super().__init__(title, theme, words, primary=act, parent=parent)
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.search = SearchField(theme, words("Part of the name"))
        self.rows = RowList(theme, words("People"), margin=12)
        self.rows.setMinimumHeight(theme.px(260))
        self.rows.show_rows(_row(one, words) for one in people)
        self.content.addWidget(self.search)
        self.content.addWidget(self.rows)
        self.search.searched.connect(self._filter)
        self.search.down.connect(self.rows.setFocus)
        self.rows.row_opened.connect(self._pick)
        self.primary_pressed.connect(lambda: self._pick(self.rows.chosen()))
        self.rows.row_chosen.connect(lambda key: self.primary.setEnabled(bool(key)))
        self.primary.setEnabled(False)
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        self.rows.filter(text)
        if text and len(self.rows.rows()) == 1:
            self.rows.choose_first()

    def _pick(self, key: str) -> None:
        if key:
            self.picked.emit(key)


def _row(one: Choosable, words: Words) -> Row:
    """A person to choose: the name, and where they work."""
    organisation = one.organisation
    return Row(
        str(one.id),
        one.name,
        under="" if organisation else words("No organisation"),
        swatch=swatch_of(organisation, words) if organisation else None,
    )


@dataclass(frozen=True)
class Side:
    """One line of two records side by side."""

    label: str
    left: str
    right: str


class MergeDialog(Dialog):
    """Two records side by side; one is kept, the other goes into it."""

    def __init__(
        self,
        one: PersonDetail,
        other: PersonDetail,
        theme: Theme,
        words: Words,
        parent: QWidget,
    ) -> None:
        title, act = words("Are these one person?"), words("Make one record of them")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self.setMinimumWidth(theme.px(640))
        self._one, self._other = one, other
        self.keep = Segments(
            (
                (LEFT, words("Keep the left record")),
                (RIGHT, words("Keep the right record")),
            ),
            theme,
            words("Which record stays"),
        )
        self.content.addWidget(
            Text(
                words(
                    "The record that stays takes over sessions, promises and papers of the other, "
                    "and fills its own blanks from it. One undo takes it back."
                ),
                Role.BODY_SOFT,
                theme,
                wraps=True,
            )
        )
        self.content.addWidget(self.keep)
        self.content.addWidget(self._beside(theme))
        self.primary_pressed.connect(self._draft)
        self._make_room()

    def _make_room(self) -> None:
        """Be as high as long lines need when they are broken."""
        layout, wide = self.layout(), self.minimumWidth()
        if layout is not None:
            self.resize(wide, layout.totalHeightForWidth(wide))

    def _beside(self, theme: Theme) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for row, side in enumerate(sides(self._one, self._other, self.words)):
            differs = side.left != side.right
            role = Role.STRONG if differs else Role.BODY
            label = Text(side.label, Role.BODY_SOFT, theme)
            left = Text(side.left or "–", role, theme, wraps=True)
            right = Text(side.right or "–", role, theme, wraps=True)
            for column, text in enumerate((label, left, right)):
                text.setAlignment(Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, row, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return table

    def _draft(self) -> None:
        kept, other = self._one, self._other
        if self.keep.key() == RIGHT:
            kept, other = other, kept
        self.drafted.emit(MergeDraft(kept.id, other.id))


def sides(one: PersonDetail, other: PersonDetail, words: Words) -> tuple[Side, ...]:
    """What two records say, line by line."""
    language, letters = words.language.value, dict(letter_languages(words))

    def line(label: str, tell: Callable[[PersonDetail], str]) -> Side:
        return Side(label, tell(one), tell(other))

    def place(person: PersonDetail) -> str:
        work = person.work
        return work.organisation.name(language) if work and work.organisation else ""

    return (
        line(words("Name"), lambda p: p.full_name),
        line(words("Known as"), lambda p: p.known_as),
        line(words("Code"), lambda p: p.code),
        line(words("E-mail"), lambda p: p.email),
        line(words("Telephone"), lambda p: p.phone),
        line(words("Organisation"), place),
        line(words("Letters"), lambda p: letters[p.letter_language.value]),
        line(words("Coaching in"), lambda p: languages_said(p.coaching_languages, language)),
        line(words("Offers"), lambda p: ", ".join(t.said(language) for t in p.offers)),
        line(words("Asks"), lambda p: ", ".join(t.said(language) for t in p.asks)),
        line(words("Given"), lambda p: words.hours(p.given)),
        line(words("Received"), lambda p: words.hours(p.received)),
        line(words("Joined"), lambda p: words.date(p.joined) if p.joined else ""),
    )


def key_of(text: str) -> uuid.UUID:
    """The id behind a row's key."""
    return uuid.UUID(text)
