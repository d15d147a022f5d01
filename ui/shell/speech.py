"""Qt's own buttons and menus in the window's language, from the same catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

if TYPE_CHECKING:
    from facilitator.words import Words


def qt_words(words: Words) -> dict[str, str]:
    """What Qt says in English, without mnemonics, and what we say instead."""
    return {
        "OK": words("OK"),
        "Save": words("Save"),
        "Save All": words("Save all"),
        "Open": words("Open"),
        "Yes": words("Yes"),
        "Yes to All": words("Yes to all"),
        "No": words("No"),
        "No to All": words("No to all"),
        "Abort": words("Stop"),
        "Retry": words("Try again"),
        "Ignore": words("Leave as it is"),
        "Close": words("Close"),
        "Cancel": words("Cancel"),
        "Discard": words("Do not keep"),
        "Help": words("Help"),
        "Apply": words("Apply"),
        "Reset": words("Reset"),
        "Restore Defaults": words("As it was at first"),
        "Undo": words("Undo"),
        "Redo": words("Redo"),
        "Cut": words("Cut"),
        "Copy": words("Copy"),
        "Paste": words("Paste"),
        "Delete": words("Delete"),
        "Select All": words("Select all"),
        "Print": words("Print"),
        "Ctrl": words("Ctrl"),
        "Shift": words("Shift"),
        "Alt": words("Alt"),
    }


class QtWords(QTranslator):
    """Answers Qt from our catalogue; what it does not know stays as Qt has it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._known = qt_words(words)

    def isEmpty(self) -> bool:
        """Never empty: Qt does not ask an empty translator."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002  Qt's signature
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Our words for Qt's, None for what is unknown: "" would blank the button."""
        plain = source.replace("&", "").removesuffix("...")
        said = self._known.get(plain)
        # None falls back to Qt's own words; the stubs know only str.
        return said if said is not None else None  # type: ignore[return-value]
