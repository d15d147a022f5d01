"""Dialogs of other laptops: bringing a file in, lending a cohort, this laptop's letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.history.wording import field_name, table_name, value_said
from facilitator.laptops.actions import LendDraft, LetterDraft
from facilitator.laptops.rules import Choice, Fate
from ui.parts.buttons import Button
from ui.parts.choices import Segments
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.laptops.meeting import Asked, Meeting
    from facilitator.laptops.questions import CohortToLend
    from facilitator.words import Words
    from ui.theme.theme import Theme

# So many questions are asked one by one; beyond them only all together.
MOST_ASKED = 60


class MeetingDialog(Dialog):
    """What an exchange file would change, and a choice wherever both laptops changed something."""

    wanted = Signal(object)

    def __init__(self, found: Meeting, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(
            words("Bring in the work of laptop %(letter)s", letter=found.letter),
            theme, words, primary=words("Bring it in"), parent=parent,
        )  # fmt: skip
        self.found = found
        self.choices: dict[tuple[str, str, str], Segments] = {}
        self.setMinimumWidth(theme.px(560))
        self._say_what_comes()
        for one in found.told:
            said = words.stored(one.key, {"about": one.about})
            self.content.addWidget(Text(said, Role.SENTENCE, theme, colour="amber", wraps=True))
        if found.asked:
            self._ask()
        self.primary_pressed.connect(lambda: self.wanted.emit(self.answers()))
        self.finished.connect(self.deleteLater)

    def _say_what_comes(self) -> None:
        words, found = self.words, self.found
        parts = [
            words(
                "Made on %(day)s by %(who)s. Steps: %(steps)s.",
                day=words.date(found.made_on), who=found.who, steps=found.steps,
            ),
            words(
                "New: %(new)s · changed: %(changed)s · gone: %(gone)s",
                new=found.count(Fate.NEW),
                changed=found.count(Fate.CHANGED),
                gone=found.count(Fate.GONE),
            ),
        ]  # fmt: skip
        if found.erasing:
            parts.append(
                words(
                    "People erased there: %(n)s. They are erased here too, and that cannot be "
                    "undone.",
                    n=len(found.erasing),
                )
            )
        else:
            parts.append(words("It is one step: one undo takes all of it back."))
        for part in parts:
            self.content.addWidget(Text(part, Role.BODY_SOFT, self.theme, wraps=True))

    def _ask(self) -> None:
        words, asked = self.words, self.found.asked
        self.content.addWidget(
            Text(
                words.many(
                    "Changed on both laptops: %(n)s. Say which one holds.",
                    "Changed on both laptops: %(n)s. Say for each which one holds.",
                    len(asked),
                ),
                Role.STRONG, self.theme, wraps=True,
            )
        )  # fmt: skip
        for label, choice in ((words("Ours everywhere"), Choice.MINE),
                              (words("Theirs everywhere"), Choice.THEIRS)):  # fmt: skip
            button = Button(label, self.theme)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, choice=choice: self.take_all(choice))
            self.content.addWidget(button)
        for one in asked[:MOST_ASKED]:
            self._ask_one(one)

    def _ask_one(self, one: Asked) -> None:
        words = self.words
        what = table_name(one.table, words)
        if one.field:
            what = words("%(what)s, %(field)s", what=what, field=field_name(one.field, words))
        about = words("%(about)s: %(what)s", about=one.about, what=what) if one.about else what
        self.content.addWidget(Text(about, Role.STRONG, self.theme, wraps=True))
        mine, theirs = (self._said(one, value) for value in (one.mine, one.theirs))
        self.content.addWidget(
            Text(
                words("Ours: %(mine)s · theirs: %(theirs)s", mine=mine, theirs=theirs),
                Role.BODY_SOFT, self.theme, wraps=True,
            )
        )  # fmt: skip
        options = ((Choice.MINE.value, words("Ours")), (Choice.THEIRS.value, words("Theirs")))
        choice = Segments(options, self.theme, about)
        self.choices[one.table, one.key, one.field] = choice
        self.content.addWidget(choice)

    def _said(self, one: Asked, value: object) -> str:
        words = self.words
        if not one.field:
            return words("deleted") if value is None else words("kept and changed")
        return value_said(value, words) or words("nothing")

    def take_all(self, choice: Choice) -> None:
        """Let one side hold everywhere."""
        for segments in self.choices.values():
            segments.choose(choice.value)

    def answers(self) -> dict[tuple[str, str, str], Choice]:
        """What was chosen; what was not asked one by one stays as it is here."""
        left = {(one.table, one.key, one.field): Choice.MINE for one in self.found.asked}
        return left | {key: Choice(field.key()) for key, field in self.choices.items()}


class LendDialog(FormDialog):
    """A cohort, the laptop it goes to, whose that is, and until when."""

    def __init__(
        self,
        cohorts: Sequence[CohortToLend],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(words("Lend a cohort"), words("Lend it"), theme, words, today, parent)
        said = words(
            "While it is lent, only that laptop changes the cohort, its pairings and its sessions; "
            "here all of it can be read. Its work comes back with an exchange file."
        )
        self.content.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
        self._ids = {str(one.id): one.id for one in cohorts}
        welsh = words.language.value == "cy"
        titles = [(str(one.id), one.title_cy if welsh else one.title_en) for one in cohorts]
        self.cohort = ChoiceField(theme, words("Cohort"), titles)
        self.add("cohort", words("Cohort"), self.cohort)
        self.letter = self.line("letter", words("Letter of that laptop"))
        self.letter.setMaxLength(1)
        self.whom = self.line("whom", words("Whose laptop it is"))
        self.until = self.day("until", words("Until (empty: until it is given back)"), None)

    def draft(self) -> LendDraft | None:
        """The loan as it was typed."""
        if not self.letter.text().strip():
            self.labelled["letter"].say(self.words("Type the letter of the other laptop."))
            self.letter.setFocus()
            return None
        return LendDraft(
            self._ids[self.cohort.key()], self.letter.text(), self.whom.text(), self.until.day()
        )


class LetterDialog(FormDialog):
    """The letter of this laptop."""

    def __init__(
        self, now: str, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Letter of this laptop")
        super().__init__(title, words("Give it this letter"), theme, words, today, parent)
        said = words(
            "The first laptop is A. A second one gets a letter of its own before anything is "
            "written on it: numbers of papers and codes carry it, so that no two ever meet."
        )
        self.content.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
        self.letter = self.line("letter", title, now)
        self.letter.setMaxLength(1)

    def draft(self) -> LetterDraft:
        """The letter as it was typed."""
        return LetterDraft(self.letter.text())
