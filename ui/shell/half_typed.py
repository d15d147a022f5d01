"""Half-typed words: looked at once a second, kept in the programme file, offered after a crash.

What is half-typed is what a page says in `half_typed()`, and what stands in the fields of an
open dialog other than it did at first. Words of a passphrase are never looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.parts.buttons import Button, Kind
from ui.parts.detail import DetailField
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, LineField, NumberField, SearchField, TextField
from ui.parts.text import Text
from ui.shell.places import PLACES, SETTINGS
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.connections import HalfTyped
    from ui.runner import Runner
    from ui.shell.page import Page
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

EVERY = 1000
DIALOG = "dialog:"
FIELDS = "fields"
TRIES = 10
Field = LineField | TextField | NumberField | ChoiceField


class HalfTypedWatch(QObject):
    """Watches what is typed into one open programme, and offers what an earlier run left."""

    def __init__(self, runner: Runner, window: MainWindow, *, every: int = EVERY) -> None:
        super().__init__(runner)
        self._runner, self._window = runner, window
        self._kept: dict[str, Mapping[str, object]] = {}
        self._at_first: dict[str, Mapping[str, object]] = {}
        self._waiting: dict[str, Mapping[str, object]] = {}
        self._refused = False
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        runner.ask_half_typed(self._offer)

    def _offer(self, drafts: tuple[HalfTyped, ...]) -> None:
        if drafts:
            window = self._window
            offer = HalfTypedDialog(drafts, window.theme, window.words, window)
            offer.brought_back.connect(lambda: self._bring_back(drafts))
            offer.let_go.connect(lambda: self._let_go(drafts))
            offer.open()

    def look(self) -> None:
        """Keep what is half-typed now, where it is other than what is kept.

        While the file is locked everything stands as it was left, hidden dialogs too.
        """
        if self._runner.is_resting:
            return
        page = self._window.frame.pages.current()
        if page is not None:
            self._look_at(page)
        shown = {_key(dialog): dialog for dialog in self._dialogs()}
        for key, dialog in shown.items():
            self._look_into(key, dialog)
        for key in [key for key in self._at_first if key not in shown]:
            del self._at_first[key]
            self._keep(key, {})

    def _look_at(self, page: Page) -> None:
        """Keep what a page says is half-typed, else what stands in its open editors."""
        again = self._waiting.pop(page.place, {})
        missing = type_in_editors(page, again)
        if missing and self._tries > 0:
            # What is shown may still be on its way.
            self._waiting[page.place], self._tries = missing, self._tries - 1
            return
        open_editors = typed_in_editors(page)
        fields = {**page.state(), FIELDS: open_editors} if open_editors else {}
        self._keep(page.place, page.half_typed() or fields)

    def _look_into(self, key: str, dialog: Dialog) -> None:
        if key not in self._at_first:
            self._at_first[key] = typed_in(dialog)
            type_again(dialog, self._waiting.pop(key, {}))
        typed = typed_in(dialog)
        other = typed != self._at_first[key] or is_typed_in(dialog)
        half = {"title": dialog.windowTitle(), "typed": typed, "said": _said_in(dialog)}
        self._keep(key, half if other else {})

    def _dialogs(self) -> Iterable[Dialog]:
        for dialog in self._window.findChildren(Dialog):
            if dialog.isVisible() and not _asks_for_secrets(dialog):
                yield dialog

    def _keep(self, place: str, words: Mapping[str, object]) -> None:
        if words != self._kept.get(place, {}):
            self._kept[place] = words
            self._runner.keep_half_typed(place, words, self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Say once that half-typed words cannot be kept; every second would be no help."""
        if not self._refused:
            self._refused = True
            self._runner.failed.emit(error)

    def _bring_back(self, drafts: tuple[HalfTyped, ...]) -> None:
        """Give pages their words again, the newest last; a dialog gets them when it is opened."""
        for draft in reversed(drafts):
            self._kept[draft.place] = draft.words
            if draft.place.startswith(DIALOG):
                typed = draft.words.get("typed")
                self._waiting[draft.place] = typed if isinstance(typed, dict) else {}
            else:
                self._window.go(draft.place, draft.words)
                typed = draft.words.get(FIELDS)
                if isinstance(typed, dict):
                    self._waiting[draft.place], self._tries = typed, TRIES

    def _let_go(self, drafts: Iterable[HalfTyped]) -> None:
        """Forget what was left half-typed."""
        for draft in drafts:
            self._runner.keep_half_typed(draft.place, {}, self._refuse)


def _key(dialog: Dialog) -> str:
    return DIALOG + type(dialog).__name__


def _fields(dialog: Dialog) -> dict[str, Field]:
    """The fields of a dialog by what a screen reader calls them."""
    found = cast(
        "list[Field]",
        [
            field
            for kind in (LineField, TextField, NumberField, ChoiceField)
            for field in dialog.findChildren(kind)
            if not isinstance(field, SearchField) and field.isEnabled()
        ],
    )
    return {field.accessibleName(): field for field in found if field.accessibleName()}


