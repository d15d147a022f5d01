"""`facilitator import`: a list of people from a spreadsheet, in one step, or what must be asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.clock import Clock
from facilitator.commands.desk import anywhere_option, common_options
from facilitator.commands.import_history import bring_in_whole, holds_whole
from facilitator.errors import RuleBroken, Trouble
from facilitator.interchange.people_sheet import read_people
from facilitator.interchange.preview import Preview, RowOutcome
from facilitator.interchange.remarks import Answer, answers_from, unheeded
from facilitator.interchange.sheets import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.commands.desk import Desk
    from facilitator.interchange.remarks import Question, Remark
    from facilitator.interchange.same_people import KnownPerson
    from facilitator.words import Words

REFUSED = 3


def command(desk: Desk) -> click.Command:
    """The command `import`."""
    words = desk.words

    def import_people(
        *,
        file: Path,
        into: Path,
        answers: Path | None,
        residue: Path | None,
        as_json: bool,
        **given: Any,  # noqa: ANN401
    ) -> int:
        where = {"programme": into, **given}
        try:
            if holds_whole(file):
                people = bring_in_whole(desk, where, file)["people"]
                text = words("%(people)s people came in.", people=people)
                answer = {**_nothing("imported"), "imported": people}
                desk.answer(answer, as_json=as_json, text=text)
                return 0
            said = _answers(answers)
            preview = _preview(desk, where, file, said)
            vain = unheeded(preview.questions, said)
            preview = replace(preview, warnings=(*vain, *preview.warnings))
            if residue is not None:
                _write_residue(preview, residue, words)
            waits = bool(preview.open_questions) or preview.stopped or _all_left(preview)
            written = None if waits else _write(desk, where, preview)
        except (Trouble, OSError) as wrong:
            refusal = wrong if isinstance(wrong, Trouble) else _of_the_system(wrong)
            why = words.stored(refusal.key, refusal.values)
            desk.note(why)
            rejected = [{"row": None, "why": why}]
            desk.answer({**_nothing("refused"), "rejected": rejected}, as_json=as_json)
            return REFUSED
        if written is None:
            outcome = "asked" if preview.open_questions and not preview.stopped else "refused"
            answer = {**_nothing(outcome), **_told(preview, words)}
            desk.answer(answer, as_json=as_json, text=_in_words(preview, words))
            desk.note(words("Nothing was written."))
            return REFUSED
        answer = {**_nothing("imported"), **_told(preview, words), **written}
        text = words(
            "%(people)s people came in, %(changed)s changed.",
            people=answer["imported"],
            changed=answer["changed"],
        )
        desk.answer(answer, as_json=as_json, text=f"{text}\n{_in_words(preview, words)}".rstrip())
        return 0

    return click.Command(
        "import",
        callback=import_people,
        params=_params(words),
        help=words("Bring people in from a spreadsheet (CSV or XLSX), in one step."),
    )


def _params(words: Words) -> list[click.Parameter]:
    return [
        click.Argument(["file"], type=click.Path(path_type=Path)),
        click.Option(
            ["--into"],
            type=click.Path(path_type=Path),
            required=True,
            help=words("The programme; it is made when it is not there."),
        ),
        click.Option(
            ["--answers"],
            type=click.Path(path_type=Path),
            help=words(
                "Answers to what must be asked, as JSON: a list of row and choice, or "
                '"default" for everything.'
            ),
        ),
        click.Option(
            ["--residue"],
            type=click.Path(path_type=Path, dir_okay=False),
            help=words(
                "A workbook (.xlsx) or CSV file for the rows that do not come in, to print."
            ),
        ),
        anywhere_option(words),
        *common_options(words),
    ]


def _all_left(preview: Preview) -> bool:
    """Whether no row of the list can be taken."""
    return bool(preview.rejected) and len(preview.rejected) == len(preview.rows)


def _of_the_system(error: OSError) -> Trouble:
    from facilitator.store.trouble import plain_trouble

    return plain_trouble(error, Path(str(error.filename or "")).name)


def _write_residue(preview: Preview, to: Path, words: Words) -> None:
    from facilitator.interchange.residue import residue_table
    from facilitator.interchange.sheet_out import write_csv, write_workbook

    table = residue_table(preview, words)
    if to.suffix.lower() == ".xlsx":
        write_workbook((table,), to)
    else:
        write_csv(table, to)


def _answers(file: Path | None) -> tuple[Answer, ...]:
    if file is None:
        return ()
    try:
        return answers_from(json.loads(file.read_text(encoding="utf-8-sig")))
    except (json.JSONDecodeError, UnicodeDecodeError, ValueError):
        raise RuleBroken("answers_unreadable", file=file.name) from None


def _preview(
    desk: Desk, where: dict[str, Any], file: Path, answers: Sequence[Answer]
) -> Preview:  # fmt: skip
    """What the import would do; a programme that is not there yet is not made for it."""
    from facilitator.people.questions import known_people

    known: tuple[KnownPerson, ...] = ()
    if where["programme"].exists():
        with desk.programme(where) as programme:
            known = programme.ask(known_people)
    today = Clock(where.get("today")).today()
    with desk.progress(desk.words("Reading")) as tell:
        return read_people(file, known, today=today, answers=tuple(answers), tell=tell)


def _write(desk: Desk, where: dict[str, Any], preview: Preview) -> dict[str, object]:
    """Write what the preview says; nothing at all where it says nothing."""
    from facilitator.interchange import actions

    skipped = preview.count(RowOutcome.SKIP, RowOutcome.SAME)
    if not preview.drafts:
        return {"skipped": skipped}
    is_there = where["programme"].exists()
    with (
        desk.programme(where, makes=True, backs_up=is_there) as programme,
        desk.progress(desk.words("Writing")) as tell,
    ):
        draft = actions.PeopleImport(preview.drafts, Progress(tell), where["programme"].stem)
        done = programme.do(actions.import_people, draft)
    return {
        "imported": done.value.added,
        "changed": done.value.changed,
        "skipped": skipped,
    }


def _nothing(outcome: str) -> dict[str, object]:
    return {
        "outcome": outcome,
        "imported": 0,
        "changed": 0,
        "skipped": 0,
        "rejected": [],
        "questions": [],
        "warnings": [],
    }


def _told(preview: Preview, words: Words) -> dict[str, object]:
    """What was rejected, asked and warned of, each with its row."""
    return {
        "rejected": [
            {"row": line.row, "why": _said(line.why, words) if line.why else ""}
            for line in preview.rejected
        ],
        "questions": [_question(question, words) for question in preview.open_questions],
        "warnings": [
            {"row": remark.row, "what": _said(remark, words)} for remark in preview.warnings
        ],
    }


def _question(question: Question, words: Words) -> dict[str, object]:
    """A question with its choices, the usual one first."""
    choices = sorted(question.choices, key=lambda choice: choice != question.default)
    return {"row": question.row, "what": _said(question, words), "choices": choices}


def _said(remark: Remark | Question, words: Words) -> str:
    return words.stored(remark.key, remark.said)


def _in_words(preview: Preview, words: Words) -> str:
    """Rows left out, questions and warnings as a list of sentences with their rows."""
    told: list[tuple[int | None, str]] = [
        (line.row, _said(line.why, words)) for line in preview.rejected if line.why
    ]
    for question in preview.open_questions:
        choices = words("Answers: %(choices)s; usual answer: %(default)s.",
                        choices=", ".join(question.choices), default=question.default)  # fmt: skip
        told.append((question.row, f"{_said(question, words)} {choices}"))
    rejected = {line.why for line in preview.rejected}
    told += [(r.row, _said(r, words)) for r in preview.warnings if r not in rejected]
    return "\n".join(
        words("Row %(row)s: %(what)s", row=row, what=what) if row else what for row, what in told
    )
