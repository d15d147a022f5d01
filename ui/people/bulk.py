"""One change for everybody chosen: what it would do stands there before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.people.bulk import BulkChange
from facilitator.vocabulary import LetterLanguage
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, Labelled, LineField, NumberField
from ui.parts.text import Text
from ui.people.wording import letter_languages
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from facilitator.people.bulk import DryRun
    from facilitator.words import Words
    from ui.theme.theme import Theme

YES = "yes"
SHOWN = 8


class BulkDialog(Dialog):
    """Chooses a field and a value; `looked_at` asks for the dry run, `drafted` does it."""

    looked_at = Signal(object)

    def __init__(
        self, ids: Sequence[uuid.UUID], theme: Theme, words: Words, parent: QWidget
    ) -> None:
        title = words("Change %(n)s people at once", n=len(ids))
        super().__init__(title, theme, words, primary=words("Change"), parent=parent)
        self.setMinimumWidth(theme.px(520))
        self._ids = tuple(ids)
        self.field = ChoiceField(theme, words("What"), self._fields())
        self.content.addWidget(Labelled(words("What"), self.field, theme))
        self.values = QStackedWidget()
        self._editors: dict[str, QWidget] = {
            "letter_language": ChoiceField(theme, words("To"), letter_languages(words)[1:]),
            "large_print": ChoiceField(
                theme, words("To"), ((YES, words("Yes")), ("no", words("No")))
            ),
            "profession": LineField(theme, words("To")),
            "region": LineField(theme, words("To")),
            "capacity": NumberField(theme, words("To"), most=50),
            "demand": NumberField(theme, words("To"), most=50),
        }
        for editor in self._editors.values():
            self.values.addWidget(editor)
            self._watch(editor)
        self.content.addWidget(Labelled(words("To"), self.values, theme))
        self.outcome = Text("", Role.STRONG, theme, wraps=True)
        self.reasons = Text("", Role.SENTENCE, theme, wraps=True)
        self.content.addWidget(self.outcome)
        self.content.addWidget(self.reasons)
        self.field.chosen.connect(self._show_editor)
        self.primary_pressed.connect(lambda: self.drafted.emit(self.change()))
        self.primary.setEnabled(False)

    def _fields(self) -> tuple[tuple[str, str], ...]:
        words = self.words
        return (
            ("letter_language", words("Language of letters")),
            ("large_print", words("Large print")),
            ("profession", words("Profession")),
            ("region", words("Region")),
            ("capacity", words("Gives to at a time")),
            ("demand", words("Receives from at a time")),
        )

    def _watch(self, editor: QWidget) -> None:
        if isinstance(editor, ChoiceField):
            editor.chosen.connect(lambda _key: self.look())
        elif isinstance(editor, NumberField):
            editor.valueChanged.connect(lambda _n: self.look())
        elif isinstance(editor, LineField):
            editor.textChanged.connect(lambda _text: self.look())

    def _show_editor(self, key: str) -> None:
        self.values.setCurrentWidget(self._editors[key])
        self.look()

    def change(self) -> BulkChange:
        """The change as it stands in the dialog."""
        key = self.field.key()
        return BulkChange(self._ids, {key: self._value(key)})

    def _value(self, key: str) -> object:
        editor = self._editors[key]
        if isinstance(editor, ChoiceField):
            chosen = editor.key()
            return LetterLanguage(chosen) if key == "letter_language" else chosen == YES
        if isinstance(editor, NumberField):
            return editor.value()
        return editor.text().strip() if isinstance(editor, LineField) else ""

    def look(self) -> None:
        """Ask what the change would do."""
        self.looked_at.emit(self.change())

    def show_dry_run(self, run: DryRun) -> None:
        """Say who would change and who would not, and why."""
        words, n = self.words, len(run.changes)
        self.primary.setText(words("Change %(n)s", n=n))
        self.primary.updateGeometry()
        self.primary.setEnabled(n > 0)
        self.outcome.setText(
            words(
                "Would change: %(n)s. Would stay as they are: %(skipped)s.",
                n=n,
                skipped=len(run.skipped),
            )
        )
        lines = [f"{line.name}: {words.stored(line.why)}" for line in run.skipped[:SHOWN]]
        if len(run.skipped) > SHOWN:
            lines.append(words("and %(n)s more", n=len(run.skipped) - SHOWN))
        self.reasons.setText("\n".join(lines))
