"""The digit that guards the code on a slip."""

from __future__ import annotations

from facilitator.sessions.codes import is_right, looks_like_a_slip, slip_code

CODES = [f"A{number:03d}" for number in range(1, 400)]


def test_a_code_is_right_as_it_is_printed_and_as_it_is_typed() -> None:
    for code in CODES:
        assert is_right(slip_code(code))
    assert is_right(f" {slip_code('A014').lower()} ")


def test_every_single_wrong_digit_is_refused() -> None:
    for code in CODES:
        printed = slip_code(code)
        for at, sign in enumerate(printed):
            for other in "0123456789":
                if sign.isdigit() and other != sign:
                    assert not is_right(printed[:at] + other + printed[at + 1 :])


def test_every_swap_of_neighbours_is_refused() -> None:
    for code in CODES:
        digits = [sign for sign in slip_code(code) if sign.isdigit()]
        for at in range(len(digits) - 1):
            if digits[at] != digits[at + 1]:
                swapped = digits.copy()
                swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
                assert not is_right(f"A{''.join(swapped[:-1])}-{swapped[-1]}")


def test_names_and_numbers_of_agreements_are_no_slips() -> None:
    for typed in ("Siân", "A014", "A-2026-0014", "", "12"):
        assert not looks_like_a_slip(typed)
    assert looks_like_a_slip("a014-3")
