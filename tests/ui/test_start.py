from __future__ import annotations

import subprocess
import sys

import pytest

from facilitator.errors import RuleBroken
from facilitator.words import Language, Words
from ui.start import check_display


def test_without_a_screen_one_plain_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(RuleBroken) as refused:
        check_display()
    sentence = Words(Language.EN).stored(refused.value.key, refused.value.values)
    assert sentence == (
        "There is no screen here, so no window is opened; on a desktop the same command shows it."
    )


def test_missing_libraries_are_named_with_the_line_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ui import start

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    with pytest.raises(RuleBroken) as refused:
        start.check_display(("libnot-there.so.9",))
    sentence = Words(Language.EN).stored(refused.value.key, refused.value.values)
    assert "libnot-there.so.9" in sentence
    assert "apt-get install" in sentence


DOUBLE_CLICK = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from ui.shell.application import Application
app = Application([])
heard = []
app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile("/one.facilitator")))
print(app.take_waiting(), app.take_waiting())
app.file_wanted.connect(heard.append)
app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile("/two.facilitator")))
print(heard[0])
"""


@pytest.mark.needs_qt
def test_a_double_click_on_macos_is_heard_before_and_after_there_is_a_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    told = subprocess.run(
        [sys.executable, "-c", DOUBLE_CLICK], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["/one.facilitator", "None", "/two.facilitator"]