def _asks_for_secrets(dialog: Dialog) -> bool:
    # What these need for suggesting a passphrase is only imported beside an open dialog.
    from ui.parts.passphrase import NewPassphrase, PassphraseDialog
    from ui.shell.server_dialog import ServerDialog

    asks = isinstance(dialog, PassphraseDialog | ServerDialog)
    return asks or dialog.findChild(NewPassphrase) is not None


def typed_in(dialog: Dialog) -> dict[str, object]:
    """What stands in a dialog's fields, just as it was typed."""
    return {name: _value(field) for name, field in _fields(dialog).items()}


def _said_in(dialog: Dialog) -> list[str]:
    """The words in a dialog's fields of text; what was chosen or counted are none."""
    texts = (
        field for field in _fields(dialog).values() if isinstance(field, LineField | TextField)
    )
    return [str(_value(field)) for field in texts]


def typed_in_editors(page: Page) -> dict[str, object]:
    """What was typed into the fields that are open for editing on a page."""
    return {
        name: _value(editor)
        for name, field in _editors(page).items()
        if field.is_editing()
        and isinstance(editor := field.editor, (LineField, TextField))
        and _is_touched(editor)
    }


def type_in_editors(page: Page, typed: Mapping[str, object]) -> dict[str, object]:
    """Open the fields again with what was typed; what is not shown yet is handed back."""
    there = _editors(page)
    for name in typed.keys() & there.keys():
        editor = there[name].editor
        if isinstance(editor, (LineField, TextField)):
            there[name].edit()
            editor.selectAll()
            # As if typed, so that the field counts as half-typed again.
            insert = editor.insert if isinstance(editor, LineField) else editor.insertPlainText
            insert(str(typed[name]))
    return {name: value for name, value in typed.items() if name not in there}


def _editors(page: Page) -> dict[str, DetailField]:
    found = page.findChildren(DetailField)
    return {field.name: field for field in found if field.isVisible()}


def is_typed_in(dialog: Dialog) -> bool:
    """Whether the person has typed into a field of text."""
    return any(_is_touched(field) for field in _fields(dialog).values())


def _is_touched(field: Field) -> bool:
    if isinstance(field, TextField):
        return field.document().isModified()
    return isinstance(field, LineField) and field.isModified()


def _value(field: Field) -> str | int:
    if isinstance(field, LineField):
        return field.text()
    if isinstance(field, TextField):
        return field.toPlainText()
    return field.value() if isinstance(field, NumberField) else field.key()


def type_again(dialog: Dialog, typed: Mapping[str, object]) -> None:
    """Put the words into the fields again; a field typed into since is left alone."""
    for name, field in _fields(dialog).items():
        value = typed.get(name)
        if _is_touched(field):
            continue
        if isinstance(field, NumberField) and isinstance(value, int):
            field.setValue(value)
        elif isinstance(field, LineField) and isinstance(value, str):
            field.setText(value)
        elif isinstance(field, TextField) and isinstance(value, str):
            field.setPlainText(value)
        elif isinstance(field, ChoiceField) and isinstance(value, str):
            field.choose(value)


class HalfTypedDialog(Dialog):
    """Offers words that were typed and not saved, when the programme is opened again.

    Bring them back, let them go, or neither (Esc): then they are offered another time.
    """

    brought_back = Signal()
    let_go = Signal()

    def __init__(
        self,
        drafts: Iterable[HalfTyped],
        theme: Theme,
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(
            words("You were still typing"),
            theme,
            words,
            primary=words("Bring the words back"),
            cancel=words("Not now"),
            parent=parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sentence = words(
            "These words were not saved when the programme was last closed. Nothing was lost."
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        names = {place.key: place.name(words) for place in (*PLACES, SETTINGS)}
        for draft in drafts:
            title = str(draft.words.get("title") or names.get(draft.place, draft.place))
            self.content.addWidget(Text(title, Role.STRONG, theme, wraps=True))
            self.content.addWidget(Text(_told(draft), Role.BODY_SOFT, theme, wraps=True))
        drop = Button(words("Let them go"), theme, Kind.QUIET)
        drop.setAutoDefault(False)
        drop.clicked.connect(self.let_go)
        drop.clicked.connect(self.accept)
        self.foot.insertWidget(0, drop)
        self.drop = drop
        self.primary_pressed.connect(self.brought_back)
        self.primary_pressed.connect(self.accept)


def _told(draft: HalfTyped) -> str:
    """The typed words themselves, so that one knows them again."""
    typed = next(filter(None, (draft.words.get(key) for key in ("said", "typed", FIELDS))), "")
    values = list(typed.values()) if isinstance(typed, dict) else typed
    said = values if isinstance(values, list) else [values]
    return " · ".join(str(value) for value in said if value not in ("", None))
