"""What the record keeps is read as words in history."""

from __future__ import annotations

import enum
import inspect

import facilitator.vocabulary
from facilitator.history.wording import VALUES, value_said
from facilitator.words import Language, Words


def test_every_value_of_the_vocabulary_is_said() -> None:
    kinds = [kind for _, kind in inspect.getmembers(facilitator.vocabulary, inspect.isclass)]
    values = {
        member.value for kind in kinds if issubclass(kind, enum.Enum) for member in kind
    }  # fmt: skip

    assert {"needs_check_in", "third sector"} <= values
    assert not values - set(VALUES)


def test_a_value_is_said_in_the_language_of_the_reader() -> None:
    assert value_said("open", Words(Language.EN)) == "still open"
    assert value_said("open", Words(Language.CY)) == "yn dal ar agor"
