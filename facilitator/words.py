"""Every word that is read, in both languages: one gettext system for screen, paper and command.

The English sentence is the msgid, except for what is stored (step names, rules, refusals):
there the msgid is a key and both languages have an entry. The language is a value that is
handed to whoever writes words; there is no global.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.calendar_words import date_written
from facilitator.catalogue import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# CLDR's six plural forms; Babel's own catalogue default has five.
WELSH_PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"


class Language(StrEnum):
    """A language that the program speaks."""

    CY = "cy"
    EN = "en"

    @property
    def other(self) -> Language:
        """The other one of the two."""
        return Language.EN if self is Language.CY else Language.CY


def N_(key: str) -> str:  # noqa: N802  gettext's own name for "marked, translated later"
    """Mark a key or sentence for the catalogues without translating it here."""
    return key


class Words:
    """Writes words, dates, numbers and hours in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = catalogue_of(language.value)

    def __call__(self, text: str, /, **values: object) -> str:
        """The sentence `text` (a literal) in this language, placeholders %(name)s filled."""
        return _filled(self._catalogue.text(text), values)

    def many(self, one: str, other: str, n: int, /, **values: object) -> str:
        """The sentence for `n` things; %(n)s is filled with the number."""
        return _filled(self._catalogue.many(one, other, n), {"n": n, **values})

    def stored(self, key: str, values: Mapping[str, object] | None = None) -> str:
        """The sentence of a stored key with the values that were stored beside it."""
        return _filled(self._catalogue.text(key), self._spoken(values or {}))

    def date(self, day: dt.date, style: str = "long") -> str:
        """A date: "long" 9 March 2027, "full" with weekday, "day" and "short" without year.

        "brief" is 9 Mar 2027, for columns.
        """
        return date_written(day, style, self.language.value)

    def number(self, value: float) -> str:
        """A number with the separators of the language."""
        if isinstance(value, int):
            return f"{value:,}"
        # Babel takes a moment to load, and most numbers here are whole.
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale)

    def hours(self, minutes: int) -> str:
        """Whole minutes as hours for display: "4 h 30", "6 h", "45 min"."""
        sign = "−" if minutes < 0 else ""
        hours, rest = divmod(abs(minutes), 60)
        if not hours:
            return sign + self("%(minutes)s min", minutes=rest)
        if not rest:
            return sign + self("%(hours)s h", hours=hours)
        return sign + self("%(hours)s h %(minutes)s", hours=hours, minutes=f"{rest:02d}")

    @property
    def _locale(self) -> str:
        return "cy_GB" if self.language is Language.CY else "en_GB"

    def _spoken(self, values: Mapping[str, object]) -> dict[str, object]:
        """Stored values as they are read aloud: dates in words, language pairs chosen."""
        spoken: dict[str, object] = {}
        for name, value in values.items():
            if isinstance(value, dt.date):
                spoken[name] = self.date(value)
            elif isinstance(value, dict):
                spoken[name] = value.get(self.language.value) or value.get("en", "")
            elif isinstance(value, str) and _is_iso_date(value):
                spoken[name] = self.date(dt.date.fromisoformat(value))
            else:
                spoken[name] = value
        return spoken


def in_both(english: str, welsh: str) -> str | dict[str, str]:
    """A name to be stored beside a key: in both languages where they differ, else as it is."""
    if not welsh or english == welsh:
        return english
    return {"en": english, "cy": welsh} if english else welsh


def _filled(text: str, values: Mapping[str, object]) -> str:
    return text % values if values else text.replace("%%", "%")


def _is_iso_date(text: str) -> bool:
    """Whether this is a day that exists; "2026-02-30" stays as it was written."""
    if len(text) != 10 or text[4] != "-":
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
