"""Lists in a dialog: the people or pairings that a figure is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pairing.wording import organisation_name, pair_words, swatch_of
from ui.parts.lists import ListDialog
from ui.parts.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.pairing.shown import RoundShown, Someone
    from facilitator.words import Words
    from ui.theme.theme import Theme


def names_dialog(
    title: str,
    people: Sequence[Someone],
    open_person: Callable[[str], None],
    theme: Theme,
    words: Words,
    parent: QWidget,
) -> ListDialog:
    """People by name and organisation; Enter opens one."""
    rows = [Row(str(one.id), one.name, swatch=swatch_of(one, words)) for one in people]
    dialog = ListDialog(title, rows, theme, words, parent, act=words("Open this person"))
    dialog.row_opened.connect(open_person)
    dialog.open()
    return dialog


def changes_dialog(kept: RoundShown, theme: Theme, words: Words, parent: QWidget) -> ListDialog:
    """Which pairings are new in a run and which are gone."""
    rows = [
        Row(f"+{line.key}", pair_words(line), under=organisation_name(line.coachee, words),
            at_right=words("new"), icon="plus")
        for line in kept.new
    ] + [
        Row(f"-{line.key}", pair_words(line), under=organisation_name(line.coachee, words),
            at_right=words("gone"), icon="minus")
        for line in kept.gone
    ]  # fmt: skip
    title = words("Since run %(number)s", number=kept.before or 0)
    dialog = ListDialog(title, rows, theme, words, parent)
    dialog.open()
    return dialog
