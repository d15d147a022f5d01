"""What an import says: fields, outcomes and choices in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.interchange.headings import Field
from facilitator.interchange.preview import RowOutcome
from facilitator.vocabulary import LetterLanguage
from ui.people.wording import letter_languages

if TYPE_CHECKING:
    from facilitator.interchange.preview import Change, RowPreview
    from facilitator.interchange.remarks import Question
    from facilitator.words import Words

OWN = ""


def fields(words: Words) -> tuple[tuple[str, str], ...]:
    """Everything that a column may mean, "a field of our own" first."""
    return (
        (OWN, words("A field of our own")),
        (Field.FULL_NAME, words("Full name")),
        (Field.FIRST_NAME, words("First name")),
        (Field.FAMILY_NAME, words("Family name")),
        (Field.KNOWN_AS, words("Known as")),
        (Field.SORT_NAME, words("Sorted as")),
        (Field.CODE, words("Code")),
        (Field.EMAIL, words("E-mail")),
        (Field.PHONE, words("Telephone")),
        (Field.ORGANISATION, words("Organisation")),
        (Field.DEPARTMENT, words("Department or site")),
        (Field.ROLE, words("Role")),
        (Field.LINE_MANAGER, words("Line manager")),
        (Field.PROFESSION, words("Profession")),
        (Field.REGION, words("Region")),
        (Field.LANGUAGE, words("Language of letters")),
        (Field.COACHING_LANGUAGES, words("Coaching in")),
        (Field.LARGE_PRINT, words("Large print")),
        (Field.JOINED, words("Joined")),
        (Field.OFFERS, words("Offers")),
        (Field.ASKS, words("Asks")),
        (Field.CAPACITY, words("Gives to at a time")),
        (Field.DEMAND, words("Receives from at a time")),
        (Field.AVAILABILITY, words("Available")),
        (Field.QUALIFICATION, words("Qualification")),
        (Field.QUALIFIED_ON, words("Achieved on")),
        (Field.NOTES, words("Notes")),
    )


def outcome(line: RowPreview, words: Words) -> str:
    """What happens with a row, in a word or two."""
    return {
        RowOutcome.NEW: words("New"),
        RowOutcome.CHANGED: words("Changes"),
        RowOutcome.SAME: words("On record already"),
        RowOutcome.SKIP: words("Left out"),
        RowOutcome.ASK: words("To be asked"),
        RowOutcome.REJECTED: words("Cannot be taken"),
    }[line.outcome]


def details(line: RowPreview, words: Words) -> str:
    """Why a row is left out, or what it changes."""
    if line.why is not None:
        return words.stored(line.why.key, line.why.said)
    return "; ".join(_change(change, words) for change in line.changes)


def _change(change: Change, words: Words) -> str:
    name = dict(fields(words)).get(change.field, change.field)
    after, before = _value(change, change.after, words), _value(change, change.before, words)
    return f"{name}: {before} → {after}" if before else f"{name}: {after}"


def _value(change: Change, value: str, words: Words) -> str:
    if change.field == "language" and value in set(LetterLanguage):
        return dict(letter_languages(words))[value]
    if change.field == "joined" and value:
        return words.date(dt.date.fromisoformat(value))
    return value


def choice(question: Question, key: str, words: Words) -> str:
    """One possible answer in words."""
    said = {
        "same": words("The same person"),
        "new": words("Somebody else: a new person"),
        "blank": words("Not a date: leave it blank"),
        "stop": words("Stop here"),
    }
    if key in said:
        return said[key]
    if question.key == "import_serial_date":
        day = words.date(dt.date.fromisoformat(key))
        return words("It is the day %(day)s", day=day)
    if question.key.startswith("import_same") or question.key == "import_shared_address":
        return words("The same as %(who)s", who=key)
    return key
