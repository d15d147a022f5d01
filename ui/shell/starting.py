"""The dialog that starts a programme: first what it is, then how and where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.settings.start import StartDraft
from facilitator.synced import on_share, synced_by
from facilitator.vocabulary import Elsewhere, ProgrammeKind
from facilitator.words import Language
from ui.parts.buttons import Button, CheckBox, Kind
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, Labelled, LineField
from ui.parts.passphrase import NewPassphrase
from ui.parts.radios import Radios
from ui.parts.split import Scroll
from ui.parts.text import Text
from ui.shell.folders import free_path, usual_folder
from ui.shell.server_dialog import ServerFields
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from facilitator.words import Words
    from ui.theme.theme import Theme

ON_LAPTOP, ON_SERVER = "laptop", "server"
WIDE, HIGH, EDGE = 620, 730, 96


class StartDialog(Dialog):
    """Names a programme, its kind and its file; a plain file only by an explicit tick."""

    drafted = Signal(object, object, object)
    drafted_on_server = Signal(object, object, object)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
        folder: Path | None = None,
    ) -> None:
        title = words("Start a programme")
        super().__init__(title, theme, words, primary=words("Go on"), parent=parent)
        self.folder = folder or usual_folder()
        self._chosen: Path | None = None
        self.steps = QStackedWidget()
        self.steps.addWidget(Scroll(self._what_it_is(), words("What it is")))
        self.steps.addWidget(Scroll(self._how_it_is_kept(), words("How it is kept")))
        self.content.addWidget(self.steps)
        self.back = Button(words("Back"), theme, height=40)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda: self._show_step(0))
        self.foot.insertWidget(0, self.back)
        self.primary_pressed.connect(self._go_on)
        self._show_step(0)

    def _what_it_is(self) -> QWidget:
        words, theme = self.words, self.theme
        inside, column = _page()
        self.name_en = LineField(theme, words("Name in English"))
        self.name_cy = LineField(theme, words("Name in Welsh"))
        pair = [
            Labelled(words("Name in English"), self.name_en, theme),
            Labelled(words("Name in Welsh"), self.name_cy, theme),
        ]
        if words.language is Language.CY:
            pair.reverse()
        self.named = pair[0]
        for labelled in pair:
            column.addWidget(labelled)
        self.runs = LineField(theme, words("Who runs it"))
        self.runs_it = Labelled(words("Who runs it"), self.runs, theme)
        column.addWidget(self.runs_it)
        column.addSpacing(4)
        column.addWidget(Text(words("What kind it is"), Role.STRONG, theme))
        self.kind = Radios(kinds(words), theme, words("What kind it is"))
        column.addWidget(self.kind)
        column.addSpacing(4)
        self.elsewhere = ChoiceField(theme, words("People give to"), places(words))
        column.addWidget(
            Labelled(
                words("People give to"), self.elsewhere, theme, hint=words("can be changed later")
            )
        )
        column.addStretch()
        return inside

    def _how_it_is_kept(self) -> QWidget:
        words, theme = self.words, self.theme
        inside, page = _page()
        self.kept = Radios(ways_to_keep(words), theme, words("How it is kept"))
        self.kept.chosen.connect(self._show_way)
        page.addWidget(self.kept)
        self.on_server = ServerFields(theme, words)
        self.on_server.hide()
        page.addWidget(self.on_server)
        self.on_laptop = QWidget()
        page.addWidget(self.on_laptop)
        page.addStretch()
        column = QVBoxLayout(self.on_laptop)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.passphrase = NewPassphrase(theme, words)
        column.addWidget(self.passphrase)
        self.plain = CheckBox(words("No passphrase"), theme)
        self.plain.toggled.connect(self.passphrase.setDisabled)
        column.addWidget(self.plain)
        column.addWidget(
            Text(words("Then anybody with this laptop can read it."), Role.META, theme, wraps=True)
        )
        column.addSpacing(8)
        column.addWidget(Text(words("Where the file is kept"), Role.STRONG, theme))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.where = Text("", Role.SENTENCE, theme, wraps=True)
        row.addWidget(self.where, 1)
        self.other_place = Button(words("Another place…"), theme, Kind.QUIET)
        self.other_place.setAutoDefault(False)
        self.other_place.clicked.connect(self._choose_place)
        row.addWidget(self.other_place)
        column.addLayout(row)
        self.synced = Text("", Role.SENTENCE, theme, colour="rust", wraps=True)
        column.addWidget(self.synced)
        self.anyhow = CheckBox(words("Keep it there all the same"), theme)
        self.anyhow.toggled.connect(self._show_place)
        column.addWidget(self.anyhow)
        return inside

    def _show_way(self) -> None:
        there = self.kept.key() == ON_SERVER
        self.on_server.setVisible(there)
        self.on_laptop.setVisible(not there)

    def draft(self) -> StartDraft:
        """What was typed and chosen."""
        return StartDraft(
            name_en=self.name_en.text().strip(),
            name_cy=self.name_cy.text().strip(),
            facilitator_name=self.runs.text().strip(),
            kind=ProgrammeKind(self.kind.key()),
            elsewhere=Elsewhere(self.elsewhere.key()),
            alphabet=self.words.language.value,
        )

    def path(self) -> Path:
        """Where the file will lie."""
        welsh = self.words.language is Language.CY
        first, second = self.draft().name_en, self.draft().name_cy
        name = (second or first) if welsh else (first or second)
        return self._chosen or free_path(self.folder, name)

    def keep_at(self, path: Path) -> None:
        """Keep the file here."""
        self._chosen = path
        self._show_place()

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.back.setVisible(step == 1)
        last = self.words("Start the programme")
        self.primary.setText(last if step else self.words("Go on"))
        self.primary.updateGeometry()
        if step:
            self._show_place()
            self.passphrase.first.setFocus()
        else:
            self.named.field.setFocus()

    def _show_place(self) -> None:
        path = self.path()
        self.where.setText(str(path))
        service = synced_by(path) or (self.words("A network share") if on_share(path) else "")
        said = self.words(
            "%(service)s copies this folder to other computers. Names would leave this laptop, and"
            " two copies of one programme can spoil each other. Better a folder of its own.",
            service=service,
        )
        self.synced.setText(said if service else "")
        self.synced.setVisible(bool(service))
        self.anyhow.setVisible(bool(service))
        self._leaves = bool(service) and not self.anyhow.isChecked()

    def _choose_place(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.words("Where the file is kept"),
            str(self.path()),
            self.words("Programmes (*.facilitator)"),
        )
        if chosen:
            self.keep_at(Path(chosen).with_suffix(self.path().suffix))

    def _go_on(self) -> None:
        if self.steps.currentIndex() == 0:
            if self._is_named():
                self._show_step(1)
            return
        if self.kept.key() == ON_SERVER:
            address = self.on_server.address()
            if address is not None:
                self.drafted_on_server.emit(address, self.draft(), self.on_server.secret())
            return
        if self._leaves:
            self.anyhow.setFocus()
            return
        plain = self.plain.isChecked()
        if plain or not self.passphrase.say_trouble():
            secret = None if plain else self.passphrase.passphrase()
            self.drafted.emit(self.path(), self.draft(), secret)

    def _is_named(self) -> bool:
        words, draft = self.words, self.draft()
        named = bool(draft.name_en or draft.name_cy)
        self.named.say("" if named else words("Give it a name; it stands on every paper."))
        if not named:
            self.named.field.setFocus()
        return named

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the form wants, never larger than the screen."""
        super().showEvent(event)
        room = self.screen().availableSize()
        wide = min(self.theme.px(WIDE), room.width() - EDGE)
        self.resize(wide, min(self.theme.px(HIGH), room.height() - EDGE))


