"""The demo and its papers, printing by kind, and verifying what lies in a folder, by command."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from facilitator.clock import Clock
from facilitator.commands import run
from facilitator.errors import RuleBroken
from facilitator.store.opening import ProgrammeFile, opened
from facilitator.vocabulary import PersonStatus

if TYPE_CHECKING:
    from typing import Any

    from facilitator.window_request import WindowRequest

TODAY = "2026-11-23"


def no_window(_request: WindowRequest) -> int:
    """A window that cannot be shown."""
    raise RuleBroken("window_without_screen")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder, made once."""
    folder = tmp_path_factory.mktemp("demo")
    assert run(["demo", str(folder), "--today", TODAY], no_window) == 0
    return folder


def programme_of(demo: Path) -> str:
    return str(demo / "Shores sample.facilitator")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--json"], no_window) == 0
    return json.loads(capsys.readouterr().out)


def text_of(path: str) -> str:
    document = PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_demo_makes_every_kind_of_paper(demo: Path) -> None:
    names = {path.name.rsplit("-", 1)[0] for path in (demo / "papers").iterdir()}
    for start in ("agreement-", "pack-", "summary-", "sign-in-", "session-slips-", "my-week-",
                  "thank-you-cards-", "statement-"):  # fmt: skip
        assert any(name.startswith(start) for name in names), start


def test_without_a_screen_the_demo_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "Trying.facilitator"
    assert run(["demo", "--empty", str(empty), "--today", TODAY], no_window) == 0
    said = capsys.readouterr()
    assert empty.exists()
    assert str(empty) in said.out
    assert said.err.strip()


def test_a_programme_of_ones_own_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "Shores sample.facilitator"
    ProgrammeFile.create(mine, "a passphrase of mine", Clock(dt.date(2026, 11, 23))).close()
    before = mine.read_bytes()
    assert run(["demo", str(tmp_path), "--no-window"], no_window) == 3
    assert mine.read_bytes() == before
    assert mine.name in capsys.readouterr().err


def test_two_demos_of_one_day_issue_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    assert run(["demo", str(tmp_path), "--no-window", "--today", TODAY], no_window) == 0
    for paper in (demo / "papers").glob("agreement-*.pdf"):
        assert (tmp_path / "papers" / paper.name).read_bytes() == paper.read_bytes()


