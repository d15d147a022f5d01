"""The letters of a request as they are shown before printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.printing.asking import request_note, request_release
from ui.people.printing import ForOne

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.printing.wanted import Sheet
    from facilitator.requests.questions import RequestLine
    from facilitator.words import Language, Words


def note_for(line: RequestLine, words: Words) -> ForOne:
    """The note that says where a request stands."""

    def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> Sheet | None:
        return request_note(db, line.id, languages, today)

    title = words("Where the request of %(name)s stands", name=line.name)
    return ForOne(title, title, question)


def release_letter_for(line: RequestLine, words: Words) -> ForOne:
    """The letter that asks the line manager."""

    def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> Sheet | None:
        return request_release(db, line.id, languages, today)

    title = words("Letter to the line manager of %(name)s", name=line.name)
    return ForOne(title, title, question)
