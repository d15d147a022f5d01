"""The dialogs of papers: issue agreements after a dry run, mark as signed, what a check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.agreements.actions import PaperSignatureDraft, SignatureDraft
from facilitator.agreements.rules import Signer
from ui.parts.buttons import CheckBox
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, DateField, Labelled, LineField
from ui.parts.progress import Progress
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.agreements.matters import Matter
    from facilitator.agreements.questions import PaperLine
    from facilitator.printing.usual import IssueOutlook
    from facilitator.words import Words
    from ui.theme.theme import Theme

EVERY = "every"


class IssueDialog(Dialog):
    """What issuing would do, in numbers, before anything is done; for all pairings or for one."""

    matters_chosen = Signal()

    def __init__(self, outlook: IssueOutlook, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(
            words("Issue agreements"), theme, words, primary=words("Issue"), parent=parent
        )
        self._outlook = outlook
        self.which = ChoiceField(theme, words("For whom"), self._pairings())
        self.which.setEnabled(len(outlook.matters) > 1)
        self.content.addWidget(Labelled(words("For whom"), self.which, theme))
        self.numbers = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.numbers)
        self.which.chosen.connect(lambda _key: self._show())
        lines = [
            words("Already have one: %(n)s", n=outlook.have_one),
        ]
        if outlook.at_rest:
            lines.append(
                words("Left out, because somebody is at rest or away: %(n)s", n=outlook.at_rest)
            )
        lines.append(
            words(
                "Each gets a number, is kept unchanged and cannot be undone; a newer one takes "
                "its place."
            )
        )
        for line in lines:
            self.content.addWidget(Text(line, Role.BODY_SOFT, theme, wraps=True))
        self.progress = Progress(theme, words)
        self.content.addWidget(self.progress)
        self.primary.setEnabled(bool(outlook.matters))
        self._show()

    def _pairings(self) -> list[tuple[str, str]]:
        """Every pairing without an agreement, and all of them together."""
        every = (EVERY, self.words("Every pairing that has none"))
        return [every, *((str(one.pairing_id), f"{one.coach.name} → {one.coachee.name}")
                         for one in self._outlook.matters)]  # fmt: skip

    def choose(self, pairing_id: str) -> None:
        """Choose one pairing, where it has no agreement yet."""
        if any(str(one.pairing_id) == pairing_id for one in self._outlook.matters):
            self.which.choose(pairing_id)
            self._show()

    def matters(self) -> tuple[Matter, ...]:
        """What is to be issued: of the pairing that is chosen, else of all."""
        key = self.which.key()
        return tuple(one for one in self._outlook.matters if key in {EVERY, str(one.pairing_id)})

    def _show(self) -> None:
        found = self.matters()
        self.numbers.setText(
            self.words(
                "Pairings that get an agreement: %(n)s · papers, one for each reader: %(copies)s",
                n=len(found),
                copies=2 * len(found),
            )
        )
        self.matters_chosen.emit()


class SignDialog(Dialog):
    """Who has signed, when, and where the paper is kept; for one agreement or several."""

    def __init__(
        self, lines: Sequence[PaperLine], today: dt.date, theme: Theme, words: Words,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(
            words("Mark as signed"), theme, words, primary=words("Mark as signed"), parent=parent
        )
        self._agreements = {
            line.agreement_id: line for line in lines if line.agreement_id is not None
        }
        numbers = ", ".join(sorted({line.number for line in self._agreements.values()}))
        self.content.addWidget(Text(numbers, Role.STRONG, theme, wraps=True))
        self.boxes = {
            Signer.COACH: CheckBox(words("Coach"), theme),
            Signer.COACHEE: CheckBox(words("Coachee"), theme),
            Signer.FACILITATOR: CheckBox(words("Facilitator"), theme),
        }
        for signer, box in self.boxes.items():
            box.setChecked(signer is not Signer.FACILITATOR)
            self.content.addWidget(box)
        self.day = DateField(theme, words("Signed on"), words, today)
        self.day.show_day(today)
        self.content.addWidget(Labelled(words("Signed on"), self.day, theme))
        self.where = LineField(theme, words("Where the paper is kept"))
        self.content.addWidget(Labelled(words("Where the paper is kept"), self.where, theme))
        self.witness = LineField(theme, words("Who saw it signed"))
        self.content.addWidget(Labelled(words("Who saw it signed"), self.witness, theme))

    def drafts(self) -> tuple[SignatureDraft, ...]:
        """The signatures as they stand in the dialog; nothing while no day can be read."""
        day = self.day.day()
        signers = [signer for signer, box in self.boxes.items() if box.isChecked()]
        if day is None or not signers:
            return ()
        where = self.where.text().strip() or None
        seen = self.witness.text().strip() or None
        return tuple(
            SignatureDraft(key, line.version, signers, day, where, seen)
            for key, line in self._agreements.items()
            if key is not None
        )


class SeveralSignDialog(Dialog):
    """Who has signed a paper that several sign, and whether that is everybody."""

    def __init__(
        self, line: PaperLine, today: dt.date, theme: Theme, words: Words, parent: QWidget
    ) -> None:
        super().__init__(
            words("Mark as signed"), theme, words, primary=words("Mark as signed"), parent=parent
        )
        self._line = line
        about = " · ".join(part for part in (line.number, line.subject) if part)
        self.content.addWidget(Text(about, Role.STRONG, theme, wraps=True))
        self.names = LineField(theme, words("Who has signed so far"))
        self.names.setMaxLength(500)
        self.names.setText(line.signed_by)
        self.content.addWidget(Labelled(words("Who has signed so far"), self.names, theme))
        self.all = CheckBox(words("Everybody has signed"), theme)
        self.all.setChecked(True)
        self.content.addWidget(self.all)
        self.day = DateField(theme, words("Signed on"), words, today)
        self.day.show_day(line.signed or today)
        self.all.toggled.connect(self.day.setEnabled)
        self.content.addWidget(Labelled(words("Signed on"), self.day, theme))

    def draft(self) -> PaperSignatureDraft:
        """The signatures as they stand in the dialog."""
        day = self.day.day() if self.all.isChecked() else None
        return PaperSignatureDraft(self._line.id, self._line.paper_version, self.names.text(), day)


class SayDialog(Dialog):
    """One sentence that is read and put away."""

    def __init__(
        self, title: str, sentence: str, theme: Theme, words: Words, parent: QWidget
    ) -> None:
        super().__init__(title, theme, words, primary=words("Close"), parent=parent)
        self.sentence = Text(sentence, Role.BODY, theme, wraps=True)
        self.content.addWidget(self.sentence)
        self.cancel.hide()
        self.primary_pressed.connect(self.accept)
