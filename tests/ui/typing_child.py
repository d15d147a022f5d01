"""A window of its own process in which somebody types until it is killed."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

TODAY = dt.date(2027, 3, 1)
# Whoever waits for the words is not kept waiting for ever.
LONGEST_MS = 90_000
LETTERS = "mair@glannau.example"


def main(path: Path) -> None:
    """Open the programme on People, type an address letter by letter, and say what is kept."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from facilitator.clock import Clock
    from facilitator.files import ProgrammeFiles
    from facilitator.words import Language
    from ui.people.page import PeoplePage
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme, dress_application

    app = QApplication(sys.argv[:1])
    theme = Theme()
    dress_application(app, theme)
    settings = Settings(path.with_name("child.ini"))
    window = MainWindow(ProgrammeFiles(), Clock(TODAY), settings, theme, Language.EN)
    # Wide enough for list and detail, whatever the screen of the test is.
    window.resize(1440, 900)
    window.show()
    window.begin(path)
    QTimer.singleShot(LONGEST_MS, app.quit)
    typed = 0

    def type_on() -> None:
        nonlocal typed
        if window.runner is None or window.typing is None:
            return
        window.go("people")
        page = window.frame.pages.current()
        if not isinstance(page, PeoplePage) or page.person is None:
            return
        field = page.pane.record.fields["email"]
        if not field.is_editing():
            field.edit()
        typed = min(typed + 1, len(LETTERS))
        field.editor.setText(LETTERS[:typed])  # type: ignore[attr-defined]  # a line
        window.typing.look()
        # The writer's thread answers in order: once it does, the words before are kept.
        kept = typed
        window.runner.ask_half_typed(lambda _drafts: print("KEPT", kept, flush=True))

    timer = QTimer()
    timer.timeout.connect(type_on)
    timer.start(30)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
