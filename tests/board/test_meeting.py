"""Who could meet whom: the rules and their reasons."""

from __future__ import annotations

from facilitator.board.meeting import Wanted, could_meet, words_of
from facilitator.exchange_vocabulary import BoardSort, Urgency

NEVER: frozenset[tuple[str, str]] = frozenset()


def ask(**said: object) -> Wanted:
    return Wanted(**{"key": "a", "party": "one", "sort": BoardSort.ADVICE, **said})  # type: ignore[arg-type]


def offer(**said: object) -> Wanted:
    return Wanted(**{"key": "o", "party": "two", "sort": BoardSort.ADVICE, **said})  # type: ignore[arg-type]


def keys(one: Wanted, other: Wanted) -> list[str]:
    return [why.key for meeting in could_meet([one], [other], met=NEVER) for why in meeting.why]


def test_a_topic_in_common_is_a_reason() -> None:
    assert keys(ask(topic="t", topic_en="Budgets"), offer(topic="t")) == ["meet_same_topic"]


def test_a_word_in_common_wants_the_same_sort() -> None:
    text = {"text": "Hybrid working policy"}
    assert keys(ask(text="policy to start from"), offer(**text)) == [
        "meet_same_sort",
        "meet_same_word",
    ]
    assert keys(ask(text="policy"), offer(**text, sort=BoardSort.ADMIN)) == []


def test_words_are_accent_blind_and_small_words_say_nothing() -> None:
    assert words_of("Somebody to help with the Tŷ Gwyn rôta") == {"gwyn", "rota"}


def test_nobody_meets_themselves_or_the_same_twice() -> None:
    both = ask(topic="t"), offer(topic="t")
    assert keys(both[0], offer(topic="t", party="one")) == []
    assert could_meet([both[0]], [both[1]], met=frozenset({("a", "o")})) == ()


def test_place_and_urgency_only_order_what_has_a_reason() -> None:
    near = {"region": "North", "body": "A"}
    assert keys(ask(**near, urgency=Urgency.THIS_WEEK), offer(region="North", body="B")) == []
    first = could_meet(
        [ask(topic="t", **near)],
        [offer(key="far", topic="t"), offer(key="near", topic="t", region="North", body="B")],
        met=NEVER,
    )
    assert [one.offer for one in first] == ["near", "far"]
