"""Mine or theirs: a form whose row somebody else has changed since it was read, field by field.

What they left alone is saved as it was typed; what both changed is asked about, with both values.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from facilitator.errors import StaleData
from facilitator.history.clashes import Clash, clash_of
from facilitator.history.wording import field_name, table_name, value_said
from ui.parts.dialogs import Dialog
from ui.parts.radios import Radios
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import uuid

    from PySide6.QtWidgets import QWidget

    from facilitator.words import Words
    from ui.shell.window import MainWindow
    from ui.stale import StaleAct
    from ui.theme.theme import Theme

MINE, THEIRS = "mine", "theirs"


class ClashDialog(Dialog):
    """Asks, for each field that both changed, whose value shall stand."""

    chosen = Signal(object)

    def __init__(
        self, clash: Clash, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        title = words("Changed by somebody else meanwhile")
        super().__init__(title, theme, words, primary=words("Save what is chosen"), parent=parent)
        what = " · ".join(part for part in (table_name(clash.table, words), clash.what) if part)
        who = clash.who or words("somebody else")
        told = words(
            "%(who)s has changed %(what)s since you opened it. Choose for each field; what only "
            "one of you changed stands anyhow.",
            who=who,
            what=what,
        )
        self.content.addWidget(Text(told, Role.BODY_SOFT, theme, wraps=True))
        self.fields: dict[str, Radios] = {}
        nothing = words("nothing")
        for one in clash.fields:
            name = field_name(one.name, words)
            self.content.addWidget(Text(name, Role.STRONG, theme, wraps=True))
            choice = Radios(
                (
                    (MINE, words("Mine"), value_said(one.mine, words) or nothing),
                    (THEIRS, words("Theirs"), value_said(one.theirs, words) or nothing),
                ),
                theme,
                name,
            )
            self.content.addWidget(choice)
            self.fields[one.name] = choice
        self.primary_pressed.connect(self._choose)

    def _choose(self) -> None:
        theirs = {name for name, choice in self.fields.items() if choice.key() == THEIRS}
        self.accept()
        self.chosen.emit(frozenset(theirs))


class Reconciler(QObject):
    """Takes acts that were refused as stale, and asks whose words shall stand."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def take(self, stale: StaleAct) -> bool:
        """Whether this one can be asked about; if so it is, and saved or refused afterwards."""
        window, key = self._window, row_of(stale.draft)
        table = stale.error.values.get("what")
        if key is None or not isinstance(table, str) or window.runner is None:
            return False
        draft: Any = stale.draft
        window.runner.ask(
            f"clash:{key}",
            lambda clash: self._ask(stale, clash),
            clash_of,
            table,
            key,
            draft.version,
            draft.fields,
        )
        return True

    def _ask(self, stale: StaleAct, clash: Clash | None) -> None:
        if clash is None:
            stale.refuse(stale.error)
        elif not clash.fields:
            # They changed other fields than we did: both stand.
            self._save(stale, clash, frozenset())
        else:
            window = self._window
            dialog = ClashDialog(clash, window.theme, window.words, window)
            dialog.chosen.connect(lambda theirs: self._save(stale, clash, theirs))
            dialog.rejected.connect(lambda: stale.refuse(stale.error))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _save(self, stale: StaleAct, clash: Clash, theirs: frozenset[str]) -> None:
        draft: Any = stale.draft
        kept = {name: value for name, value in draft.fields.items() if name not in theirs}
        if kept:
            stale.again(replace(draft, version=clash.version, fields=kept))
            return
        window, key = self._window, row_of(draft)
        if window.runner is not None and key is not None:
            window.runner.changed.emit(frozenset({(clash.table, key.hex)}))
        stale.refuse(StaleData("theirs_stands"))


def row_of(draft: object) -> uuid.UUID | None:
    """The key of the row that a draft changes field by field; None where it is another kind."""
    if not is_dataclass(draft) or isinstance(draft, type):
        return None
    names = [field.name for field in fields(draft)]
    if "fields" not in names or "version" not in names:
        return None
    key = next((name for name in names if name == "id" or name.endswith("_id")), None)
    found: uuid.UUID | None = getattr(draft, key) if key else None
    return found
