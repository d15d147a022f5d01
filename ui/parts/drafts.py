"""Half-typed words: gathered once a second while one types and handed to whoever keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.parts.detail import put_value, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

EVERY = 1000


class Drafts(QObject):
    """Watches the fields of one form.

    `keep(words)` gets what is half-typed, at most once a second and at once with `keep_now`;
    `{}` means that nothing is half-typed any more. `restore` fills the fields in again.
    """

    def __init__(
        self, keep: Callable[[Mapping[str, object]], None], parent: QObject, *, every: int = EVERY
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._fields: dict[str, QWidget] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.keep_now)

    def watch(self, key: str, field: QWidget) -> None:
        """Watch a field; its value stands under this key."""
        self._fields[key] = field
        for name in ("textChanged", "valueChanged", "activated", "day_changed"):
            if (signal := getattr(field, name, None)) is not None:
                signal.connect(self._typed)
                return

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Hand over what is half-typed now."""
        self._timer.stop()
        self._keep(self.words())

    def words(self) -> dict[str, object]:
        """What stands in the fields that are not empty."""
        values = {key: value_of(field) for key, field in self._fields.items()}
        return {key: value for key, value in values.items() if value not in ("", None)}

    def restore(self, words: Mapping[str, object]) -> None:
        """Fill the fields in again; unknown keys are left alone."""
        for key, field in self._fields.items():
            if key in words:
                put_value(field, words[key])

    def done(self) -> None:
        """The form was saved or left: nothing is half-typed any more."""
        self._timer.stop()
        self._keep({})
