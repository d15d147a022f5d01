"""The catalogues of one language as one look-up; read fast, for the window waits for it.

The files are gettext's own (`.po`, compiled to `.mo` in the build). Python's reader makes a
plural function from each file's header and a chain of all files; here the plural forms of our
two languages are known and all entries stand in one dictionary.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

from resources import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

# CLDR's six plural forms of Welsh: 0, 1, 2, 3, 6 and all others.
WELSH_FORMS = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4}
WELSH_OTHERS = 5


class Catalogue:
    """What each text is in one language."""

    def __init__(self, language: str, entries: dict[str, tuple[str, ...]]) -> None:
        self._entries = entries
        self._is_welsh = language == "cy"

    def text(self, text: str) -> str:
        """This text in the language; as it is where the catalogues have no entry."""
        found = self._entries.get(text)
        return found[0] if found else text

    def many(self, one: str, other: str, n: int) -> str:
        """The form of the language for `n` things."""
        found = self._entries.get(one)
        form = self._form(n)
        if found and form < len(found):
            return found[form]
        return one if n == 1 else other

    def _form(self, n: int) -> int:
        return WELSH_FORMS.get(n, WELSH_OTHERS) if self._is_welsh else int(n != 1)


@cache
def catalogue_of(language: str) -> Catalogue:
    """All catalogues of a language; the compiled one where it is, else read from .po."""
    entries: dict[str, tuple[str, ...]] = {}
    for source in sorted((FOLDER / "words" / language).glob("*.po")):
        compiled = source.with_suffix(".mo")
        entries.update(
            entries_of(compiled.read_bytes() if _is_fresh(compiled, source) else _compiled(source))
        )
    return Catalogue(language, entries)


def entries_of(data: bytes) -> dict[str, tuple[str, ...]]:
    """The entries of a compiled catalogue: the text, or its first form, with its translations.

    Source: the GNU gettext manual, "The Format of GNU MO Files" (little endian, as Babel writes).
    """
    _magic, _version, count, texts, translations = struct.unpack_from("<5I", data)
    spans = struct.unpack_from(f"<{count * 2}I", data, texts)
    told = struct.unpack_from(f"<{count * 2}I", data, translations)
    entries = {}
    for at in range(0, count * 2, 2):
        text = data[spans[at + 1] : spans[at + 1] + spans[at]].decode()
        translation = data[told[at + 1] : told[at + 1] + told[at]].decode()
        if text and translation:
            entries[text.partition("\0")[0]] = tuple(translation.split("\0"))
    return entries


def _is_fresh(compiled: Path, source: Path) -> bool:
    """Whether the compiled catalogue is there and no older than its source."""
    try:
        return compiled.stat().st_mtime >= source.stat().st_mtime
    except OSError:
        return False


def _compiled(source: Path) -> bytes:
    """A .po file compiled in memory (a clone whose build has not run since it was edited)."""
    import io

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(source.read_bytes())))
    return out.getvalue()
