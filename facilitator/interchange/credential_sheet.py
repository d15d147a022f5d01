"""A credential log as a spreadsheet: the columns of the awarding body, and the sums beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange.sheet_out import Table, write_csv, write_workbook
from facilitator.practice.column_sets import column_set
from facilitator.practice.credentials import hours, log_rows

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.practice.credentials import CredentialLog
    from facilitator.words import Words


def log_table(log: CredentialLog, key: str, words: Words) -> Table:
    """The log of one coach in the columns of an awarding body.

    Raises:
        RuleBroken: no column set has that key.
    """
    chosen, language = column_set(key), words.language.value
    rows = log_rows(log, chosen, words)
    sums = {
        "client": words("In all"),
        "hours": hours(log.given),
        "paid_hours": hours(log.paid),
        "pro_bono_hours": hours(log.given - log.paid),
    }
    first = chosen.columns[0].field
    total = tuple(
        words("In all") if one.field == first else sums.get(one.field, "") for one in chosen.columns
    )
    headings = tuple(one.heading(language) for one in chosen.columns)
    return Table(f"{log.code}-{key}", headings, (*rows, total) if rows else rows)


def save_log(log: CredentialLog, key: str, words: Words, path: Path) -> None:
    """Write the log as CSV where the file is called so, else as a workbook.

    Raises:
        StorageTrouble: the file cannot be written.
    """
    table = log_table(log, key, words)
    if path.suffix.lower() == ".csv":
        write_csv(table, path)
    else:
        write_workbook((table,), path)
