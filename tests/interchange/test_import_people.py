"""`facilitator import`: the ten example files, one step, one undo, and what must be asked."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.commands import run
from facilitator.errors import RuleBroken
from facilitator.interchange import actions
from facilitator.interchange.people_rows import PersonRow
from facilitator.interchange.people_sheet import read_people
from facilitator.interchange.people_writer import PORTION
from facilitator.interchange.preview import Draft
from facilitator.interchange.sheets import Pasted, Progress
from facilitator.people.person import person_detail
from facilitator.people.questions import known_people, people_in_order
from facilitator.store import chain
from facilitator.store.opening import opened
from facilitator.store.tables import Affiliation, OwnField, Person, Qualification
from tests.people.programmes import SINCE, peopled
from tests.store.doings import everything
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.interchange.remarks import Answer
    from facilitator.store.opening import OpenProgramme

FILES = Path(__file__).parents[1] / "data" / "import"
# Imported people without questions, and with the usual answer to every question.
SURE = {
    "01_utf8_plain.csv": 3,
    "13_ragged_rows.csv": 2,
    "17_title_rows_before_header.csv": 3,
    "18_welsh_headers.csv": 3,
    "22_formula_injection.csv": 2,
    "40_plain.xlsx": 3,
}
ASKED = {
    "03_cp1252_semicolon.csv": 2,
    "20_duplicate_people.csv": 2,
    "24_dates_mixed.csv": 8,
    "45_dates_as_numbers_text_bool_error.xlsx": 6,
}


def imported(
    capsys: pytest.CaptureFixture[str], name: str, into: Path, *options: str
) -> tuple[int, dict[str, Any]]:
    code = run(
        ["import", str(FILES / name), "--into", str(into), "--json", *options], lambda _request: 0
    )
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, answer


def people(path: Path) -> list[str]:
    with opened(path, None, "Mair", Clock(TODAY)) as programme:
        return [person.name for person in programme.ask(people_in_order)]


def bring_in(programme: OpenProgramme, text: str, *answers: Answer) -> actions.PeopleImported:
    known = programme.ask(known_people)
    preview = read_people(Pasted(text), known, today=TODAY, answers=answers)
    return programme.do(actions.import_people, actions.PeopleImport(preview.drafts)).value


@pytest.mark.parametrize("name", sorted(SURE))
def test_a_clear_list_comes_in_at_once(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = json.loads((FILES / "expectations.json").read_text())[name]
    path = tmp_path / "new.facilitator"
    code, answer = imported(capsys, name, path)
    assert (code, answer["outcome"], answer["imported"]) == (0, "imported", expected["rows"])
    assert [entry["row"] for entry in answer["rejected"]] == expected.get("rejected_rows", [])
    names = " ".join(people(path))
    assert all(part in names for part in expected.get("must_contain", ()))
    if expected["outcome"] == "import_with_warning":
        assert answer["warnings"]


@pytest.mark.parametrize("name", sorted(ASKED))
def test_what_is_doubtful_is_asked_and_nothing_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.facilitator"
    code, answer = imported(capsys, name, path)
    assert (code, answer["outcome"], answer["imported"]) == (3, "asked", 0)
    assert all(question["what"] and question["choices"] for question in answer["questions"])
    assert not path.exists()
    answers = tmp_path / "answers.json"
    answers.write_text('"default"')
    code, answer = imported(capsys, name, path, "--answers", str(answers))
    assert (code, answer["outcome"], answer["imported"]) == (0, "imported", ASKED[name])
    assert len(people(path)) == ASKED[name]


def test_answers_by_row_decide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('[{"row": 5, "choice": "new"}, {"row": 6, "choice": "same"}]')
    path = tmp_path / "new.facilitator"
    _, answer = imported(capsys, "20_duplicate_people.csv", path, "--answers", str(answers))
    assert answer["imported"] == 2


@pytest.mark.parametrize("at", [0, PORTION, PORTION + 1])
def test_writing_stops_when_asked_and_leaves_nothing(programme: OpenProgramme, at: int) -> None:
    """At the beginning, half-way, and once everybody is written and the step is being sealed."""
    rows = "Name\tOrganisation\n" + "".join(f"Person {n}\tBody\n" for n in range(PORTION + 1))
    drafts = read_people(Pasted(rows), today=TODAY).drafts
    stop, told = Event(), list[int]()

    def tell(done: int, total: int) -> None:
        assert total == PORTION + 1
        told.append(done)
        if done >= at:
            stop.set()

    before = programme.ask(chain.checked)
    with pytest.raises(RuleBroken, match="import_cancelled"):
        programme.do(actions.import_people, actions.PeopleImport(drafts, Progress(tell, stop)))
    assert told[-1] == at
    assert programme.ask(people_in_order) == ()
    assert programme.ask(chain.checked) == before
    done = programme.do(actions.import_people, actions.PeopleImport(drafts[:1])).value
    assert (done.added, programme.check().is_sound) == (1, True)


def test_an_answer_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"5": "perhaps", "6": "new", "99": "new"}')
    path = tmp_path / "new.facilitator"
    code, answer = imported(capsys, "20_duplicate_people.csv", path, "--answers", str(answers))
    assert (code, answer["outcome"]) == (3, "asked")
    assert [question["row"] for question in answer["questions"]] == [5]
    told = {one["row"]: one["what"] for one in answer["warnings"]}
    assert "“perhaps” is none of the answers" in told[5]
    assert "same, new" in told[5]
    assert "“new” answers nothing" in told[99]
    assert not path.exists()
    answers.write_text("5")
    code, answer = imported(capsys, "20_duplicate_people.csv", path, "--answers", str(answers))
    assert (code, answer["outcome"]) == (3, "refused")


def test_the_same_list_twice_changes_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.facilitator"
    imported(capsys, "01_utf8_plain.csv", path)
    code, answer = imported(capsys, "01_utf8_plain.csv", path)
    assert (code, answer["imported"], answer["changed"]) == (0, 0, 0)
    assert answer["skipped"] == 3
    assert len(people(path)) == 3


def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, picture = tmp_path / "new.facilitator", tmp_path / "list.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    code = run(["import", str(picture), "--into", str(path), "--json"], lambda _request: 0)
    told = capsys.readouterr()
    assert (code, json.loads(told.out)["outcome"]) == (3, "refused")
    assert told.err.strip()
    assert not path.exists()


def test_answers_that_are_no_json_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text("{")
    path = tmp_path / "new.facilitator"
    code, answer = imported(capsys, "01_utf8_plain.csv", path, "--answers", str(answers))
    assert (code, answer["outcome"]) == (3, "refused")


def test_a_list_is_one_step_and_one_undo(programme: OpenProgramme) -> None:
    peopled(programme)
    before = programme.ask(everything)
    text = "Name\tOrganisation\tOffers\tShoe size\nMari Môr\tNew Body\tListening\t5\n"
    assert bring_in(programme, text) == actions.PeopleImported(1, 0)
    assert programme.ask(everything) != before
    programme.undo()
    assert programme.ask(everything) == before


def test_everything_in_a_row_reaches_the_record(programme: OpenProgramme) -> None:
    made = peopled(programme)
    bring_in(
        programme,
        "Name\tEmail\tOrganisation\tRole\tLanguage\tOffers\tAsks\tQualification\tQualified on\t"
        "Joined\tShoe size\n"
        "Mari ap Môr\tmari@mor.example\tharbour cc\tClerk\tCymraeg\tListening; Leading change\t"
        "Budgets\tLevel 5\t1/2/2013\t3 Mawrth 2026\t5\n",
    )
    person = next(one for one in programme.ask(people_in_order) if one.name == "Mari ap Môr")
    found = programme.ask(person_detail, TODAY, person.id)
    assert found is not None
    assert found.sort_name == "ap Môr, Mari"
    assert found.work is not None
    assert found.work.organisation is not None
    assert (found.work.organisation.id, found.work.role) == (made.council, "Clerk")
    assert found.letter_language.value == "cy"
    assert [topic.en for topic in found.offers] == ["Listening", "Leading change"]
    assert [topic.en for topic in found.asks] == ["Budgets"]
    assert [(q.title, str(q.achieved_on)) for q in found.qualifications] == [
        ("Level 5", "2013-02-01")
    ]
    assert str(found.joined) == "2026-03-03"
    assert [(line.name.en, line.value) for line in found.own_fields] == [("Shoe size", "5")]


def test_a_new_organisation_counts_from_today_and_the_old_one_until_then(
    programme: OpenProgramme,
) -> None:
    made = peopled(programme)
    code = next(o.code for o in programme.ask(people_in_order) if o.id == made.sian)
    text = f"Code\tName\tOrganisation\tPhone\n{code}\tSiân Llŵyd-Ŵyr\tNew Body\t01632 960001\n"
    assert bring_in(programme, text) == actions.PeopleImported(0, 1)
    found = programme.ask(person_detail, TODAY, made.sian)
    assert found is not None
    assert found.phone == "01632 960001"
    names = [w.organisation.name_en for w in found.works if w.organisation]
    assert names == ["Harbour Council", "New Body"]
    assert [(w.start, w.end) for w in found.works] == [
        (None, TODAY.replace(day=TODAY.day - 1)),
        (TODAY, None),
    ]


def test_codes_of_the_list_and_new_codes_never_meet(programme: OpenProgramme) -> None:
    bring_in(programme, "Name\tCode\nAnn One\t\nBea Two\tP001\nCat Three\t\n")
    codes = [person.code for person in programme.ask(people_in_order)]
    assert len(set(codes)) == 3
    assert "P001" in codes


def test_own_fields_are_defined_once(programme: OpenProgramme) -> None:
    bring_in(programme, "Name\tShoe size\nAnn One\t5\n")
    bring_in(programme, "Name\tshoe SIZE\nBea Two\t6\n")
    assert programme.ask(lambda db: db.scalar(sa.select(sa.func.count(OwnField.id)))) == 1


def test_nothing_and_too_much_are_refused(programme: OpenProgramme) -> None:
    with pytest.raises(RuleBroken, match="import_nothing"):
        programme.do(actions.import_people, actions.PeopleImport(()))
    too_long = Draft(PersonRow(row=2, full_name="Ann One", role="x" * 250))
    with pytest.raises(RuleBroken, match="import_too_long"):
        programme.do(actions.import_people, actions.PeopleImport((too_long,)))
    counts = sa.select(sa.func.count(Person.id))
    assert programme.ask(lambda db: db.scalar(counts)) == 0


def test_a_second_list_fills_in_what_was_blank(programme: OpenProgramme) -> None:
    bring_in(programme, "Name\tEmail\nAnn One\tann@one.example\n")
    text = "Name\tEmail\tRole\tJoined\nAnn One\tANN@one.example\tClerk\t5/1/2026\n"
    assert bring_in(programme, text) == actions.PeopleImported(0, 1)
    roles = sa.select(Affiliation.role, Person.joined).join(
        Person, Person.id == Affiliation.person_id
    )
    assert programme.ask(lambda db: tuple(db.execute(roles).one())) == ("Clerk", SINCE)
    assert programme.ask(lambda db: db.scalar(sa.select(sa.func.count(Qualification.id)))) == 0


def test_trap_import_needs_case_sensitive_headings(programme: OpenProgramme) -> None:
    """Headings are read in whatever letters they are written, with spaces or without."""
    for row, headings in enumerate(("NAME\tE-MAIL\tEMPLOYER", "name\te-mail\temployer")):
        bring_in(programme, f"{headings}\nAda {row}\tada{row}@example.org\tAber\n")
    columns = sa.select(Person.full_name, Person.email).order_by(Person.full_name)
    found = programme.ask(lambda db: [tuple(row) for row in db.execute(columns)])
    assert found == [("Ada 0", "ada0@example.org"), ("Ada 1", "ada1@example.org")]
