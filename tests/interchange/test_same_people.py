"""Rows beside the people on record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.interchange.preview import Change
from facilitator.interchange.remarks import Answer, answers_from
from facilitator.interchange.same_people import KnownPerson
from tests.interchange.making import EXAMPLES, csv_file, preview

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.interchange.preview import Preview

SIAN = KnownPerson(
    "P-001", "Siân Ŵyn-Jones", email="sian@gwynedd.example",
    organisations=("Cyngor Gwynedd", "Gwynedd"), role="AD/HR",
)  # fmt: skip
OTHER = KnownPerson("P-002", "Siân Ŵyn-Jones", email="s@bbc.example", organisations=("BBC",))
HEAD = "Code,Name,Email,Organisation,Role,Phone\n"


def rows(
    tmp_path: Path, text: str, *answers: Answer, known: tuple[KnownPerson, ...] = (SIAN,)
) -> Preview:
    return preview(csv_file(tmp_path, HEAD + text), known, answers)


def test_importing_the_same_list_again_changes_nothing() -> None:
    read = preview(EXAMPLES / "01_utf8_plain.csv", (SIAN,))
    assert [line.outcome for line in read.rows] == ["same", "new", "new"]
    assert read.rows[0].code == "P-001"


def test_an_address_in_other_case_is_the_same_person_and_accents_stay(tmp_path: Path) -> None:
    read = rows(tmp_path, ",Sian Wyn Jones,SIAN@GWYNEDD.EXAMPLE,gwynedd,Pennaeth,01248\n")
    assert read.rows[0].outcome == "changed"
    assert read.rows[0].changes == (
        Change("phone", "", "01248"),
        Change("role", "AD/HR", "Pennaeth"),
    )


def test_blank_cells_take_nothing_away(tmp_path: Path) -> None:
    read = rows(tmp_path, ",Siân Ŵyn-Jones,sian@gwynedd.example,,,\n")
    assert read.rows[0].outcome == "same"
    assert not read.drafts


def test_a_new_employer_is_a_change(tmp_path: Path) -> None:
    read = rows(tmp_path, ",Siân Ŵyn-Jones,sian@gwynedd.example,Cyngor Môn,,\n")
    assert read.drafts[0].changes == (Change("organisation", "Cyngor Gwynedd", "Cyngor Môn"),)


def test_a_name_alone_is_asked_about(tmp_path: Path) -> None:
    text = ",Siân Ŵyn-Jones,new@x.example,,,\n"
    [question] = rows(tmp_path, text).questions
    assert (question.key, question.default) == ("import_same_name", "new")
    assert rows(tmp_path, text, Answer("new", 2)).drafts[0].code == ""
    assert rows(tmp_path, text, Answer("same", 2)).drafts[0].code == "P-001"


def test_among_several_namesakes_one_is_chosen_by_code(tmp_path: Path) -> None:
    text = ",Siân Ŵyn-Jones,,,Coach,\n"
    known = (SIAN, OTHER)
    [question] = rows(tmp_path, text, known=known).questions
    assert question.choices == ("P-001", "P-002", "new")
    assert "BBC" in str(question.said["others"])
    chosen = rows(tmp_path, text, Answer("P-002", 2), known=known)
    assert chosen.drafts[0].code == "P-002"


def test_an_address_shared_by_two_names_is_asked_about(tmp_path: Path) -> None:
    [question] = rows(tmp_path, ",Tomos Huws,sian@gwynedd.example,,,\n").questions
    assert (question.key, question.default) == ("import_shared_address", "new")


def test_a_code_names_the_person_whatever_else_changed(tmp_path: Path) -> None:
    read = rows(tmp_path, "p-001,Siân Huws,sian@home.example,,,\n")
    assert {change.field: change.after for change in read.drafts[0].changes} == {
        "full_name": "Siân Huws",
        "email": "sian@home.example",
    }


def test_two_rows_of_one_known_person_are_applied_once(tmp_path: Path) -> None:
    text = "P-001,Siân Ŵyn-Jones,,,A,\nP-001,Siân Ŵyn-Jones,,,B,\n"
    read = rows(tmp_path, text)
    assert [line.outcome for line in read.rows] == ["changed", "skip"]
    assert [draft.person.role for draft in read.drafts] == ["A"]


def test_answers_are_read_from_several_shapes() -> None:
    assert answers_from([{"row": 5, "choice": "new"}]) == (Answer("new", 5),)
    assert answers_from({"answers": [{"row": None, "what": "…", "answer": "stop"}]}) == (
        Answer("stop"),
    )
    assert answers_from({"5": "same", "import_serial_date": "blank"}) == (
        Answer("same", 5),
        Answer("blank", None, "import_serial_date"),
    )
    assert answers_from("default") == (Answer("default"),)
    assert answers_from({"default": True}) == (Answer("default"),)


def test_every_field_of_a_person_is_found(tmp_path: Path) -> None:
    text = (
        "Enw / Name,Known as,Organisation,Adran,Job title,Ffôn,Language,Coaching languages,"
        "Joined,Offers,Asks,Capacity,Receives,Qualification,Qualified on,Large print,Nodiadau,Car\n"
        '"Huws, Tomos",Tom,Cyngor,TG,Nyrs,01248,Cymraeg,"Welsh, English",3 Mawrth 2024,'
        '"Time; Teams",Feedback,2,1,ILM 5,12 Dec 2020,ie,nodyn,red\n'
    )
    read = preview(csv_file(tmp_path, text))
    person = read.drafts[0].person
    assert (person.full_name, person.sort_name, person.known_as) == (
        "Tomos Huws", "Huws, Tomos", "Tom",
    )  # fmt: skip
    assert (person.organisation, person.department, person.role) == ("Cyngor", "TG", "Nyrs")
    assert (person.language, person.coaching_languages) == ("cy", ("cy", "en"))
    assert (person.joined, person.qualified_on) == (dt.date(2024, 3, 3), dt.date(2020, 12, 12))
    assert (person.offers, person.asks) == (("Time", "Teams"), ("Feedback",))
    assert (person.capacity, person.demand, person.large_print) == (2, 1, True)
    assert (person.phone, person.qualification, person.notes) == ("01248", "ILM 5", "nodyn")
    assert person.own_fields == (("Car", "red"),)
    assert [warning.key for warning in read.warnings] == ["import_name_turned"]


def test_doubtful_values_are_left_blank_and_said(tmp_path: Path) -> None:
    text = (
        "Name,Email,Language,Capacity\n"
        "Siân,sian at x,Klingon,lots\nLlŷr,a@x.example; b@x.example,,\n"
    )
    read = preview(csv_file(tmp_path, text))
    assert [(w.row, w.key) for w in read.warnings] == [
        (2, "import_email_odd"),
        (2, "import_language_unknown"),
        (2, "import_number_odd"),
        (3, "import_email_several"),
    ]
    assert read.drafts[0].person.capacity is None
    assert read.drafts[1].person.email == "a@x.example"
