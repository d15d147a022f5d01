"""Keeps words that were typed but not saved, outside every step, so that a crash loses none.

    kept = programme.half_typed
    kept.keep("people", {"typed": {"email": "sian@"}})    once a second while one types
    kept.kept()                                           after a crash, to be offered again
    kept.forget("people")                                 saved, or left for good

They are no part of the record: neither the history nor a backup's comparison knows them. Each
person has their own, also where several work on one server.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.store.plumbing import HalfTyped
from facilitator.store.trouble import told_plainly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.clock import Clock

DAY = "day:"
LONGEST_KEY = 200


@dataclass(frozen=True)
class Draft:
    """What somebody was typing, where, and when they last typed."""

    place: str
    at: dt.datetime
    words: Mapping[str, object]


class HalfTypedWords:
    """The half-typed words of one person in one programme; used in the writer's thread only."""

    def __init__(self, engine: sa.Engine, who: str, clock: Clock, name: str) -> None:
        self._engine, self._who, self._clock, self._name = engine, who, clock, name

    def keep(self, place: str, words: Mapping[str, object]) -> None:
        """Keep these words in the place of older ones there; durable once this has ended.

        Raises:
            StorageTrouble: they cannot be kept now.
        """
        held = {"who": self._who, "place": place, "typed": _as_json(words)}
        with told_plainly(self._name), self._engine.begin() as connection:
            self._drop(connection, place)
            row = {"place": self._key(place), "at": self._clock.now(), "words": held}
            connection.execute(sa.insert(HalfTyped), row)

    def forget(self, place: str) -> None:
        """Nothing is half-typed there any more."""
        with told_plainly(self._name), self._engine.begin() as connection:
            self._drop(connection, place)

    def kept(self) -> tuple[Draft, ...]:
        """What this person left half-typed, the newest first."""
        with told_plainly(self._name), self._engine.connect() as connection:
            rows = connection.execute(
                sa.select(HalfTyped.at, HalfTyped.words).order_by(HalfTyped.at.desc())
            ).all()
        return tuple(
            Draft(held["place"], at, _from_json(held["typed"]))
            for at, held in rows
            if held and held["who"] == self._who
        )

    def _drop(self, connection: sa.Connection, place: str) -> None:
        connection.execute(sa.delete(HalfTyped).where(HalfTyped.place == self._key(place)))

    def _key(self, place: str) -> str:
        return f"{place}@{self._who}"[:LONGEST_KEY]


def _as_json(value: object) -> Any:  # noqa: ANN401  whatever JSON can hold
    """Values as JSON holds them: days marked as such, what is no plain value left out."""
    if isinstance(value, dict):
        return {str(key): _as_json(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_json(one) for one in value]
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return DAY + value.isoformat()
    return value if isinstance(value, (str, int, float, bool)) else None


def _from_json(value: Any) -> Any:  # noqa: ANN401  whatever JSON can hold
    """The values again, days as days."""
    if isinstance(value, dict):
        return {key: _from_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_from_json(one) for one in value]
    if isinstance(value, str) and value.startswith(DAY):
        try:
            return dt.date.fromisoformat(value.removeprefix(DAY))
        except ValueError:
            return value
    return value
