"""Where a programme lies on a server: the fields, and the dialog that opens one there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.errors import RuleBroken
from facilitator.identity import person_here
from facilitator.server_address import typed_address
from ui.parts.dialogs import Dialog
from ui.parts.fields import Labelled, LineField
from ui.parts.text import Text
from ui.shell.errors import Teller
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.server_address import Address
    from facilitator.words import Words
    from ui.theme.theme import Theme


class ServerFields(QWidget):
    """The server, the database and one's name there; a password only where one is asked for."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.server = LineField(theme, words("Server"))
        self.server.setPlaceholderText("office.example")
        self._server = Labelled(words("Server"), self.server, theme)
        self.database = LineField(theme, words("Database"))
        self.user = LineField(theme, words("Your name on the server"))
        self.user.setText(person_here())
        self.password = LineField(theme, words("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        column.addWidget(self._server)
        column.addWidget(Labelled(words("Database"), self.database, theme))
        column.addWidget(Labelled(words("Your name on the server"), self.user, theme))
        column.addWidget(Labelled(words("Password"), self.password, theme))
        left_empty = words(
            "Leave it empty where PostgreSQL's password file has it. It is never kept here."
        )
        column.addWidget(Text(left_empty, Role.META, theme, wraps=True))

    def address(self) -> Address | None:
        """The address that was typed; None, said below the field, where it is none yet."""
        try:
            found = typed_address(self.server.text(), self.database.text(), self.user.text())
        except RuleBroken:
            self._server.say(self._words("Name the server and the database."))
            (self.database if self.server.text().strip() else self.server).setFocus()
            return None
        self._server.say("")
        return found

    def secret(self) -> str | None:
        """The password that was typed, if any."""
        return self.password.text() or None


class ServerDialog(Dialog):
    """Opens a programme that is on a server already."""

    chosen = Signal(object, object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(
            words("Open a programme on a server"),
            theme,
            words,
            primary=words("Open"),
            parent=parent,
        )
        told = words(
            "An office keeps its programme on a server, and several work in it at once. Whoever "
            "runs the server gives you these words."
        )
        self.content.addWidget(Text(told, Role.BODY_SOFT, theme, wraps=True))
        self.fields = ServerFields(theme, words)
        self.content.addWidget(self.fields)
        self.primary_pressed.connect(self._choose)
        self.fields.server.setFocus()

    def _choose(self) -> None:
        address = self.fields.address()
        if address is not None:
            self.say(None)
            self.primary.setEnabled(False)
            self.chosen.emit(address, self.fields.secret())

    def refuse(self, error: Exception) -> None:
        """Say what stands in the way; what was typed stays."""
        self.primary.setEnabled(True)
        self.say(Teller(self.words).tell(error))
