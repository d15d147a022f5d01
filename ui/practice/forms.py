"""Dialogs of readiness: a document, supervision, development, what is asked, a credential log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.exchange_vocabulary import PracticeKind, SupervisionMode, Weight
from facilitator.people.readiness import DEFAULT_FIGURES
from facilitator.practice.actions import AskedDraft, AssuranceDraft, CpdDraft, SupervisedDraft
from facilitator.practice.column_sets import column_set, column_sets
from facilitator.practice.credentials import log_rows
from facilitator.practice.wording import modes, practice_kinds, weights
from ui.parts.buttons import Button, CheckBox
from ui.parts.fields import ChoiceField, NumberField
from ui.parts.forms import FormDialog
from ui.parts.table import Column, Table
from ui.parts.tall_forms import TallForm
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from facilitator.people.readiness import Asked
    from facilitator.practice.credentials import CredentialLog
    from facilitator.practice.questions import PracticeLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

FIRST_OF_LOG = 3


class PaperDialog(FormDialog):
    """A document of a coach: insurance, a code of ethics, the employer's release, a check."""

    def __init__(
        self, line: PracticeLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("A document of %(name)s", name=line.name)
        super().__init__(title, words("Keep it"), theme, words, today, parent)
        self._line = line
        options = [(k.value, v) for k, v in practice_kinds(words).items() if k.is_paper]
        self.kind = ChoiceField(theme, words("What it is"), options)
        self.add("kind", words("What it is"), self.kind)
        hint = words("insurer, name of the code")
        self.what = self.line("what", words("In a few words"), hint=hint)
        self.since = self.day("since", words("From"), today)
        self.until = self.day("until", words("Good until"), None)
        self.seen = CheckBox(words("I have seen it"), theme)
        self.content.addWidget(self.seen)
        self.kind.setFocus()

    def draft(self) -> AssuranceDraft | None:
        """The document; None while its first day is missing."""
        since = self.since.day()
        if since is None:
            say = self.words("Type a day such as 30/3, or pick one.")
            self.labelled["since"].say(say)
            return None
        return AssuranceDraft(
            self._line.id,
            PracticeKind(self.kind.key()),
            since,
            self.until.day(),
            self.what.text(),
            seen=self.seen.isChecked(),
        )


class SupervisionDialog(FormDialog):
    """Supervision that a coach had: with whom and how, never about whom."""

    def __init__(
        self, line: PracticeLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Supervision of %(name)s", name=line.name)
        super().__init__(title, words("Keep it"), theme, words, today, parent)
        self._line = line
        self.had = self.day("had", words("Day"), today)
        self.minutes = self.number("minutes", words("Minutes"), 60, 5, 600)
        self.whom = self.line("whom", words("With whom"))
        options = [("", words("not said")), *((k.value, v) for k, v in modes(words).items())]
        self.mode = ChoiceField(theme, words("How"), options)
        self.add("mode", words("How"), self.mode)
        sentence = words("No client is named here.")
        self.content.addWidget(Text(sentence, Role.META, theme, wraps=True))

    def draft(self) -> SupervisedDraft | None:
        """The supervision; None while the day is missing."""
        day = self.had.day()
        if day is None:
            self.labelled["had"].say(self.words("Type a day such as 30/3, or pick one."))
            return None
        mode = SupervisionMode(self.mode.key()) if self.mode.key() else None
        return SupervisedDraft(self._line.id, day, self.minutes.value(), self.whom.text(), mode)


class CpdDialog(FormDialog):
    """Professional development: what, how long, and whether it was reflected on."""

    def __init__(
        self, line: PracticeLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Development of %(name)s", name=line.name)
        super().__init__(title, words("Keep it"), theme, words, today, parent)
        self._line = line
        self.title = self.line("title", words("What it was"))
        self.had = self.day("had", words("Day"), today)
        self.minutes = self.number("minutes", words("Minutes"), 120, 5, 6000)
        self.reflected = CheckBox(words("Has written down what they took from it"), theme)
        self.content.addWidget(self.reflected)
        self.title.setFocus()

    def draft(self) -> CpdDraft | None:
        """The development; None while its name or day are missing."""
        words, day = self.words, self.had.day()
        missing = "" if self.title.text().strip() else words("Say in a few words what it was.")
        self.labelled["title"].say(missing)
        if missing:
            self.title.setFocus()
            return None
        if day is None:
            self.labelled["had"].say(words("Type a day such as 30/3, or pick one."))
            return None
        return CpdDraft(
            self._line.id,
            day,
            self.minutes.value(),
            self.title.text(),
            reflected=self.reflected.isChecked(),
        )


class AskedDialog(TallForm):
    """What the programme asks of whoever coaches, and how much each thing weighs."""

    def __init__(
        self,
        asked: Mapping[PracticeKind, Asked],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("What is asked of whoever coaches")
        super().__init__(title, words("Keep it so"), theme, words, today, parent)
        sentence = words(
            "What is not asked stands in nobody’s way. Whoever is not ready yet is not paired as "
            "a coach; with supervision they are."
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        options = [(k.value, v) for k, v in weights(words).items()]
        self.choices: dict[PracticeKind, ChoiceField] = {}
        self.figures: dict[PracticeKind, NumberField] = {}
        figures = {
            PracticeKind.SUPERVISION: words("Hours of coaching to one of supervision"),
            PracticeKind.CPD: words("Hours in a year"),
        }
        for kind, name in practice_kinds(words).items():
            field = ChoiceField(theme, name, options)
            field.choose(asked[kind].weight.value)
            self.choices[kind] = field
            if kind in figures:
                number = NumberField(theme, figures[kind], least=1, most=1000)
                number.setValue(asked[kind].figure or DEFAULT_FIGURES[kind])
                self.figures[kind] = number
                self.beside(
                    (kind.value, name, field), (f"{kind.value} figure", figures[kind], number)
                )
            else:
                self.add(kind.value, name, field)

    def draft(self) -> AskedDraft:
        """What is asked from now on."""
        return AskedDraft(
            {
                kind: (
                    Weight(field.key()),
                    self.figures[kind].value() if kind in self.figures else None,
                )
                for kind, field in self.choices.items()
            }
        )


class LogDialog(FormDialog):
    """A credential log in the columns of an awarding body, to look at and save."""

    save_wanted = Signal(str)

    def __init__(
        self, log: CredentialLog, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Credential log of %(name)s", name=log.name)
        super().__init__(title, words("Save as spreadsheet…"), theme, words, today, parent)
        self.setMinimumWidth(min(theme.px(980), parent.width() - 40))
        self._log = log
        language = words.language.value
        options = [(one.key, one.name(language)) for one in column_sets()]
        self.sets = ChoiceField(theme, words("Columns"), options)
        self.add("sets", words("Columns"), self.sets)
        self.sums = Text("", Role.SENTENCE, theme, wraps=True)
        self.content.addWidget(self.sums)
        self.table: Table[tuple[object, ...]] | None = None
        self.sets.chosen.connect(lambda _key: self._show())
        self.print = Button(words("Print…"), theme, height=40)
        self.print.setAutoDefault(False)
        self.foot.insertWidget(self.foot.count() - 1, self.print)
        self.sums.setText(
            words(
                "%(given)s given, %(received)s received: %(paid)s paid by exchange, the rest pro "
                "bono. Clients are named only where they agreed; %(n)s have not.",
                given=words.hours(log.given),
                received=words.hours(log.received),
                paid=words.hours(log.paid),
                n=log.unnamed,
            )
        )
        self._show()

    def _show(self) -> None:
        """Show the rows under the headings of the chosen set."""
        words, chosen = self.words, column_set(self.sets.key())
        rows = log_rows(self._log, chosen, words)
        columns = tuple(
            Column(
                one.field,
                one.heading(words.language.value),
                lambda row, at=at: row[at + 1],  # type: ignore[misc]  # its own place
                right=one.field.endswith("hours") or one.field in {"number", "sessions"},
                width=0 if at == 0 else 100,
                # The sheet has them all; here the last ones go where there is no room.
                spare=len(chosen.columns) - at if at > FIRST_OF_LOG else 0,
            )
            for at, one in enumerate(chosen.columns)
        )
        table: Table[tuple[object, ...]] = Table(
            columns, self.theme, self.heading.text(), key=lambda row: str(row[0])
        )
        table.show_lines((place, *row) for place, row in enumerate(rows))
        table.setMinimumHeight(self.theme.px(30) + self.theme.table_row * 6)
        if self.table is not None:
            self.content.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = table
        self.content.addWidget(table, 1)

    def chosen_set(self) -> str:
        """The key of the column set that is shown."""
        return self.sets.key()

    def draft(self) -> None:
        """Nothing is changed: the log is saved as a file."""
        self.save_wanted.emit(self.sets.key())