def ways_to_keep(words: Words) -> tuple[tuple[str, str, str], ...]:
    """Where a programme can be kept, each with what it means."""
    return (
        (
            ON_LAPTOP,
            words("On this laptop"),
            words("One file, encrypted under a passphrase; works without a network."),
        ),
        (
            ON_SERVER,
            words("On a server"),
            words("For an office: several work in it at once. An empty PostgreSQL database."),
        ),
    )


def kinds(words: Words) -> tuple[tuple[str, str, str], ...]:
    """The kinds of programme, each with what it means."""
    return (
        (
            ProgrammeKind.CIRCLE.value,
            words("A circle"),
            words("Whoever receives coaching gives coaching: rings that come back round."),
        ),
        (
            ProgrammeKind.POOL.value,
            words("A pool"),
            words(
                "A qualification or a place comes in, and coaching goes out to colleagues who"
                " need not coach."
            ),
        ),
        (
            ProgrammeKind.BOTH.value,
            words("Both kinds"),
            words("Rings and a pool side by side, in one programme and one record."),
        ),
    )


def places(words: Words) -> tuple[tuple[str, str], ...]:
    """What can count as elsewhere."""
    return (
        (Elsewhere.ORGANISATION.value, words("another organisation")),
        (Elsewhere.DEPARTMENT.value, words("another department or site")),
        (Elsewhere.PROFESSION.value, words("another profession")),
    )


def _page() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(2, 2, 18, 2)
    column.setSpacing(12)
    return inside, column
