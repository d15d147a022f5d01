"""What an import says about a row: a wording key with values, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEFAULT: Final = frozenset({"default", "yes", "ok", "accept", "true"})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be told about a row (None: about the whole file), as a key with values."""

    row: int | None
    key: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def said(self) -> dict[str, object]:
        """The values by name, as `Words.stored` takes them."""
        return dict(self.values)


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the facilitator can decide: choices, the default, and the answer if given.

    A question about a date names its column as `about`, so that two of one row stay apart.
    """

    row: int | None
    key: str
    choices: tuple[str, ...]
    default: str
    values: tuple[tuple[str, object], ...] = ()
    about: str = ""
    answer: str | None = None

    @property
    def said(self) -> dict[str, object]:
        """The values by name, as `Words.stored` takes them."""
        return dict(self.values)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the facilitator decided: for a row, for every row (None), by choice or "default"."""

    choice: str
    row: int | None = None
    what: str = ""


def chosen(question: Question, answers: tuple[Answer, ...]) -> str | None:
    """The choice that the answers make for a question: the nearest one said, or none."""
    for answer in _meant(question, answers):
        if answer.choice in question.choices:
            return answer.choice
        if answer.choice.casefold() in _DEFAULT:
            return question.default
    return None


def _meant(question: Question, answers: Iterable[Answer]) -> list[Answer]:
    """The answers to a question, whatever they say: those that name its row come first."""
    about = {"", question.key, question.about}
    found = [one for one in answers if one.what in about and one.row in {question.row, None}]
    return sorted(found, key=lambda one: one.row != question.row)


def unheeded(questions: Iterable[Question], answers: Iterable[Answer]) -> tuple[Remark, ...]:
    """What was answered in vain: a choice that the question does not have, or nothing asked."""
    told, questions, answers = list[Remark](), tuple(questions), tuple(answers)
    for question in questions:
        meant = _meant(question, answers) if question.answer is None else []
        if meant:
            values = (("choice", meant[0].choice), ("choices", ", ".join(question.choices)))
            told.append(Remark(question.row, N_("import_answer_not_a_choice"), values))
    for answer in answers:
        everything = answer.row is None and not answer.what
        if not everything and not any(answer in _meant(one, [answer]) for one in questions):
            said = f"{answer.what}: {answer.choice}" if answer.what else answer.choice
            told.append(Remark(answer.row, N_("import_answer_not_asked"), (("choice", said),)))
    return tuple(told)


def answers_from(data: object) -> tuple[Answer, ...]:
    """The answers of a JSON file: a list of {"row", "choice"}, {"5": "new"}, or "default".

    Raises:
        ValueError: it is none of these.
    """
    if isinstance(data, str):
        return (Answer(data),)
    if isinstance(data, dict):
        if "answers" in data:
            return answers_from(data["answers"])
        return tuple(_by_row(str(row), choice) for row, choice in data.items())
    if isinstance(data, list):
        return tuple(_one(entry) for entry in data)
    raise ValueError(data)


def _by_row(row: str, choice: object) -> Answer:
    """One answer of an object: a row number, or the key of a question for every row."""
    if row.isdigit():
        return Answer(str(choice), int(row))
    what = "" if row in {"*", "all", "default", "null", "None"} else row
    return Answer(str(choice) if not isinstance(choice, bool) else "default", None, what)


def _one(entry: object) -> Answer:
    if not isinstance(entry, dict):
        return Answer(str(entry))
    choice = next(
        (entry[name] for name in ("choice", "answer", "choose", "chosen") if name in entry),
        "default",
    )
    row = entry.get("row")
    what = entry.get("key") or ""
    return Answer(str(choice), int(row) if row is not None else None, str(what))
