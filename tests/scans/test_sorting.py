"""Where scanned pages belong: by their codes, whatever else lies in the pile."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import segno
import sqlalchemy as sa
from PIL import Image
from pypdf import PdfReader, PdfWriter

from facilitator.agreements.issuing import issue
from facilitator.agreements.questions import issued_papers, paper_bytes
from facilitator.errors import RuleBroken
from facilitator.rights.actions import EraseDraft, erase_person
from facilitator.scans.actions import (
    PlaceDraft,
    ScanDraft,
    drop_scan,
    file_scans,
    place_scan,
)
from facilitator.scans.files import files_in
from facilitator.scans.questions import scan_picture, scans, sorting
from facilitator.scans.reading import pages_read
from facilitator.sessions.codes import slip_code
from facilitator.store.plumbing import ScanPicture
from facilitator.store.tables import Agreement, Pairing
from facilitator.vocabulary import EraseMode
from tests.scans.paper_trail import one_file, photograph, printed

if TYPE_CHECKING:
    import uuid
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.scans.questions import Sorting
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand


def _pairings(db: Session) -> list[tuple[uuid.UUID, str, uuid.UUID]]:
    query = sa.select(Pairing.id, Pairing.code, Pairing.coachee_id).order_by(Pairing.code)
    return [(key, code, coachee) for key, code, coachee in db.execute(query)]


class Room:
    """A programme of which two agreements are out, and a folder for what comes back."""

    def __init__(self, sample: OpenProgramme, folder: Path) -> None:
        self.sample, self.folder = sample, folder
        folder.mkdir()
        self.pairings = sample.ask(_pairings)
        issue(sample, [key for key, _, _ in self.pairings[:2]])
        lines = sample.ask(issued_papers)
        self.papers = {line.number: sample.ask(paper_bytes, line.id) for line in lines}
        self.numbers = sorted(self.papers)

    def page(self, number: str) -> Image.Image:
        """The first page of an agreement."""
        return printed(self.papers[number])[0]

    def came(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)

    def sorted(self) -> Sorting:
        return self.sample.ask(sorting, pages_read(files_in([self.folder])))


@pytest.fixture
def room(sample_on_file: Stand, tmp_path: Path) -> Room:
    return Room(sample_on_file.open(), tmp_path / "came back")


def code(text: str) -> Image.Image:
    """A sheet with nothing but a code on it."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=5)
    sheet = Image.new("L", (900, 1200), 255)
    sheet.paste(Image.open(out).convert("L"), (300, 500))
    return sheet


def test_two_codes_on_one_page_file_it_with_both(room: Room) -> None:
    one, two = (room.page(number) for number in room.numbers)
    both = Image.new("L", (one.width + two.width, one.height), 255)
    both.paste(one, (0, 0))
    both.paste(two, (one.width, 0))
    room.came("both.jpg", photograph(both))

    found = room.sorted()

    assert sorted(line.number for line in found.at("filed")) == room.numbers
    room.sample.do(file_scans, found.draft)
    assert [line.number for line in room.sample.ask(scans)] == room.numbers
    assert room.sample.ask(lambda db: db.scalar(sa.select(sa.func.count(ScanPicture.digest)))) == 1


def test_the_same_number_of_another_programme_is_left_alone(room: Room) -> None:
    room.came("theirs.png", photograph(code(f"{room.numbers[0]}:1:ABCDEF012345")))
    room.came("unknown.png", photograph(code("Q-2031-0007:1:ABCDEF012345")))

    found = room.sorted()

    assert [line.number for line in found.at("foreign")] == [room.numbers[0], "Q-2031-0007"]
    assert len(found.lines) == 2
    assert not found.draft.pages


def test_what_cannot_be_placed_lies_on_the_tray_and_says_why(room: Room) -> None:
    room.came("a blank.png", photograph(Image.new("L", (800, 1100), 250)))
    room.came("b advert.png", photograph(code("https://example.invalid/?q=1")))
    room.came("c slip.png", photograph(code(slip_code(room.pairings[0][1]))))
    room.came("d torn.pdf", b"%PDF-1.7 and then nothing")
    room.came("e letter.jpg", b"no picture")

    found = room.sorted()

    assert [(line.page.file[0], line.why) for line in found.at("tray")] == [
        ("a", "scan_no_code"), ("b", "scan_another_code"), ("c", "scan_is_slip"),
        ("d", "scan_not_a_page"), ("e", "scan_not_a_page"),
    ]  # fmt: skip
    assert found.at("tray")[2].slips == (slip_code(room.pairings[0][1]),)
    # What cannot be shown is not kept either.
    assert len(found.draft.pages) == 3


