"""A person as a row of a list: by name at once, with how they stand once that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.parts.marks import Swatch
from ui.parts.rows import Row

if TYPE_CHECKING:
    from facilitator.people.questions import PersonLine
    from facilitator.words import Words
    from ui.connections import SeenBody, SeenPerson


def swatch_of(mark: SeenBody, words: Words, more: str = "") -> Swatch:
    """An organisation's square and name, with words after it where there are some."""
    name = mark.name(words.language.value)
    return Swatch(mark.colour, f"{name}, {more}" if more else name, mark.letters)


def named_row(person: SeenPerson, words: Words) -> Row:
    """A person by name and organisation."""
    organisation = person.organisation
    return Row(
        str(person.id),
        _title(person),
        under="" if organisation else words("No organisation"),
        swatch=swatch_of(organisation, words) if organisation else None,
        more=f"{organisation.name_en} {organisation.name_cy}" if organisation else "",
    )


def row_of(line: PersonLine, words: Words) -> Row:
    """A person with how they stand."""
    from ui.people.wording import badge_of

    organisation = line.organisation
    return Row(
        str(line.id),
        _title(line),
        under="" if organisation else words("No organisation"),
        swatch=swatch_of(organisation, words) if organisation else None,
        badge=badge_of(line, words),
        more=f"{line.more} {organisation.name_en} {organisation.name_cy}"
        if organisation
        else line.more,
    )


def _title(person: SeenPerson) -> str:
    return f"{person.name} · {person.known_as}" if person.known_as else person.name
