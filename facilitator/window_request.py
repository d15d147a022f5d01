"""A window that is asked for, as whoever starts the program says it.

Light on purpose: `facilitator FILE` is what a double click runs, and needs no command line.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.words import Language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

SUFFIX = ".facilitator"
# The address of the database of an office, such as postgresql://mair@office/shores.
DATABASE = "FACILITATOR_DATABASE"


@dataclass(frozen=True)
class WindowRequest:
    """A window to open: on which programme, in which language, on which day.

    `server` is the address of a programme on a server; without a file that one is opened.
    """

    path: Path | None
    language: Language
    today: dt.date | None = None
    server: str = ""


def plain_request(arguments: Sequence[str]) -> WindowRequest | None:
    """The window that is asked for by no word at all or by a programme's file, else None."""
    if not arguments:
        return WindowRequest(None, language_of(arguments), server=os.environ.get(DATABASE, ""))
    word = arguments[0]
    if word.startswith("-") or not word.endswith(SUFFIX):
        return None
    return WindowRequest(Path(word), language_of(arguments))


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for: `--language cy`, else the environment's, else English."""
    for place, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and place + 1 < len(arguments):
            value = arguments[place + 1]
        if value in set(Language):
            return Language(value)
    for name in ("FACILITATOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return Language.CY if value.startswith("cy") else Language.EN
    return Language.EN
