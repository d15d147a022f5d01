"""Monday to Friday and the month's end, by names alone, in each language."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader

from facilitator.clock import Clock
from facilitator.sessions.codes import slip_code
from facilitator.sessions.questions import pairs_to_record
from facilitator.store.opening import opened
from facilitator.words import Language
from tests.journeys.keep_pictures import FOLDER, SIZE
from tests.journeys.working_week import MONDAY, Week, whole_week
from tests.support.desk import running_desk
from tests.support.programmes import WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key

pytestmark = pytest.mark.needs_xvfb


@pytest.mark.parametrize("language", list(Language))
def test_a_whole_week_by_names_alone(
    sample_file: tuple[Path, Key], tmp_path: Path, language: Language
) -> None:
    path, pictures = tmp_path / "sample.facilitator", tmp_path / "pictures"
    shutil.copyfile(sample_file[0], path)
    with opened(path, sample_file[1], WHO, Clock(MONDAY)) as programme:
        before = programme.ask(pairs_to_record, MONDAY)[0]
    with running_desk(SIZE) as desk:
        week = Week(desk, path, language, pictures)
        whole_week(week, slip_code(before.code), tmp_path / "pack.pdf")
    assert len(PdfReader(tmp_path / "pack.pdf").pages) > 10
    with opened(path, sample_file[1], WHO, Clock(MONDAY)) as programme:
        pairs = programme.ask(pairs_to_record, MONDAY)
    assert [one for one in pairs if one.code == before.code] != [before]
    kept = sorted(path.name for path in (FOLDER / language.value).glob("*.png"))
    assert sorted(path.name for path in pictures.iterdir()) == kept
    for name in kept:
        with (
            Image.open(pictures / name) as seen,
            Image.open(FOLDER / language.value / name) as shown,
        ):
            assert seen.size == shown.size, name
            assert len(seen.getcolors() or ()) > 10, name