def test_issued_papers_are_verified_and_changed_ones_are_not(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = min((demo / "papers").glob("agreement-*.pdf"))
    found = answer(capsys, "verify", str(paper), "--in", programme_of(demo))
    assert found["verdict"] == "issued"
    assert paper.name.startswith(f"agreement-{found['number']}")
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(paper.read_bytes() + b"\n% one line more")
    assert run(["verify", str(changed), "--in", programme_of(demo), "--json"], no_window) == 3
    said = capsys.readouterr()
    assert json.loads(said.out)["verdict"] == "altered"
    assert found["number"] in said.err


def test_a_draft_is_no_issued_paper(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answer(
        capsys, "print", "summary", programme_of(demo), "--to", str(tmp_path), "--today", TODAY
    )
    assert [one["number"] for one in made] == [""]
    assert run(["verify", made[0]["file"], "--in", programme_of(demo), "--json"], no_window) == 3
    assert json.loads(capsys.readouterr().out)["verdict"] == "draft"


@pytest.mark.parametrize(
    "kind",
    ["agreement", "summary", "slips", "sign-in", "my-week", "thank-you", "statement", "pack"],
)
def test_every_kind_says_what_it_made(
    kind: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kind in answer(capsys, "print", "--list")
    more = ["--person", "P002"] if kind == "statement" else []
    made = answer(
        capsys, "print", kind, programme_of(demo), "--to", str(tmp_path), "--today", TODAY, *more
    )
    assert made
    for one in made:
        document = PdfDocument(one["file"])
        assert len(document) == one["pages"]
        document.close()
        assert one["kind"] == kind


def test_whoever_rests_or_has_left_is_on_no_paper(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlalchemy as sa

    from facilitator.store.tables import Pause, Person

    today = dt.date.fromisoformat(TODAY)
    with opened(demo / "Shores sample.facilitator", None, "Mair", Clock(today)) as programme:
        away = programme.ask(
            lambda db: list(
                db.scalars(
                    sa.select(Person.full_name).where(
                        sa.or_(
                            Person.status.in_([s for s in PersonStatus if s.is_gone]),
                            Person.id.in_(
                                sa.select(Pause.person_id).where(
                                    Pause.start <= today, Pause.end > today + dt.timedelta(days=9)
                                )
                            ),
                        )
                    )
                )
            )
        )
    assert len(away) >= 2
    for kind in ("pack", "sign-in", "slips", "thank-you", "agreement"):
        made = answer(
            capsys, "print", kind, programme_of(demo), "--to", str(tmp_path), "--today", TODAY,
            "--language", "en",
        )  # fmt: skip
        for one in made:
            text = text_of(one["file"]).replace("\r\n", " ")
            assert not [name for name in away if name in text], one["file"]


def test_issuing_by_command_numbers_and_keeps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from facilitator.sample.building import build_sample

    path = tmp_path / "s.facilitator"
    build_sample(path, dt.date.fromisoformat(TODAY))
    arguments = ("print", "summary", str(path), "--to", str(tmp_path), "--today", TODAY, "--issue")
    made = answer(capsys, *arguments)
    assert made[0]["number"]
    found = answer(capsys, "verify", made[0]["file"], "--in", str(path), "--today", TODAY)
    assert found["number"] == made[0]["number"]


def test_several_years_hold_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["demo", str(tmp_path), "--years", "3", "--no-window", "--today", TODAY], no_window)
    capsys.readouterr()
    found = answer(capsys, "check", programme_of(tmp_path))
    assert (found["integrity"], found["ledger_minutes"], found["journal"]) == ("ok", 0, "whole")
    assert found["people"] == 3 * 165


def test_a_plan_is_read_without_making_a_file(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("papers", "--plan", "leaflet", programme_of(demo), "--today", TODAY)
    (plan,) = answer(capsys, *arguments, "--language", "both")
    assert (plan["kind"], plan["language"]) == ("leaflet", "both")
    assert [part["language"] for part in plan["plan"]["parts"]] == ["cy", "en"]
    assert "Give an hour, receive an hour" in plan["text"]
    assert run([*arguments], no_window) == 0
    assert "Rhoi awr, derbyn awr" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_a_pack_is_planned_paper_by_paper(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plans = answer(capsys, "papers", "--plan", "pack", programme_of(demo), "--today", TODAY)
    assert plans[0]["plan"]["kind"] == "cover"
    assert len(plans) > 3


@pytest.mark.parametrize("kind", ["badges", "certificate", "agreement-ring", "blanks"])
def test_a_kind_prints_on_letter_without_colours(
    kind: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answer(
        capsys, "print", kind, programme_of(demo), "--to", str(tmp_path), "--today", TODAY,
        "--paper", "letter", "--black-and-white", "--large-print", "--language", "en",
    )  # fmt: skip
    assert made
    assert {tuple(sorted(one)) for one in made} == {
        ("file", "kind", "language", "number", "pages", "person")
    }
    assert all(Path(one["file"]).exists() for one in made)


@pytest.mark.parametrize(
    "more", [("leaflet", "--person", "P002"), ("safeguarding", "--cohort", "C2"), ("poem",)]
)
def test_a_kind_that_is_not_of_a_person_or_cohort_says_so(
    more: tuple[str, ...], demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kind, *rest = more
    arguments = ["print", kind, programme_of(demo), *rest, "--to", str(tmp_path)]
    assert run(arguments, no_window) == 2
    assert capsys.readouterr().err.strip()
    assert not list(tmp_path.iterdir())


def test_own_data_wants_a_name(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["print", "own-data", programme_of(demo), "--to", str(tmp_path)]
    assert run(arguments, no_window) == 3
    assert "Choose a person" in capsys.readouterr().err
