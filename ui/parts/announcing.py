"""Tells a screen reader at once what a person with eyes sees appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(where: QWidget, sentence: str, *, interrupts: bool = False) -> None:
    """Have a sentence read out: trouble before the rest, a result when its turn comes."""
    event = QAccessibleAnnouncementEvent(where, sentence)
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if interrupts else manner.Polite)
    QAccessible.updateAccessibility(event)
