from __future__ import annotations

import ast

import pytest

from tests.support.extraction import Said, Unreadable, said_in


def _found(source: str, file: str = "ui/people/page.py") -> list[Said | Unreadable]:
    return list(said_in(ast.parse(source), file))


def _texts(source: str) -> list[str]:
    return [one.text for one in _found(source) if isinstance(one, Said)]


def test_sentences_are_found_where_they_are_written() -> None:
    assert _texts('words("Save the plan")') == ["Save the plan"]
    assert _texts('self._words("Save " "the plan")') == ["Save the plan"]
    assert _texts('words("Open" if shut else "Shut")') == ["Open", "Shut"]
    assert _texts('step.says("pledged", who=name)') == ["pledged"]
    assert _texts('raise RuleBroken("name_missing")') == ["name_missing"]
    assert _texts('labels = {"a": N_("kind_a")}') == ["kind_a"]


def test_what_counts_has_both_forms_and_its_number() -> None:
    (one,) = _found('words.many("%(n)s person", "%(n)s people", count)')
    assert isinstance(one, Said)
    assert (one.text, one.plural, one.given) == ("%(n)s person", "%(n)s people", frozenset("n"))


@pytest.mark.parametrize(
    "source",
    [
        'words(f"{name} left")',
        "words(sentence)",
        'words("a" + "b")',
        "words.many(one, other, 3)",
        'raise RuleBroken(f"{name} is missing")',
        "def show(language: Words) -> None: ...",
    ],
)
def test_what_no_catalogue_can_know_is_refused(source: str) -> None:
    assert [one for one in _found(source) if isinstance(one, Unreadable)]


def test_a_key_may_come_by_name_or_by_its_beginning() -> None:
    assert _found("raise RuleBroken(reason.key)") == []
    assert _found('step.says(f"pair_{kind}", coach=name)') == []


def test_a_catalogue_is_named_after_the_folder() -> None:
    (deep,) = _found('words("A")', "facilitator/people/actions.py")
    (flat,) = _found('words("A")', "facilitator/terms.py")
    assert isinstance(deep, Said)
    assert isinstance(flat, Said)
    assert (deep.area, flat.area) == ("people", "shared")
