"""`facilitator restore`: put a backup in the programme's place; the file that is there is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.clock import Clock
from facilitator.commands.desk import common_options, file_of, passphrase_of, programme_argument
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `restore`."""
    words = desk.words

    def restore(*, as_json: bool, backup: Path | None, **given: Any) -> None:  # noqa: ANN401
        from facilitator.store import restoring
        from facilitator.store.backup import backups_of

        programme = file_of(given)
        now = Clock(given["today"]).now().astimezone().replace(tzinfo=None)
        passphrase = passphrase_of(given["passphrase_file"])
        if backup is None:
            backups = [one.path for one in backups_of(programme.resolve())]
            if not backups:
                raise RuleBroken("no_backup", file=programme.name)
            backup, spoilt = restoring.newest_sound(backups, passphrase)
            for one in spoilt:
                desk.note(words("%(file)s is damaged; the one before is taken.", file=one.name))
        done = restoring.restore(programme, backup, passphrase, now)
        answer = {
            "restored": str(backup),
            "kept": str(done.kept) if done.kept else None,
            "steps": done.checked.steps,
            "people": done.checked.people,
        }
        text = words("Restored from %(file)s; the file before is kept.", file=backup.name)
        desk.answer(answer, as_json=as_json, text=text)

    return click.Command(
        "restore",
        callback=restore,
        params=[
            programme_argument(),
            *common_options(words),
            click.Option(
                ["--backup"],
                type=click.Path(path_type=Path),
                help=words("The backup to restore; without it the newest that is sound."),
            ),
        ],
        help=words("Put a backup in the programme's place; the file that is there is kept."),
    )
