"""Files that want to break, flood or mislead a reader."""

from __future__ import annotations

import datetime as dt
import threading
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.interchange.people_sheet import read_people
from facilitator.interchange.remarks import Answer
from facilitator.interchange.sheets import MOST_ROWS, Pasted
from facilitator.words import Language, Words
from tests.interchange.making import EXAMPLES, TODAY, csv_file, preview, with_part, workbook

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [["Name", "Email"], ["Siân Ŵyn", "sian@x.example"], ["Llŷr ap Rhys", "llyr@x.example"]]
LIST = "Name,Email\r\nSiân Ŵyn,sian@x.example\r\nLlŷr ap Rhys,llyr@x.example\r\n"


def names(path: Path, *answers: Answer) -> list[str]:
    return [draft.person.full_name for draft in preview(path, answers=answers).drafts]


def refusal(path: Path) -> str:
    with pytest.raises(RuleBroken) as refused:
        preview(path)
    sentence = Words(Language.EN).stored(refused.value.key, refused.value.values)
    assert " " in sentence
    return refused.value.key


def keys(path: Path) -> list[str]:
    return [warning.key for warning in preview(path).warnings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files_need_no_question(tmp_path: Path, encoding: str) -> None:
    assert names(csv_file(tmp_path, LIST, encoding)) == ["Siân Ŵyn", "Llŷr ap Rhys"]


def test_the_old_welsh_set_is_noticed_and_asked(tmp_path: Path) -> None:
    path = csv_file(tmp_path, LIST, "iso8859_14")
    [question] = preview(path).questions
    assert question.key == "import_encoding_old_welsh"
    assert "Siân Ŵyn" in str(question.said["names"])
    assert names(path, Answer("default")) == ["Siân Ŵyn", "Llŷr ap Rhys"]
    assert names(path, Answer("windows-1252")) == ["Siân Ðyn", "Llþr ap Rhys"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_separator_and_line_end(tmp_path: Path, sign: str, end: str) -> None:
    text = LIST.replace(",", sign).replace("\r\n", end)
    assert names(csv_file(tmp_path, text)) == ["Siân Ŵyn", "Llŷr ap Rhys"]


def test_a_line_that_declares_the_separator_is_not_a_row(tmp_path: Path) -> None:
    read = preview(csv_file(tmp_path, "sep=;\r\n" + LIST.replace(",", ";")))
    assert [line.row for line in read.rows] == [3, 4]


def test_letters_spoilt_before_are_pointed_out(tmp_path: Path) -> None:
    spoilt = LIST.encode().decode("cp1252", "ignore")
    assert "import_twice_encoded" in keys(csv_file(tmp_path, spoilt))
    assert "import_lost_letters" in keys(csv_file(tmp_path, LIST.replace("â", "\ufffd")))


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name,Email\r\nA\x81\x8dB\x92,x@y.example\r\n")
    assert refusal(path) == "import_text_unreadable"


@pytest.mark.parametrize(
    ("start", "key"),
    [
        (b"", "import_kind_empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "import_kind_xls"),
        (b"%PDF-1.7 ...", "import_kind_pdf"),
        (b"<html><table><tr><td>Name</td></tr></table>", "import_kind_html"),
        (b"<?xml version='1.0'?><people/>", "import_kind_xml"),
        (b"\x89PNG\r\n\x1a\n", "import_kind_picture"),
        (b"PK\x03\x04 torn", "import_workbook_damaged"),
    ],
)
def test_what_is_no_list_is_refused_by_its_content(tmp_path: Path, start: bytes, key: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(start)
    assert refusal(path) == key


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    for member, key in (("content.xml", "import_kind_ods"), ("a.csv", "import_kind_zip")):
        with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as archive:
            archive.writestr(member, "x")
        assert refusal(tmp_path / "list.xlsx") == key


def test_a_wrong_extension_is_read_by_content_and_said(tmp_path: Path) -> None:
    csv_as_book = csv_file(tmp_path, LIST, name="list.xlsx")
    assert keys(csv_as_book) == ["import_wrong_extension"]
    book_as_csv = workbook(tmp_path, NAMES, "list.csv")
    assert keys(book_as_csv) == ["import_wrong_extension"]
    assert names(book_as_csv) == ["Siân Ŵyn", "Llŷr ap Rhys"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, NAMES)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", bytes(30 * 1024 * 1024))
    assert refusal(path) == "import_zip_bomb"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><'
    root = b"<workbook" if "workbook" in part else b"<worksheet"
    path = with_part(workbook(tmp_path, NAMES), part, root, laughs + root[1:])
    assert refusal(path) == "import_entities"


def test_a_torn_workbook_is_refused(tmp_path: Path) -> None:
    path = with_part(
        workbook(tmp_path, NAMES), "xl/worksheets/sheet1.xml", b"</sheetData>", b"</torn>"
    )
    assert refusal(path) == "import_workbook_damaged"


def test_a_stray_last_cell_does_not_hold_up_the_reading(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in NAMES:
        book.worksheets[0].append(row)
    book.worksheets[0].cell(1_048_576, 1, "stray")
    book.save(tmp_path / "list.xlsx")
    assert names(tmp_path / "list.xlsx") == ["Siân Ŵyn", "Llŷr ap Rhys"]
    assert keys(tmp_path / "list.xlsx") == ["import_stopped_at_empty"]


def test_hidden_sheets_are_left_alone_and_two_lists_are_asked_about(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, name in (("Old", "Hidden Person"), ("A", "First Person"), ("B", "Second Person")):
        sheet = book.create_sheet(title)
        sheet.append(["Name"])
        sheet.append([name])
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")
    read = preview(tmp_path / "list.xlsx")
    assert [warning.key for warning in read.warnings] == ["import_hidden_sheet"]
    assert [question.choices for question in read.open_questions] == [("A", "B")]
    assert names(tmp_path / "list.xlsx", Answer("B")) == ["Second Person"]


def test_a_list_that_stands_on_a_hidden_sheet_only_is_pointed_at(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Notes of the meeting"])
    sheet = book.create_sheet("People")
    sheet.append(["Name"])
    sheet.append(["Siân Ŵyn"])
    sheet.sheet_state = "veryHidden"
    book.save(tmp_path / "list.xlsx")
    assert refusal(tmp_path / "list.xlsx") == "import_list_hidden"


def test_signs_that_turn_the_reading_are_left_out_and_told(tmp_path: Path) -> None:
    read = preview(csv_file(tmp_path, "Name\nMair \u202eevil\u202c Jones\n"))
    assert [warning.key for warning in read.warnings] == ["import_control_signs"]
    assert read.drafts[0].person.full_name == "Mair evil Jones"


def test_a_formula_without_a_value_is_not_an_empty_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name", "Role"], ["Siân Ŵyn", "=A1&A2"]])
    read = preview(path)
    assert [(w.row, w.key) for w in read.warnings] == [(2, "import_formula_without_value")]
    assert read.drafts[0].person.role == ""


def test_days_counted_from_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["Name", "Joined"], ["Siân", 39844], ["Llŷr", dt.date(2013, 2, 1)]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "list.xlsx")
    drafts = preview(tmp_path / "list.xlsx", answers=(Answer("default"),)).drafts
    assert [draft.person.joined for draft in drafts] == [dt.date(2013, 2, 1)] * 2


def test_merged_duplicate_and_missing_headings(tmp_path: Path) -> None:
    text = (
        "Contact,,,\nName,Email,Email,Team colour,,\n"
        "Siân,a@x.example,b@x.example,red,first,2\nLlŷr,c@x.example,,blue,second,3\n"
    )
    read = preview(csv_file(tmp_path, text))
    assert next(w.key for w in read.warnings) == "import_heading_twice"
    assert read.drafts[0].person.email == "a@x.example"
    assert dict(read.drafts[0].person.own_fields) == {
        "Email (2)": "b@x.example", "Team colour": "red", "E": "first", "F": "2",
    }  # fmt: skip


def test_a_mapping_is_remembered_for_a_source(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Pwy,Lle gwaith\nSiân,Cyngor\n")
    assert refusal(path) == "import_no_headings"
    from facilitator.interchange.headings import Mapping

    mapping = Mapping((("Pwy", "full_name"), ("Lle gwaith", "organisation")))
    read = read_people(path, today=TODAY, mapping=mapping)
    assert read.drafts[0].person.organisation == "Cyngor"
    assert read.mapping == mapping
    assert read.headings is not None
    remembered = Mapping(sources=((read.headings.source, mapping.fields),))
    again = csv_file(tmp_path, "Rhestr\n\nPwy,Lle gwaith\nLlŷr,Bwrdd\n", name="2.csv")
    assert read_people(again, today=TODAY, mapping=remembered).drafts[0].person.full_name == "Llŷr"
    other = csv_file(tmp_path, "Name,Lle gwaith\nLlŷr,Bwrdd\n", name="3.csv")
    draft = read_people(other, today=TODAY, mapping=remembered).drafts[0]
    assert draft.person.own_fields == (("Lle gwaith", "Bwrdd"),)


def test_unseen_signs_go_and_names_are_composed(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Name,Role\n\u00a0Sia\u0302n\u200b Wyn\u0000,Nyrs\u0007\n")
    read = preview(path)
    assert read.drafts[0].person.full_name == "Siân Wyn"
    assert read.drafts[0].person.role == "Nyrs"
    assert [warning.key for warning in read.warnings] == ["import_control_signs"] * 2


def test_long_cells_and_nameless_rows_are_rejected_one_by_one(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"Name,Notes\nSiân,{'x' * 501}\n,lost\n\n-,sign\nLlŷr,{'x' * 500}\n")
    read = preview(path)
    assert [(line.row, line.why and line.why.key) for line in read.rejected] == [
        (2, "import_cell_long"),
        (3, "import_no_name"),
        (5, "import_no_name"),
    ]
    assert [draft.person.full_name for draft in read.drafts] == ["Llŷr"]


def test_an_open_quotation_mark_swallows_nothing(tmp_path: Path) -> None:
    assert refusal(csv_file(tmp_path, 'Name,Role\nSiân,"Nyrs\nLlŷr,Coach\n')) == "import_quote_open"


def test_quotes_with_line_ends_inside_stay_one_row(tmp_path: Path) -> None:
    read = preview(csv_file(tmp_path, 'Name,Notes\nSiân,"one\ntwo ""three"""\nLlŷr,x\n'))
    assert read.drafts[0].person.notes == 'one two "three"'
    assert [line.row for line in read.rows] == [2, 3]


def test_more_rows_than_a_programme_has_people_are_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Name\n" + "A\n" * (MOST_ROWS + 1))
    assert refusal(path) == "import_too_many_rows"


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024 + 1)
    assert refusal(path) == "import_too_large"


def test_a_missing_file_is_the_disk_s_trouble(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        preview(tmp_path / "gone.csv")
    assert trouble.value.kind is TroubleKind.NOT_THERE


def test_reading_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Name\n" + "".join(f"Person {n}\n" for n in range(2000)))
    told: list[tuple[int, int]] = []
    stop = threading.Event()

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 1000:
            stop.set()

    with pytest.raises(RuleBroken, match="import_cancelled"):
        read_people(path, today=TODAY, tell=tell, stop=stop)
    assert told[-1][0] == 1000


def test_pasting_from_a_spreadsheet() -> None:
    text = 'Name\tNotes\nSiân Ŵyn\t"one\ntwo"\nLlŷr\tx\n'
    read = read_people(Pasted(text), today=TODAY)
    assert [draft.person.notes for draft in read.drafts] == ["one two", "x"]


def how_it_ended(path: Path) -> str:
    try:
        read = preview(path)
    except RuleBroken as refused:
        return refused.key
    return "import_read" if read.headings else "nothing"


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"Name,Email,Joined\n" + data)
    assert how_it_ended(path).startswith("import_")


@given(place=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_flipped_byte_in_a_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int
) -> None:
    data = bytearray((EXAMPLES / "40_plain.xlsx").read_bytes())
    data[place % len(data)] = byte
    path = tmp_path_factory.getbasetemp() / "flipped.xlsx"
    path.write_bytes(bytes(data))
    assert how_it_ended(path).startswith("import_")
