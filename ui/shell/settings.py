"""What the window remembers between two days: sizes, recent programmes, theme, language.

No names of people are kept here. The file is `window.ini` in the configuration folder; tests
hand in another path.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from facilitator.words import Language
from ui.theme.tokens import Density, Scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

RECENT = 6
LOCK_AFTER = 15


def usual_path() -> Path:
    """Where the settings lie on this laptop."""
    kind = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(kind)) / "facilitator" / "window.ini"


class Settings:
    """The remembered settings, read and written at once."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or usual_path()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._kept = QSettings(str(self.path), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language | None:
        """The window's language, None before the first choice."""
        kept = self._text("language")
        return Language(kept) if kept in set(Language) else None

    @language.setter
    def language(self, language: Language | None) -> None:
        self._kept.setValue("language", language.value if language else "")

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system has it."""
        kept = self._text("scheme")
        return Scheme(kept) if kept in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._kept.setValue("scheme", scheme.value)

    @property
    def high_contrast(self) -> bool:
        """Whether the facilitator asked for high contrast; the system may ask as well."""
        return self._text("high_contrast") == "yes"

    @high_contrast.setter
    def high_contrast(self, wanted: bool) -> None:
        self._kept.setValue("high_contrast", "yes" if wanted else "no")

    @property
    def still(self) -> bool:
        """Whether nothing shall move on the screen."""
        return self._text("still") == "yes"

    @still.setter
    def still(self, wanted: bool) -> None:
        self._kept.setValue("still", "yes" if wanted else "no")

    @property
    def spaced(self) -> bool:
        """Whether letters and words stand further apart."""
        return self._text("spaced") == "yes"

    @spaced.setter
    def spaced(self, wanted: bool) -> None:
        self._kept.setValue("spaced", "yes" if wanted else "no")

    @property
    def density(self) -> Density:
        """How much air the rows of tables have."""
        kept = self._text("density")
        return Density(kept) if kept in set(Density) else Density.USUAL

    @density.setter
    def density(self, density: Density) -> None:
        self._kept.setValue("density", density.value)

    @property
    def lock_after(self) -> int:
        """After how many idle minutes a programme with a passphrase is locked; 0 is never."""
        kept = self._text("lock_after")
        return int(kept) if kept.isdigit() else LOCK_AFTER

    @lock_after.setter
    def lock_after(self, minutes: int) -> None:
        self._kept.setValue("lock_after", str(minutes))

    @property
    def text_size(self) -> int:
        """Text size in per cent, 100 to 200."""
        kept = self._text("text_size")
        return min(200, max(100, int(kept))) if kept.isdigit() else 100

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._kept.setValue("text_size", str(per_cent))

    @property
    def seen_version(self) -> str:
        """The version of the program that was used last, "" before there was one."""
        return self._text("seen_version")

    @seen_version.setter
    def seen_version(self, version: str) -> None:
        self._kept.setValue("seen_version", version)

    def is_ticked(self, name: str) -> bool:
        """Whether somebody ticked this as done by hand."""
        return self._text(f"ticked/{name}") == "yes"

    def tick(self, name: str, *, on: bool) -> None:
        """Remember whether this is done."""
        self._kept.setValue(f"ticked/{name}", "yes" if on else "no")

    @property
    def recent(self) -> tuple[Path, ...]:
        """The programmes opened lately, newest first."""
        return tuple(Path(text) for text in self._list("recent") if isinstance(text, str))

    def opened(self, path: Path) -> None:
        """Put this programme first among the recent ones."""
        others = [str(other) for other in self.recent if other != path]
        self._kept.setValue("recent", json.dumps([str(path), *others][:RECENT]))

    def forget(self, path: Path) -> None:
        """Leave this programme out of the recent ones."""
        self._kept.setValue("recent", json.dumps([str(p) for p in self.recent if p != path]))

    def sizes(self, name: str) -> tuple[int, ...]:
        """Remembered widths by name, () before there are any."""
        return tuple(size for size in self._list(f"sizes/{name}") if isinstance(size, int))

    def keep_sizes(self, name: str, sizes: Sequence[int]) -> None:
        """Remember widths under a name."""
        self._kept.setValue(f"sizes/{name}", json.dumps(list(sizes)))

    def blob(self, name: str) -> QByteArray:
        """Remembered bytes (a window's geometry, a header's state), empty before there are any."""
        return QByteArray.fromBase64(self._text(f"state/{name}").encode())

    def keep_blob(self, name: str, state: QByteArray) -> None:
        """Remember bytes under a name."""
        self._kept.setValue(f"state/{name}", bytes(state.toBase64().data()).decode())

    def save(self) -> None:
        """Write to disk now."""
        self._kept.sync()

    def _text(self, key: str) -> str:
        kept = self._kept.value(key, "")
        return kept if isinstance(kept, str) else ""

    def _list(self, key: str) -> list[object]:
        try:
            kept = json.loads(self._text(key) or "[]")
        except json.JSONDecodeError:
            return []
        return kept if isinstance(kept, list) else []
