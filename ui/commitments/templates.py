"""Promises of a cohort at once: by a template, and ending with the cohort."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.commitments.actions import ByTemplateDraft, LapseDraft, TemplateDraft
from facilitator.vocabulary import Counts, Direction
from ui.commitments.wording import countings, directions
from ui.parts.buttons import Button, CheckBox
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, Labelled, LineField, NumberField
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.commitments.questions import CohortLine, PromiseLine, TemplateLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

NEW = ""


class TemplateDialog(Dialog):
    """A cohort's templates: keep one, take one away, let everybody promise by one.

    `kept` carries a new template, `dropped` the key of one that goes, `drafted` the promises.
    """

    kept = Signal(object)
    dropped = Signal(object)

    def __init__(
        self,
        cohorts: Sequence[CohortLine],
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("Promises by template"), words("Let them promise")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._cohorts = {str(line.id): line for line in cohorts}
        language = words.language.value
        self.cohort = ChoiceField(
            theme,
            words("Cohort"),
            [(key, line.title.name(language)) for key, line in self._cohorts.items()],
        )
        self.content.addWidget(Labelled(words("Cohort"), self.cohort, theme))
        self.template = ChoiceField(theme, words("Template"))
        self.content.addWidget(Labelled(words("Template"), self.template, theme))
        self.name = LineField(theme, words("What it is called"))
        self._name = Labelled(words("What it is called"), self.name, theme)
        self.content.addWidget(self._name)
        self.minutes = NumberField(theme, words("Minutes"), least=1, most=60_000, step=60)
        self.content.addWidget(Labelled(words("Minutes"), self.minutes, theme))
        self.direction = ChoiceField(theme, words("Where it goes"), directions(words))
        self.content.addWidget(Labelled(words("Where it goes"), self.direction, theme))
        self.counts = ChoiceField(theme, words("What counts"), countings(words))
        self.content.addWidget(Labelled(words("What counts"), self.counts, theme))
        self.qualified = CheckBox(words("Only what is given with a qualification"), theme)
        self.content.addWidget(self.qualified)
        self.region = LineField(theme, words("Only in this region"))
        self.content.addWidget(Labelled(words("Only in this region"), self.region, theme))
        self.outlook = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.outlook)
        self.keep = Button(words("Keep the template"), theme, height=40)
        self.drop = Button(words("Take it away"), theme, height=40)
        for at, button in enumerate((self.keep, self.drop)):
            button.setAutoDefault(False)
            self.foot.insertWidget(at, button)
        self.cohort.chosen.connect(lambda _key: self._offer())
        self.template.chosen.connect(lambda _key: self._show())
        self.keep.clicked.connect(self._keep)
        self.drop.clicked.connect(self._drop)
        self.primary_pressed.connect(self._draft)
        self._offer()

    def _chosen(self) -> TemplateLine | None:
        cohort = self._cohorts.get(self.cohort.key())
        found = cohort.templates if cohort else ()
        return next((one for one in found if str(one.id) == self.template.key()), None)

    def _offer(self) -> None:
        cohort, words = self._cohorts.get(self.cohort.key()), self.words
        language = words.language.value
        named = [
            (str(one.id), one.name.name(language)) for one in (cohort.templates if cohort else ())
        ]
        self.template.offer([*named, (NEW, words("a new one"))])
        self.template.choose(named[0][0] if named else NEW)
        self._show()

    def _show(self) -> None:
        one, cohort, words = self._chosen(), self._cohorts.get(self.cohort.key()), self.words
        is_new = one is None
        self._name.setVisible(is_new)
        self.keep.setVisible(is_new)
        self.drop.setVisible(not is_new)
        self.primary.setVisible(not is_new)
        for field in (self.minutes, self.direction, self.counts, self.qualified, self.region):
            field.setEnabled(is_new)
        if one is not None:
            self.minutes.setValue(one.minutes)
            self.direction.choose(one.direction.value)
            self.counts.choose(one.counts.value)
            self.qualified.setChecked(one.qualified_only)
            self.region.setText(one.region)
            self.primary.setEnabled(bool(one.not_yet))
            self.outlook.setText(
                words.many(
                    "%(n)s person of the cohort has not promised this yet.",
                    "%(n)s people of the cohort have not promised this yet.",
                    len(one.not_yet),
                )
            )
        elif cohort is not None:
            self.minutes.setValue(max(1, cohort.minutes))
            self.counts.choose(cohort.counts.value)
            self.outlook.setText(
                words("A template is kept for the cohort; promises made by it name it.")
            )

    def _keep(self) -> None:
        name = self.name.text().strip()
        self._name.say("" if name else self.words("Give it a name."))
        if name and self.cohort.key():
            self.kept.emit(
                TemplateDraft(
                    cohort_id=uuid.UUID(self.cohort.key()),
                    name_en=name,
                    minutes=self.minutes.value(),
                    direction=Direction(self.direction.key()),
                    counts=Counts(self.counts.key()),
                    qualified_only=self.qualified.isChecked(),
                    region=self.region.text(),
                )
            )

    def _drop(self) -> None:
        one = self._chosen()
        if one is not None:
            self.dropped.emit(one.id)

    def _draft(self) -> None:
        one = self._chosen()
        if one is not None:
            self.drafted.emit(ByTemplateDraft(one.id, one.not_yet))


class LapseDialog(Dialog):
    """The promises of a cohort that are not met end with it."""

    def __init__(
        self,
        cohorts: Sequence[CohortLine],
        promises: Sequence[PromiseLine],
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("End with a cohort"), words("Let them end")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._open = [line.cohort_id for line in promises if line.to_pass_on]
        sentence = words(
            "What was given stays given. Nothing more is asked for the promises of this cohort, "
            "and nobody is told that anything was missing."
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        language = words.language.value
        named = [(str(line.id), line.title.name(language)) for line in cohorts]
        self.cohort = ChoiceField(theme, words("Cohort"), named)
        ended = next((str(line.id) for line in cohorts if line.has_ended), "")
        self.cohort.choose(ended)
        self.content.addWidget(Labelled(words("Cohort"), self.cohort, theme))
        self.outlook = Text("", Role.BODY, theme, wraps=True)
        self.content.addWidget(self.outlook)
        self.cohort.chosen.connect(lambda _key: self._count())
        self.primary_pressed.connect(
            lambda: self.drafted.emit(LapseDraft(uuid.UUID(self.cohort.key())))
        )
        self._count()

    def _count(self) -> None:
        key = self.cohort.key()
        many = sum(str(one) == key for one in self._open)
        self.outlook.setText(
            self.words.many(
                "%(n)s promise would end with it.", "%(n)s promises would end with it.", many
            )
        )
        self.primary.setEnabled(bool(many))
