"""The list behind the palette: group heads and hits in one column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from ui.shell.palette import Hit

HIT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Entry:
    """A head (without a hit) or a hit."""

    head: str = ""
    hit: Hit | None = None


class HitModel(QAbstractListModel):
    """Heads and hits in the order of the groups."""

    def __init__(self, heads: tuple[str, ...]) -> None:
        super().__init__()
        self._heads = heads
        self._entries: tuple[Entry, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show these hits, each group under its head."""
        self.beginResetModel()
        entries: list[Entry] = []
        group = None
        for hit in hits:
            if hit.group != group:
                group = hit.group
                entries.append(Entry(head=self._heads[group]))
            entries.append(Entry(hit=hit))
        self._entries = tuple(entries)
        self.endResetModel()

    def hits(self) -> tuple[Hit, ...]:
        """The hits without the heads."""
        return tuple(entry.hit for entry in self._entries if entry.hit is not None)

    def next_hit(self, row: int, by: int) -> int:
        """The row of the next hit up or down, the same row where there is none, -1 if empty."""
        at = row + by
        while 0 <= at < len(self._entries):
            if self._entries[at].hit is not None:
                return at
            at += by
        return row if 0 <= row < len(self._entries) else -1

    def height(self, head: int, hit: int) -> int:
        """How high all of it is."""
        return sum(hit if entry.hit else head for entry in self._entries)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many rows, heads included."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if index.isValid() and self._entries[index.row()].hit is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What is painted, and what is heard."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == HIT_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.hit.title if entry.hit else entry.head
        if role == Qt.ItemDataRole.AccessibleTextRole and entry.hit:
            return ", ".join(part for part in (entry.hit.title, entry.hit.detail) if part)
        return None
