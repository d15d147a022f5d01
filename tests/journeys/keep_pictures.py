"""`python -m tests.journeys.keep_pictures`: the week's pictures into the guide, in both languages.

Look at each before it is committed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from facilitator.clock import Clock
from facilitator.sample.building import build_sample
from facilitator.sessions.codes import slip_code
from facilitator.sessions.questions import pairs_to_record
from facilitator.store.opening import opened
from facilitator.words import Language
from tests.journeys.working_week import MONDAY, Week, whole_week
from tests.support.desk import ROOT, running_desk

FOLDER = ROOT / "resources" / "guide" / "pictures"
SIZE = "1440x900"


def main() -> None:
    """Go through the week twice and keep what was seen."""
    for language in Language:
        with tempfile.TemporaryDirectory() as name, running_desk(SIZE) as desk:
            path = Path(name, "sample.facilitator")
            build_sample(path, MONDAY)
            with opened(path, None, "Mair", Clock(MONDAY)) as programme:
                code = slip_code(programme.ask(pairs_to_record, MONDAY)[0].code)
            week = Week(desk, path, language, FOLDER / language.value)
            whole_week(week, code, Path(name, "pack.pdf"))


if __name__ == "__main__":
    main()
