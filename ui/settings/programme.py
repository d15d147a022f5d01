"""Settings of the programme: names, kind, elsewhere, contacts, windows, each edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.detail import DetailField, DetailGrid
from ui.parts.fields import ChoiceField, LineField, NumberField
from ui.parts.heads import SectionHead
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.settings.questions import ProgrammeSettings
    from facilitator.words import Words
    from ui.theme.theme import Theme


LABEL = 210


class ProgrammeSection(QWidget):
    """Every field of the programme; `kept` says the field and its new value."""

    kept = Signal(str, object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.fields: dict[str, DetailField] = {}
        self._choices: dict[str, dict[str, str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SectionHead(words("Names"), theme))
        self._grid(
            column,
            self._line("name_en", words("Name in English")),
            self._line("name_cy", words("Name in Welsh")),
        )
        column.addWidget(SectionHead(words("How it works"), theme, above=14))
        self._grid(column, self._kind(), self._elsewhere(), self._alphabet(), self._coachee())
        column.addWidget(
            Text(
                words(
                    "Elsewhere decides what counts as passed on: an hour given inside the same "
                    "organisation (or department, or profession) does not. People without an "
                    "organisation are elsewhere to everybody."
                ),
                Role.SENTENCE,
                theme,
                wraps=True,
            )
        )
        column.addWidget(SectionHead(words("Who to turn to"), theme, above=14))
        self._grid(
            column,
            self._line("facilitator_name", words("Facilitator")),
            self._line("facilitator_contact", words("Contact")),
            self._line("concerns_contact", words("Concerns go to")),
            self._line("data_contact", words("Questions of data go to")),
            self._line("deputy_name", words("Deputy")),
            self._line("deputy_contact", words("How to reach the deputy")),
        )
        column.addWidget(SectionHead(words("Numbers"), theme, above=14))
        self._grid(
            column,
            self._number("session_minutes", words("Minutes a session"), 15, 480),
            self._number("rounding_minutes", words("Minutes are rounded to"), 1, 60),
            self._number("notice_working_days", words("Notice, in working days"), 0, 30),
            self._number("grace_days", words("Days of grace"), 0, 365),
            self._number(
                "no_show_window_months", words("Months that missed sessions count"), 1, 60
            ),
            self._number("retention_months", words("Months that records are kept"), 1, 600),
        )

        theme.changed.connect(self._widen)
        self._widen()

    def _grid(self, column: QVBoxLayout, *fields: DetailField) -> None:
        column.addWidget(DetailGrid(list(fields), columns=1))

    def _kept(self, name: str, field: DetailField) -> DetailField:
        self.fields[name] = field
        field.kept.connect(lambda value: self.kept.emit(name, value))
        return field

    def _line(self, name: str, label: str) -> DetailField:
        return self._kept(name, DetailField(label, self._theme, lambda: LineField(self._theme)))

    def _number(self, name: str, label: str, least: int, most: int) -> DetailField:
        def editor() -> NumberField:
            return NumberField(self._theme, label, least=least, most=most)

        return self._kept(name, DetailField(label, self._theme, editor))

    def _choice(self, name: str, label: str, options: dict[str, str]) -> DetailField:
        self._choices[name] = options
        theme = self._theme
        field = DetailField(label, theme, lambda: ChoiceField(theme, label, options.items()))
        return self._kept(name, field)

    def _kind(self) -> DetailField:
        words = self._words
        return self._choice(
            "kind",
            words("Kind"),
            {
                "circle": words("Circle: whoever receives gives"),
                "pool": words("Pool: a qualification comes in, coaching goes out"),
                "both": words("Both kinds"),
            },
        )

    def _elsewhere(self) -> DetailField:
        words = self._words
        return self._choice(
            "elsewhere",
            words("What counts as elsewhere"),
            {
                "organisation": words("Another organisation"),
                "department": words("Another department or site"),
                "profession": words("Another profession"),
            },
        )

    def _alphabet(self) -> DetailField:
        words = self._words
        return self._choice(
            "alphabet", words("Alphabet"), {"en": words("English"), "cy": words("Welsh")}
        )

    def _coachee(self) -> DetailField:
        words = self._words
        return self._choice(
            "coachee_word",
            words("Word for coachee"),
            {
                "coachee": words("Coachee"),
                "client": words("Client"),
                "thinking partner": words("Thinking partner"),
            },
        )

    def show_settings(self, settings: ProgrammeSettings) -> None:
        """Show what is set."""
        for name, field in self.fields.items():
            value = settings.fields[name]
            said = self._choices.get(name, {}).get(str(value))
            field.show_value(str(value) if said is not None else value, said)
        self._widen()

    def _widen(self) -> None:
        """Settings have longer names than the facts of a person."""
        for field in self.fields.values():
            field.label.setFixedWidth(self._theme.px(LABEL))

    def refuse(self, name: str, trouble: str) -> None:
        """Say at the field what stands in the way."""
        self.fields[name].refuse(trouble)
