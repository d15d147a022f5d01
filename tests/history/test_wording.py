"""What the record keeps is read as words in history."""

from __future__ import annotations

import enum
import inspect

import facilitator.asking_vocabulary
import facilitator.exchange_vocabulary
import facilitator.life_vocabulary
import facilitator.vocabulary
from facilitator.history.questions import UNWATCHED
from facilitator.history.wording import FIELDS, TABLES, VALUES, value_said
from facilitator.store.base import journalled_tables
from facilitator.words import Language, Words


def test_every_value_of_the_vocabulary_is_said() -> None:
    modules = (
        facilitator.vocabulary,
        facilitator.exchange_vocabulary,
        facilitator.asking_vocabulary,
        facilitator.life_vocabulary,
    )
    kinds = [kind for one in modules for _, kind in inspect.getmembers(one, inspect.isclass)]
    values = {
        member.value for kind in kinds if issubclass(kind, enum.Enum) for member in kind
    }  # fmt: skip

    assert {"needs_check_in", "third sector"} <= values
    assert not values - set(VALUES)


def test_every_table_and_field_of_the_record_is_said() -> None:
    tables = {table.name: table for table in journalled_tables()}
    fields = {column.name for table in tables.values() for column in table.columns}

    assert not set(tables) - set(TABLES)
    assert not fields - UNWATCHED - set(FIELDS)


def test_a_value_is_said_in_the_language_of_the_reader() -> None:
    assert value_said("open", Words(Language.EN)) == "still open"
    assert value_said("open", Words(Language.CY)) == "yn dal ar agor"
