from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.people.names import (
    english_sort_key,
    folded,
    same_name,
    suggested_sort_name,
    tidied,
    welsh_sort_key,
)


@pytest.mark.parametrize(
    ("typed", "filed"),
    [
        ("Siân Ŵyn-Jones", "Ŵyn-Jones, Siân"),
        ("Siân Wyn Jones", "Jones, Siân Wyn"),
        ("Llŷr ap Rhys", "ap Rhys, Llŷr"),
        ("Ifan ab Owain", "ab Owain, Ifan"),
        ("Gwenllian ferch Gruffudd", "ferch Gruffudd, Gwenllian"),
        ("Angharad verch Owain", "verch Owain, Angharad"),
        ("Llywelyn ap Gruffudd ap Iorwerth", "ap Gruffudd ap Iorwerth, Llywelyn"),
        ("Ludwig van der Berg", "van der Berg, Ludwig"),
        ("Otto von Stein", "von Stein, Otto"),
        ("Maria de la Cruz", "de la Cruz, Maria"),
        ("Omar bin Said", "bin Said, Omar"),
        ("Yusuf ibn Ali", "ibn Ali, Yusuf"),
        ("Layla al-Hasan", "al-Hasan, Layla"),
        ("Layla Al Hasan", "Al Hasan, Layla"),
        ("Van Morrison", "Morrison, Van"),
        ("van Gogh", "van Gogh"),
        ("Sukarno", "Sukarno"),
        ("Dr Elin Mai", "Mai, Elin"),
        ("Jones, Siân", "Jones, Siân"),
        ("  Tomos  O'Neill ", "O'Neill, Tomos"),
        ("", ""),
    ],
)
def test_the_suggested_sort_name_files_a_person_by_family_name(typed: str, filed: str) -> None:
    assert suggested_sort_name(typed) == filed


WELSH_ORDERS = [
    ["Cadi", "Cybi", "Chad"],
    ["Dafydd", "Dylan", "Ddu"],
    ["Eirian", "Fôn", "Ffion", "Gwen"],
    ["Iago", "Lowri", "Lyn", "Llinos", "Mair"],
    ["Owen", "Puw", "Phylip", "Rowland", "Rhys", "Siân"],
    ["Tudur", "Tywyn", "Thomas", "Urien"],
    ["Agor", "Angharad", "Ahaf"],
    ["Banc", "Bangor", "Banon"],
    ["Llanelli", "Llangollen", "Llanon"],
    ["Lloyd", "Llŷr", "Llywelyn"],
    ["Tanau", "Tangwystl", "Tanon"],
    ["Pencoed", "Pengam", "Penrhyn"],
    ["Cyf", "Cyngor", "Cymro"],
    ["Parcio", "Parhau", "Parod"],
    ["Dafydd", "Dangos", "Danon"],
    ["Gwyn", "Gŵyn", "Gwyna"],
    ["Jones, Zoe", "Jones Evans, Ann"],
]


@pytest.mark.parametrize("ordered", WELSH_ORDERS)
def test_welsh_order_knows_its_letters(ordered: list[str]) -> None:
    keys = [welsh_sort_key(name) for name in ordered]
    assert keys == sorted(set(keys))


def test_english_order_ignores_accents_until_two_names_tie() -> None:
    ordered = ["Chad", "Cybi", "Llinos", "Lowri", "Sian", "Siân", "Siana", "Zoë"]
    keys = [english_sort_key(name) for name in ordered]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Siân", "sian"), ("Łukasz", "lukasz"), ("Bjørn", "bjorn"), ("Weiß", "weiss"),
        ("Ŵyn-Jones", "wyn-jones"), ("Llŷr", "llyr"), ("O’Neill", "o'neill"), ("Żółć", "zolc"),
        ("Si\u0061\u0302n", "sian"), ("İnci", "inci"),
    ],
)  # fmt: skip
def test_search_text_is_blind_to_accents_and_case(text: str, found: str) -> None:
    assert folded(text) == found


def test_spellings_of_one_name_meet() -> None:
    assert same_name("Siân Ŵyn-Jones") == same_name("SIAN WYN JONES")
    assert same_name("Tomos O’Neill") == same_name("Tomos O'Neill")
    assert same_name("محمد علي") != same_name("أحمد علي")


def test_tidying_removes_what_nobody_sees_and_keeps_what_they_typed() -> None:
    assert tidied("\u00a0Sia\u0302n\x07\tWyn\u200b ") == "Siân Wyn"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_different_tidy_texts_have_different_keys(one: str, other: str) -> None:
    same = tidied(one) == tidied(other)
    assert (welsh_sort_key(one) == welsh_sort_key(other)) == same
    assert (english_sort_key(one) == english_sort_key(other)) == same


@given(st.text("abcdefghijlmnoprstuwy", min_size=1, max_size=20))
def test_an_accent_never_moves_a_name_past_another(text: str) -> None:
    accented = text.replace("a", "â").replace("y", "ŷ").replace("w", "ŵ")
    assert welsh_sort_key(text) <= welsh_sort_key(accented) < welsh_sort_key(text + "a")
    assert english_sort_key(text) <= english_sort_key(accented) < english_sort_key(text + "a")


@given(st.text("abcdefghijlmnoprstuwy ", min_size=1, max_size=30))
def test_a_sort_name_keeps_every_word(text: str) -> None:
    assert sorted(suggested_sort_name("X " + text).replace(",", "").split()) == sorted(
        ("X " + text).split()
    )
