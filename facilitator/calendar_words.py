"""Dates as they are written in both languages, from CLDR's names.

The names are those of Babel, word for word; a test holds every day of a year against it. Babel
itself takes 45 ms and 5 MB before it writes its first date, and the first page of the window
begins with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    "en": (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
    ),
    "cy": (
        "Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag",
    ),
}  # fmt: skip
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "cy": (
        "Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn",
        "Dydd Sul",
    ),
}  # fmt: skip


def date_written(day: dt.date, style: str, language: str) -> str:
    """A date: "long" 9 March 2027, "full" with weekday, "day" and "short" without year, "brief".

    Raises:
        KeyError: there is no such style or language.
    """
    months = {"day": MONTHS, "long": MONTHS, "full": MONTHS, "short": SHORT_MONTHS,
              "brief": SHORT_MONTHS}[style][language]  # fmt: skip
    written = f"{day.day} {months[day.month - 1]}"
    if style in {"brief", "long", "full"}:
        written = f"{written} {day.year}"
    return f"{DAYS[language][day.weekday()]} {written}" if style == "full" else written
