"""The dialogs of a server in both languages, light and dark, as large as text gets: nothing cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.words import Language, Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("factor", "dark"), [(1.0, False), (2.0, True)])
def test_nothing_is_cut_and_everything_fits(
    qtbot: QtBot, theme: Theme, language: Language, factor: float, dark: bool
) -> None:
    from PySide6.QtWidgets import QWidget

    from facilitator.history.clashes import Clash, ClashingField
    from tests.ui.whole import flaws
    from ui.history.clashes import ClashDialog
    from ui.parts.passphrase import PassphraseDialog
    from ui.shell.server_dialog import ServerDialog
    from ui.shell.starting import StartDialog
    from ui.theme.tokens import tokens_for

    words = Words(language)
    theme.wear(tokens_for(dark=dark, high_contrast=False), factor)
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    long = "A long sentence that goes on and on and wraps over more than one line. " * 2
    fields = (
        ClashingField("email", "mine@example.org", "theirs@example.org"),
        ClashingField("notes", long, ""),
        ClashingField("large_print", True, False),  # noqa: FBT003  as the row has it
    )
    clash = Clash("person", 3, "gwen (laptop-2)", None, "Siân Rees", fields)
    where = "shores @ office.example:5433"
    start = StartDialog(theme, words, window)
    start.name_en.setText("The Circle")
    start.primary.click()
    start.kept.parts["server"].click()
    for dialog in (
        start,
        ServerDialog(theme, words, window),
        ClashDialog(clash, theme, words, window),
        PassphraseDialog("x", theme, words, window, where=where),
    ):
        dialog.open()
        if isinstance(dialog, ServerDialog):
            dialog.primary.click()
        # What is said below a field moves those below it: laid out in the events that follow.
        qtbot.waitUntil(lambda dialog=dialog: not flaws(dialog))  # type: ignore[misc]  # a lambda
        dialog.close()
