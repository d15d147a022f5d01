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
    from facilitator.store.comparing import Compared, StepNote
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `restore`."""
    words = desk.words

    def restore(
        *,
        as_json: bool,
        preview: bool,
        backup: Path | None,
        **given: Any,  # noqa: ANN401
    ) -> None:
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
        if preview:
            told = _previewed(programme, backup, passphrase, Clock(given["today"]))
            desk.answer(_as_json(backup, told, words), as_json=as_json, text=_said(told, words))
            return
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
            click.Option(
                ["--preview"],
                is_flag=True,
                help=words("Only say which steps would be lost and which would come back."),
            ),
        ],
        help=words("Put a backup in the programme's place; the file that is there is kept."),
    )


def _previewed(programme: Path, backup: Path, passphrase: str | None, clock: Clock) -> Compared:
    """What the restore would lose and bring back; not a byte of either file changes."""
    from facilitator.store.opening import ProgrammeFile

    file = ProgrammeFile.open(programme, passphrase, clock, backs_up=False)
    try:
        return file.compare(backup)
    finally:
        file.close()


def _as_json(backup: Path, found: Compared, words: Words) -> dict[str, object]:
    def told(notes: tuple[StepNote, ...]) -> list[dict[str, object]]:
        return [
            {
                "step": note.number,
                "at": note.at.isoformat(),
                "who": note.who,
                "what": words.stored(note.label, note.values),
            }
            for note in notes
        ]

    return {"backup": str(backup), "lost": told(found.lost), "gained": told(found.gained)}


def _said(found: Compared, words: Words) -> str:
    lines = [words("Steps that would be lost: %(n)s", n=len(found.lost))]
    lines += [f"  {note.number:>5}  {words.stored(note.label, note.values)}" for note in found.lost]
    lines.append(words("Steps that would come back: %(n)s", n=len(found.gained)))
    lines += [
        f"  {note.number:>5}  {words.stored(note.label, note.values)}" for note in found.gained
    ]
    return "\n".join(lines)
