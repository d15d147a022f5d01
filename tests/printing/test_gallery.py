"""Every kind of paper from the sample programme: both languages, normal and large, dignified."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.papers.plan_text import as_data, said
from facilitator.papers.render import pages_of, render
from facilitator.papers.style import PaperSize, Setup
from facilitator.printing.kinds import GROUPS, PrintKind, kind_lines
from facilitator.printing.making import MAKERS, sheets
from facilitator.printing.usual import pack_sheets
from facilitator.printing.wanted import BOTH, Wanted
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store import tables as t
from facilitator.vocabulary import PersonStatus
from facilitator.words import Language, Words
from tests.gates.test_words import BEHIND, FORBIDDEN, FORBIDDEN_WELSH
from tests.support.programmes import TODAY, copied_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.printing.wanted import Sheet
    from facilitator.store.cipher import Key
    from facilitator.store.opening import OpenProgramme

WELSH, ENGLISH = (Language.CY,), (Language.EN,)
# For the facilitator's eyes, or about one person for that person alone.
INSIDE = {PrintKind.MY_WEEK, PrintKind.OWN_DATA, PrintKind.DEPUTY}
# Of one person, who is asked for by name.
ASKED_FOR = {PrintKind.OWN_DATA: "P002", PrintKind.FRIENDLY_LETTER: "P002"}
# Block by block in both languages, or card by card in each reader's own.
ALWAYS_BOTH = {PrintKind.SIGN_IN, PrintKind.SIGN_IN_ALPHABET, PrintKind.PACK, PrintKind.BLANKS}
CARDS = {
    PrintKind.SLIPS, PrintKind.THANK_YOU, PrintKind.BADGES, PrintKind.TABLE_CARDS,
    PrintKind.ASK_OFFER, PrintKind.HOUR_CARD, PrintKind.PACK, PrintKind.LABELS,
}  # fmt: skip
LEVELS = re.compile(r"ILM Level \d")


class Gallery:
    """Papers of the sample, asked for once and looked at often."""

    def __init__(self, programme: OpenProgramme) -> None:
        self.programme = programme
        self._made: dict[tuple[PrintKind, tuple[Language, ...]], tuple[Sheet, ...]] = {}

    def sheets(self, kind: PrintKind, languages: tuple[Language, ...] = ()) -> tuple[Sheet, ...]:
        """All papers of a kind in these languages."""
        if (kind, languages) not in self._made:
            self._made[kind, languages] = asked(self.programme, kind, languages)
        return self._made[kind, languages]


def asked(
    programme: OpenProgramme, kind: PrintKind, languages: tuple[Language, ...]
) -> tuple[Sheet, ...]:
    wanted = Wanted(kind, person=ASKED_FOR.get(kind, ""), languages=languages)
    return programme.ask(pack_sheets if kind is PrintKind.PACK else sheets, wanted, TODAY)


@pytest.fixture(scope="module")
def gallery(
    sample_file: tuple[Path, Key], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Gallery]:
    """The sample opened once for all kinds; nothing in this module writes to it."""
    with copied_file(sample_file, tmp_path_factory.mktemp("gallery")) as stand:
        yield Gallery(stand.open())


def test_every_kind_has_a_maker_a_name_and_a_place_in_the_list() -> None:
    assert set(MAKERS) | {PrintKind.PACK} == set(PrintKind)
    listed = [kind for kinds in GROUPS.values() for kind in kinds]
    assert sorted(listed) == sorted(PrintKind)
    for language in Language:
        names = [line.name for line in kind_lines(Words(language))]
        assert len(set(names)) == len(names)


def test_every_kind_can_be_asked_for(sample: OpenProgramme) -> None:
    for kind in PrintKind:
        assert asked(sample, kind, ()), kind


@pytest.mark.parametrize("kind", PrintKind)
def test_a_paper_speaks_the_language_it_was_asked_for_in(kind: PrintKind, gallery: Gallery) -> None:
    for languages in (WELSH, ENGLISH):
        for sheet in gallery.sheets(kind, languages):
            if kind not in ALWAYS_BOTH:
                assert {part.language for part in sheet.paper.parts} == set(languages)
                assert sheet.language == languages[0].value


@pytest.mark.parametrize("kind", PrintKind)
def test_in_both_languages_welsh_comes_first(kind: PrintKind, gallery: Gallery) -> None:
    for sheet in gallery.sheets(kind, BOTH):
        spoken = [part.language for part in sheet.paper.parts]
        if kind not in CARDS:
            assert sheet.language == "both"
            assert spoken[0] is Language.CY


@pytest.mark.parametrize("kind", PrintKind)
def test_the_first_of_each_kind_is_laid_out_on_any_sheet(kind: PrintKind, gallery: Gallery) -> None:
    for languages in (WELSH, ENGLISH):
        paper = gallery.sheets(kind, languages)[0].paper
        normal = pages_of(paper, Setup())
        assert normal > 0
        assert pages_of(paper, Setup(PaperSize.LETTER)) >= normal
        assert pages_of(paper, Setup(large_print=True)) >= normal


@pytest.mark.parametrize("kind", PrintKind)
def test_the_same_day_makes_the_same_bytes(kind: PrintKind, gallery: Gallery) -> None:
    (one, *_), (again, *_) = gallery.sheets(kind), asked(gallery.programme, kind, ())
    assert render(one.paper).pdf == render(again.paper).pdf


@pytest.mark.parametrize("kind", PrintKind)
def test_no_paper_says_what_nobody_should_read(kind: PrintKind, gallery: Gallery) -> None:
    for languages in (WELSH, ENGLISH):
        for sheet in gallery.sheets(kind, languages):
            for text in (LEVELS.sub("", one) for one in said(sheet.paper)):
                assert not FORBIDDEN.search(text), text
                assert not FORBIDDEN_WELSH.search(text), text
                assert kind in INSIDE or not BEHIND.search(text), text


@pytest.mark.parametrize("kind", sorted(set(PrintKind) - INSIDE))
def test_whoever_rests_or_has_gone_stands_on_no_paper(kind: PrintKind, gallery: Gallery) -> None:
    away = gallery.programme.ask(names_away, TODAY)
    assert len(away) > 1
    for sheet in gallery.sheets(kind):
        texts = "\n".join(said(sheet.paper))
        assert not [name for name in away if name in texts], sheet.file


def names_away(db: Session, today: dt.date) -> tuple[str, ...]:
    """The full names of everybody who rests or has gone."""
    gone = [status for status in PersonStatus if status.is_gone]
    rests = sa.select(t.Pause.person_id).where(
        t.Pause.start <= today,
        sa.or_(t.Pause.end.is_(None), t.Pause.end > today + dt.timedelta(days=9)),
    )
    away = sa.or_(
        t.Person.status.in_([*gone, PersonStatus.RESTING]),
        t.Person.left <= today,
        t.Person.id.in_(rests),
    )
    return tuple(db.scalars(sa.select(t.Person.full_name).where(away)))


@pytest.mark.parametrize("kind", PrintKind)
def test_files_have_names_of_their_own(kind: PrintKind, gallery: Gallery) -> None:
    found = gallery.sheets(kind)
    if kind is not PrintKind.PACK:
        assert len({sheet.file for sheet in found}) == len(found)
    assert all(sheet.file.endswith(".pdf") for sheet in found)


def test_a_plan_can_be_read_as_data(gallery: Gallery) -> None:
    data = as_data(gallery.sheets(PrintKind.LEAFLET, ENGLISH)[0].paper)
    assert data["parts"][0]["blocks"][0]["text"] == "Give an hour, receive an hour"


def test_own_data_is_asked_for_by_name(gallery: Gallery) -> None:
    with pytest.raises(RuleBroken, match="print_person_missing"):
        gallery.programme.ask(sheets, Wanted(PrintKind.OWN_DATA), TODAY)
    with pytest.raises(RuleBroken, match="code_unknown"):
        gallery.programme.ask(sheets, Wanted(PrintKind.OWN_DATA, person="nobody"), TODAY)


def test_an_empty_programme_prints_what_needs_nobody(programme: OpenProgramme) -> None:
    programme.do(start_programme, StartDraft("The Shores", "Y Glannau"))
    printed = set()
    for kind in MAKERS:
        try:
            programme.ask(sheets, Wanted(kind), TODAY)
        except RuleBroken:
            continue
        printed.add(kind)
    assert printed >= {
        PrintKind.LEAFLET, PrintKind.DATA_NOTICE, PrintKind.SAFEGUARDING, PrintKind.BLANKS,
        PrintKind.PASSPHRASE, PrintKind.LOST_LAPTOP, PrintKind.DEPUTY, PrintKind.SURVEY,
        PrintKind.CHEMISTRY, PrintKind.INDUCTION, PrintKind.RECIPROCAL,
    }  # fmt: skip
