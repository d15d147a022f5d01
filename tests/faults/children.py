"""Programs that the fault tests start as processes of their own, to be killed or starved."""

from __future__ import annotations

import datetime as dt
import resource
import sys
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble
from facilitator.store import cipher
from facilitator.store.opening import ProgrammeFile
from tests.store import doings

TODAY = dt.date(2026, 11, 23)


def key_of(text: str) -> cipher.Key:
    key, salt = text.split(":")
    return cipher.Key(bytes.fromhex(key), bytes.fromhex(salt))


def write_on(path: Path, key: cipher.Key) -> None:
    """Save people for ever, and say each name once it is durable."""
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread("Writer")
    while True:
        number = len(programme.ask(doings.names))
        programme.do(doings.add_person, f"Person {number}")
        print("ACK", number, flush=True)


def hold(path: Path, key: cipher.Key) -> None:
    """Keep the programme open until a line comes in."""
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread("Holder")
    programme.do(doings.add_person, "Held")
    print("OPEN", flush=True)
    sys.stdin.readline()
    programme.close()
    file.close()


def starve(path: Path, key: cipher.Key) -> None:
    """Save until the disk takes no more, say so; with room again go on in the same process."""
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread("Starving")
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    told = ""
    while not told:
        try:
            programme.do(doings.add_people, 200)
            print("ACK", len(programme.ask(doings.names)), flush=True)
        except StorageTrouble as trouble:
            told = trouble.kind.name
    print("TOLD", told, flush=True)
    try:
        file.back_up()
    except StorageTrouble as trouble:
        print("BACKUP", trouble.kind.name, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    programme.do(doings.add_person, "After")
    print("ACK", len(programme.ask(doings.names)), flush=True)
    programme.close()
    file.close()


def rekey(path: Path, key: cipher.Key) -> None:
    """Change the passphrase again and again, saying which holds."""
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    number = 0
    while True:
        number += 1
        print("TRY", number, flush=True)
        file.change_passphrase(f"passphrase {number}")
        print("ACK", number, flush=True)


def few_files(path: Path, key: cipher.Key) -> None:
    """Try to open with no file to spare, say what is told; with some go on."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    except StorageTrouble as trouble:
        told = trouble.kind.name
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    print("TOLD", told, flush=True)
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread("Frugal")
    programme.do(doings.add_person, "After")
    print("ACK", len(programme.ask(doings.names)), flush=True)
    programme.close()
    file.close()


def type_on(path: Path, key: cipher.Key) -> None:
    """Type for ever without saving, and say how far once it is kept."""
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    kept = file.for_thread("Typist").half_typed
    letters = 0
    while True:
        letters += 1
        kept.keep("people", {"chosen": "1", "typed": {"note": "ŵ" * letters}})
        print("ACK", letters, flush=True)


if __name__ == "__main__":
    deeds = {deed.__name__: deed for deed in (write_on, hold, starve, rekey, few_files, type_on)}
    deeds[sys.argv[1]](Path(sys.argv[2]), key_of(sys.argv[3]))