def test_a_file_under_a_password_is_no_page(room: Room) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(room.papers[room.numbers[0]])))
    writer.encrypt("x", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    room.came("locked.pdf", out.getvalue())

    assert [line.why for line in room.sorted().lines] == ["scan_not_a_page"]


def test_the_same_scan_twice_is_noticed_also_under_another_name(room: Room) -> None:
    pile = one_file([room.page(number) for number in room.numbers])
    room.came("monday.pdf", pile)
    room.sample.do(file_scans, room.sorted().draft)
    room.came("tuesday.pdf", pile)

    again = room.sorted()

    assert [line.place for line in again.lines] == ["known"] * 4
    assert again.at("known")[0].came == room.sample.journal.clock.today()
    with pytest.raises(RuleBroken, match="no_scans_to_file"):
        room.sample.do(file_scans, again.draft)


def test_nothing_is_signed_by_a_scan(room: Room) -> None:
    def signed(db: Session) -> list[str]:
        rows = db.execute(sa.select(Agreement.id, Agreement.signed_coach, Agreement.version))
        return sorted(map(repr, rows))

    before = room.sample.ask(signed)
    room.came("one.pdf", one_file([room.page(room.numbers[0])]))
    room.sample.do(file_scans, room.sorted().draft)
    assert room.sample.ask(signed) == before


def test_a_page_of_a_superseded_agreement_is_kept_with_it_and_says_so(room: Room) -> None:
    room.came("old.pdf", one_file([room.page(room.numbers[0])]))
    issue(room.sample, [room.pairings[0][0]])

    (line,) = room.sorted().at("filed")

    assert line.superseded
    assert line.number == room.numbers[0]


def test_a_page_is_placed_by_hand_and_only_with_a_paper_of_ours(room: Room) -> None:
    room.came("blank.png", photograph(Image.new("L", (800, 1100), 250)))
    room.sample.do(file_scans, room.sorted().draft)
    (line,) = room.sample.ask(scans)
    with pytest.raises(RuleBroken, match="scan_number_unknown"):
        room.sample.do(place_scan, PlaceDraft(line.id, line.version, "A-1999-0001"))
    room.sample.do(place_scan, PlaceDraft(line.id, line.version, f" {room.numbers[1].lower()} "))
    (line,) = room.sample.ask(scans)
    assert (line.number, line.why) == (room.numbers[1], "")


def test_undo_takes_pages_away_and_redo_shows_them_again(room: Room) -> None:
    room.came("one.pdf", one_file([room.page(room.numbers[0])]))
    room.sample.do(file_scans, room.sorted().draft)
    (line,) = room.sample.ask(scans)
    room.sample.undo()
    assert room.sample.ask(scans) == ()
    room.sample.redo()
    picture = Image.open(io.BytesIO(room.sample.ask(scan_picture, line.digest)))
    assert picture.height > picture.width
    room.sample.do(drop_scan, ScanDraft(*_known(room)))
    assert room.sample.ask(scans) == ()


def _known(room: Room) -> tuple[uuid.UUID, int]:
    (line,) = room.sample.ask(scans)
    return line.id, line.version


def test_what_was_scanned_upside_down_is_kept_upright(room: Room) -> None:
    upright = room.page(room.numbers[0])
    room.came("down.png", photograph(upright.rotate(180)))
    room.came("left.png", photograph(upright.rotate(90, expand=True)))
    read = pages_read(files_in([room.folder]))

    for page in read:
        kept = Image.open(io.BytesIO(page.picture)).convert("L").resize((60, 85))
        wanted = upright.resize((60, 85))
        apart = sum(abs(a - b) for a, b in zip(kept.tobytes(), wanted.tobytes(), strict=True))
        assert apart / len(wanted.tobytes()) < 6


def test_with_a_person_the_pages_of_their_agreement_go(room: Room) -> None:
    room.came("pile.pdf", one_file([room.page(number) for number in room.numbers]))
    room.came("blank.png", photograph(Image.new("L", (800, 1100), 250)))
    room.sample.do(file_scans, room.sorted().draft)
    digest = next(line.digest for line in room.sample.ask(scans) if line.number == room.numbers[0])

    room.sample.do(erase_person, EraseDraft(room.pairings[0][2], EraseMode.PSEUDONYMISE))

    assert room.numbers[0] not in {line.number for line in room.sample.ask(scans)}
    assert room.sample.ask(scan_picture, digest) == b""
