"""Alt keys of menus: one letter for each title, none twice, in whichever language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.parts.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction


def plain(text: str) -> str:
    """A title as it is read: without the sign before its Alt letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def marked(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles with "&" before a letter that no other title of them has.

    The first letter of a word is taken where it is free, else any letter; accented letters and
    figures are left alone, for not every keyboard has them.
    """
    taken: set[str] = set()
    return tuple(_marked(title, taken) for title in titles)


def _marked(title: str, taken: set[str]) -> str:
    starts = [at for at in range(len(title)) if at == 0 or title[at - 1] == " "]
    inside = [at for at in range(len(title)) if at not in starts]
    for at in (*starts, *inside):
        letter = title[at].casefold()
        if letter.isascii() and letter.isalpha() and folded(letter) not in taken:
            taken.add(letter)
            return f"{title[:at].replace('&', '&&')}&{title[at:].replace('&', '&&')}"
    return title.replace("&", "&&")


def mark(actions: Iterable[QAction]) -> None:
    """Give each of these actions an Alt letter of its own."""
    named = [action for action in actions if not action.isSeparator()]
    titles = marked(plain(action.text()) for action in named)
    for action, title in zip(named, titles, strict=True):
        if action.text() != title:
            action.setText(title)
