"""`facilitator credentials`: one coach's log in the columns of an awarding body."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of
from facilitator.errors import RuleBroken
from facilitator.practice.column_sets import FIRST, column_set, column_sets

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `credentials`."""
    words = desk.words

    def credentials(
        *,
        as_json: bool,
        person: str,
        columns: str,
        to: Path | None,
        **given: Any,  # noqa: ANN401
    ) -> None:
        from facilitator.interchange.credential_sheet import log_table, save_log
        from facilitator.interchange.sheet_out import csv_text
        from facilitator.practice.credentials import credential_log
        from facilitator.printing.wanted import person_called

        today = today_of(given)
        with desk.programme(given) as programme:
            key = programme.ask(person_called, person)
            log = programme.ask(credential_log, key, today) if key is not None else None
        if log is None:
            raise RuleBroken("code_unknown", code=person)
        table = log_table(log, columns, words)
        if to is not None:
            save_log(log, columns, words, to)
        fields = [one.field for one in column_set(columns).columns]
        answer = {
            "person": log.code,
            "name": log.name,
            "columns": columns,
            "given_minutes": log.given,
            "received_minutes": log.received,
            "paid_by_exchange_minutes": log.paid,
            "pro_bono_minutes": log.given - log.paid,
            "clients": len(log.clients),
            "clients_not_named": log.unnamed,
            "rows": [dict(zip(fields, row, strict=True)) for row in table.rows[:-1]],
            "file": str(to) if to else None,
        }
        said = words("Written: %(files)s", files=to.name) if to else csv_text(table)
        desk.answer(answer, as_json=as_json, text=said)

    return click.Command(
        "credentials",
        callback=credentials,
        params=_params(words),
        help=words("Say what a coach gave, and what of it is paid by exchange, for a credential."),
    )


def _params(words: Words) -> list[click.Parameter]:
    return [
        programme_argument(),
        *common_options(words),
        click.Option(["--person"], required=True, help=words("The code of a person.")),
        click.Option(
            ["--columns"],
            type=click.Choice([one.key for one in column_sets()]),
            default=FIRST,
            help=words("Whose columns: icf, emcc or ilm."),
        ),
        click.Option(
            ["--to"],
            type=click.Path(path_type=Path, dir_okay=False),
            help=words("A workbook (.xlsx) or a table (.csv) to write."),
        ),
    ]
