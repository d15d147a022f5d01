"""kill -9 while somebody types: what was kept is offered again, and the record is whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from facilitator.clock import Clock
from facilitator.store.opening import opened
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from facilitator.store.cipher import Key

    Start = Callable[[str], AbstractContextManager[subprocess.Popen[str]]]


def test_half_typed_words_outlive_a_kill(made: tuple[Path, Key], start: Start) -> None:
    path, key = made
    rng = random.Random(7)
    for _ in range(3):
        with start("type_on") as child:
            assert child.stdout is not None
            for _ in range(rng.randint(1, 40)):
                letters = int(child.stdout.readline().removeprefix("ACK "))
            child.kill()
            # The kill may have cut the last line.
            for line in child.stdout.read().splitlines():
                if line == f"ACK {letters + 1}":
                    letters += 1
        with opened(path, key, "Typist", Clock(TODAY)) as programme:
            (draft,) = programme.half_typed.kept()
            assert draft.place == "people"
            typed = draft.words["typed"]
            assert isinstance(typed, dict)
            assert len(typed["note"]) in {letters, letters + 1}
            assert programme.check().is_sound
