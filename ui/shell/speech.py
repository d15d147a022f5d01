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
        **_file_words(words),
    }


def _file_words(words: Words) -> dict[str, str]:
    """What Qt's own file window says, on a desktop that has none."""
    return {
        "Look in:": words("Look in:"),
        "File name:": words("File name:"),
        "Files of type:": words("Kind of file:"),
        "All Files (*)": words("All files (*)"),
        "Name": words("Name"),
        "Size": words("Size"),
        "Type": words("Kind"),
        "Date Modified": words("Changed on"),
        "Computer": words("Computer"),
        "Drive": words("Drive"),
        "Folder": words("Folder"),
        "Files": words("Files"),
        "Sidebar": words("Places"),
        "List of places and bookmarks": words("Places"),
        "Back": words("Back"),
        "Go back": words("Back"),
        "Forward": words("Forward"),
        "Go forward": words("Forward"),
        "Parent Directory": words("Up one folder"),
        "Go to the parent directory": words("Up one folder"),
        "New Folder": words("New folder"),
        "Create New Folder": words("New folder"),
        "Create a New Folder": words("New folder"),
        "List View": words("As a list"),
        "Change to list view mode": words("As a list"),
        "Detail View": words("With details"),
        "Change to detail view mode": words("With details"),
        "Rename": words("Rename"),
        "Show hidden files": words("Show hidden files"),
        "Show Details": words("Show details"),
        "Hide Details": words("Hide details"),
        "%1 already exists.\nDo you want to replace it?": words(
            "%%1 is there already. Put the new one in its place?"
        ),
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
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Our words for Qt's, None for what is unknown: "" would blank the button."""
        plain = source.replace("&", "").removesuffix("...")
        # Keys are named as they are printed on the keyboard: its "Print" is no button.
        said = None if context == "QShortcut" else self._known.get(plain)
        # None falls back to Qt's own words; the stubs know only str.
        return said if said is not None else None  # type: ignore[return-value]
