"""Alt keys of menus: one letter for each title, none twice, in whichever language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction


def plain(text: str) -> str:
    """A title as it is read: without the sign before its Alt letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def marked(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles with "&" before a letter that no other title of them has.

    The first letter of a word is taken where it is free, else any letter; accented letters and
    figures are left alone, for not every keyboard has them. A title that finds every letter
    taken gets one from inside another title, where that one has a further letter.
    """
    given = list(titles)
    places: dict[int, int] = {}
    for number in range(len(given)):
        _give(number, given, places, set())
    return tuple(_with_mark(title, places.get(number)) for number, title in enumerate(given))


def _give(number: int, titles: list[str], places: dict[int, int], asked: set[str]) -> bool:
    """Give a title a letter, moving others from letters inside their words where it must be."""
    title = titles[number]
    holders = {titles[other][at].casefold(): other for other, at in places.items()}
    wanted = _usable(title)
    for at in wanted:
        if title[at].casefold() not in holders:
            places[number] = at
            return True
    for at in wanted:
        letter = title[at].casefold()
        other = holders[letter]
        if letter in asked or _begins_word(titles[other], places[other]):
            continue
        asked.add(letter)
        if _give(other, titles, places, asked):
            places[number] = at
            return True
    return False


def _usable(title: str) -> list[int]:
    """Where letters of any keyboard stand in a title, the first ones of words before others."""
    usable = [at for at, letter in enumerate(title) if letter.isascii() and letter.isalpha()]
    return sorted(usable, key=lambda at: not _begins_word(title, at))


def _begins_word(title: str, at: int) -> bool:
    return at == 0 or title[at - 1] == " "


def _with_mark(title: str, at: int | None) -> str:
    if at is None:
        return title.replace("&", "&&")
    return f"{title[:at].replace('&', '&&')}&{title[at:].replace('&', '&&')}"


def mark(actions: Iterable[QAction]) -> None:
    """Give each of these actions an Alt letter of its own."""
    named = [action for action in actions if not action.isSeparator()]
    titles = marked(plain(action.text()) for action in named)
    for action, title in zip(named, titles, strict=True):
        if action.text() != title:
            action.setText(title)
