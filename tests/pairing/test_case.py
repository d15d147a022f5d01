"""A case that is not as it should be is refused with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facilitator.errors import RuleBroken
from facilitator.pairing.case import pair_case, read_case, request_case
from facilitator.pairing.problem import SamePlace
from facilitator.words import Language, Words
from tests.pairing.by_hand import CASES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASES / "b-locked-and-forbidden-16", tmp_path / "case"))


def change(file: Path, line: int, old: str, new: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    file.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "line", "old", "new", "key"),
    [
        ("members.csv", 1, "capacity", "room", "case_column_missing"),
        ("members.csv", 3, "M0002", "M0001", "case_member_repeated"),
        ("members.csv", 3, "M0002", "", "case_id_missing"),
        ("members.csv", 3, ",1,1,0", ",-1,1,0", "case_below_nothing"),
        ("members.csv", 3, ",1,1,0", ",1,-2,0", "case_below_nothing"),
        ("members.csv", 3, ",1,1,0", ",one,1,0", "case_not_a_number"),
        ("members.csv", 3, ",1,1,0", ",1,1", "case_row_ragged"),
        ("members.csv", 3, "M0002", '"M0002', "case_not_readable"),
        ("edges.csv", 2, "M00", "X00", "case_member_unknown"),
        ("edges.csv", 2, ",M", ",Q", "case_member_unknown"),
        ("constraints.csv", 2, "forbid", "avoid", "case_kind_unknown"),
        ("constraints.csv", 2, "M0014", "M0012", "case_pairing_with_self"),
        ("constraints.csv", 2, "M0014", "M9999", "case_member_unknown"),
        ("instance.json", 1, "{", "[", "case_not_readable"),
    ],
)
def test_bad_line_is_refused(
    folder: Path, file: str, line: int, old: str, new: str, key: str
) -> None:
    change(folder / file, line, old, new)
    with pytest.raises(RuleBroken) as refused:
        read_case(folder)
    assert refused.value.key == key
    assert refused.value.values["file"] == file
    assert int(str(refused.value.values["line"])) >= line
    sentence = Words(Language.EN).stored(refused.value.key, refused.value.values)
    assert file in sentence


def test_a_pairing_with_oneself_and_a_repeated_one_are_refused(folder: Path) -> None:
    edges = folder / "edges.csv"
    text = edges.read_text(encoding="utf-8")
    for further, key in (
        ("M0001,M0001,70\n", "case_pairing_with_self"),
        (text.splitlines(keepends=True)[1], "case_pairing_repeated"),
    ):
        edges.write_text(text + further, encoding="utf-8")
        with pytest.raises(RuleBroken, match=key) as refused:
            read_case(folder)
        assert refused.value.values["line"] == text.count("\n") + 1


@pytest.mark.parametrize("name", ["members.csv", "edges.csv", "constraints.csv", "instance.json"])
def test_a_missing_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(RuleBroken, match="case_file_missing") as refused:
        read_case(folder)
    assert refused.value.values["file"] == name


def test_bytes_that_are_not_utf8_are_refused_with_their_line(folder: Path) -> None:
    members = folder / "members.csv"
    members.write_bytes(members.read_bytes().replace(b"M0003", b"M\xff", 1))
    with pytest.raises(RuleBroken, match="case_not_readable") as refused:
        read_case(folder)
    assert refused.value.values["line"] == 4


def test_line_ends_of_windows_and_a_byte_order_mark_are_fine(folder: Path) -> None:
    plain = read_case(folder)
    for file in folder.glob("*.csv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_case(folder) == plain


def test_edges_are_not_needed_to_derive_them(folder: Path) -> None:
    given = read_case(folder)
    (folder / "edges.csv").unlink()
    assert read_case(folder, from_members=True) == given


def test_where_the_same_organisation_is_allowed_elsewhere_still_comes_first(folder: Path) -> None:
    change(folder / "instance.json", 4, "forbidden", "allowed")
    case = read_case(folder, from_members=True)
    assert case.rules.same_place is SamePlace.PREFER_ELSEWHERE
    assert {arc.elsewhere for arc in case.arcs} == {True, False}


def test_locks_that_no_ring_can_hold_are_named(folder: Path) -> None:
    with (folder / "constraints.csv").open("a", encoding="utf-8") as text:
        text.write("lock,M0004,M0001\n")
    answer = pair_case(folder, ring_cap=3, with_locks=True)
    assert answer["status"] == "infeasible"
    assert answer["conflicting_locks"] == [["M0004", "M0001"]]
    assert answer["rings"] == []
    assert pair_case(folder, ring_cap=3)["status"] == "optimal"


def test_the_fewest_locks_to_release_are_named_with_those_in_conflict(folder: Path) -> None:
    with (folder / "constraints.csv").open("a", encoding="utf-8") as text:
        text.write("lock,M0004,M0001\n")
    answer = pair_case(folder, ring_cap=3, with_locks=True)
    assert answer["locks_to_release"] == [["M0004", "M0001"]]
    assert "locks_to_release" not in pair_case(folder, ring_cap=3)


def test_everybody_who_could_coach_a_member_comes_best_first(folder: Path) -> None:
    case = read_case(folder)
    possible = request_case(folder, "M0001", Words(Language.EN))["possible"]
    expected = sorted((-arc.score, arc.coach) for arc in case.arcs if arc.coachee == "M0001")
    assert [(-one["score"], one["member"]) for one in possible] == expected
    assert all(one["reason"].endswith(".") for one in possible)
    with pytest.raises(RuleBroken, match="case_nobody_has_this_code"):
        request_case(folder, "M9999", Words(Language.EN))
