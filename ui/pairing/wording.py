"""Pairings in words: reasons, states, how well two people fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts.ring import Member, Ring, RingLink
from facilitator.pairing.explain import NAME_OF_RULE
from facilitator.pairing.fit import Fit
from facilitator.vocabulary import PairingState, RoundState
from ui.parts.few_words import region_said, times_said
from ui.parts.folding import folded
from ui.parts.marks import Badge, Shape, Swatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from facilitator.pairing.explain import Reason as Why
    from facilitator.pairing.explain import Relaxation
    from facilitator.pairing.shown import PairingsShown, PairLine, Reason, RingShown, Someone
    from facilitator.words import Words

LARGEST_DRAWN = 24
VOWELS = frozenset("aeiouwy")


def listed(things: Iterable[str], words: Words) -> str:
    """Several things as one reads them: "a, b and c"; in Welsh "ac" before a vowel."""
    *first, last = [*things] or [""]
    if not first:
        return last
    before = ", ".join(first)
    if folded(last)[:1] in VOWELS:
        # Two sentences for one in English: Welsh says "ac" before a vowel and "a" elsewhere.
        return words("%(before)s and %(vowel)s", before=before, vowel=last)
    return words("%(before)s and %(last)s", before=before, last=last)


def swatch_of(who: Someone, words: Words) -> Swatch | None:
    """The organisation of somebody as a square and a name."""
    mark = who.organisation
    return Swatch(mark.colour, mark.name(words.language.value), mark.letters) if mark else None


def organisation_name(who: Someone, words: Words) -> str:
    """The name of somebody's organisation, "" where there is none."""
    return who.organisation.name(words.language.value) if who.organisation else ""


def pair_words(line: PairLine) -> str:
    """Who gives to whom, in one line."""
    return f"{line.coach.name} → {line.coachee.name}"


def fit_word(fit: Fit, words: Words) -> str:
    """How well two people fit, in a kind word."""
    return {Fit.STRONG: words("Strong"), Fit.GOOD: words("Good"), Fit.FAIR: words("Fair")}[fit]


def round_word(state: RoundState, words: Words) -> str:
    """Whether a plan is published."""
    return {
        RoundState.DRAFT: words("not published"),
        RoundState.PUBLISHED: words("published"),
        RoundState.SUPERSEDED: words("replaced by a later run"),
    }[state]


def state_badge(line: PairLine, words: Words) -> Badge | None:
    """How a running pairing stands."""
    if line.state is None:
        return None
    if line.kept or line.state is PairingState.COMPLETED:
        return Badge(Shape.UP, words("Came round"), "accent_text")
    named = {
        PairingState.PROPOSED: Badge(Shape.HOLLOW, words("Proposed")),
        PairingState.CHEMISTRY: Badge(Shape.HOLLOW, words("First meeting")),
        PairingState.ACCEPTED: Badge(Shape.HOLLOW, words("Accepted")),
        PairingState.PAUSED: Badge(Shape.BARS, words("Resting")),
        PairingState.NEEDS_CHECK_IN: Badge(Shape.DIAMOND, words("Needs check-in"), "rust"),
    }
    return named.get(line.state) or Badge(Shape.DOT, words("Running"), "accent_text")


def answers(line: PairLine, words: Words) -> tuple[tuple[str, bool], ...]:
    """What can be answered to a pairing that waits for it: the words, and whether it goes on."""
    no = (words("Not taken up"), False)
    if line.state in {PairingState.PROPOSED, PairingState.CHEMISTRY}:
        return ((words("Both accept"), True), no)
    return ((words("It begins"), True), no) if line.state is PairingState.ACCEPTED else ()


def reason_sentence(reason: Reason | Why, topics: Mapping[str, str], words: Words) -> str:
    """A stored reason as a sentence, its lists joined as one reads them."""
    return words.stored(reason.key, _spoken(reason, topics, words))


def short_reasons(line: PairLine, topics: Mapping[str, str], words: Words) -> str:
    """The reasons of a pairing in a few words, for a cell."""
    short = []
    for reason in line.reasons:
        said = _spoken(reason, topics, words)
        if reason.key == "pairing_topics":
            short.append(str(said["topics"]))
        elif reason.key == "pairing_preferred_language":
            short.append(words("in %(language)s", language=said["language"]))
        elif reason.key == "pairing_language":
            short.append(words("in %(language)s", language=said["languages"]))
        elif reason.key == "pairing_times":
            short.append(str(said["times"]))
        elif reason.key == "pairing_same_region":
            short.append(region_said(str(said["region"]), words))
    return "; ".join(short)


def _spoken(reason: Reason | Why, topics: Mapping[str, str], words: Words) -> dict[str, object]:
    welsh = words.language.value == "cy"
    spoken: dict[str, object] = dict(reason.values)
    for name, value in reason.values.items():
        parts = value if isinstance(value, list | tuple) else [value]
        if name == "topics":
            parts = [topics.get(str(part)) or part if welsh else part for part in parts]
        elif name in {"language", "languages"}:
            parts = [language_word(str(part), words) for part in parts]
        elif name == "times":
            parts = times_said([str(part) for part in parts], words)
        elif name == "names":
            parts = [str(part) for part in parts]
        elif name == "rule":
            parts = [words.stored(str(value))]
        elif name == "region":
            parts = [region_said(str(value), words)]
        else:
            continue
        spoken[name] = listed((str(part) for part in parts), words)
    return spoken


def language_word(code: str, words: Words) -> str:
    """A language by its code, in words."""
    known = {
        "cy": words("Welsh"),
        "en": words("English"),
        "pl": words("Polish"),
        "ar": words("Arabic"),
    }
    return known.get(code.lower(), code)


def relaxation_words(relaxation: Relaxation, words: Words) -> str:
    """What one could let go of, and how many more people that places."""
    rule = words.stored(NAME_OF_RULE[relaxation.rule])
    if relaxation.other is not None:
        return words(
            "Try without “%(rule)s” and “%(other)s”: places %(n)s more",
            rule=rule,
            other=words.stored(NAME_OF_RULE[relaxation.other]),
            n=relaxation.more_people,
        )
    return words("Try without “%(rule)s”: places %(n)s more", rule=rule, n=relaxation.more_people)


def drawn(ring: RingShown, shown: PairingsShown, words: Words) -> Ring:
    """A ring as it is drawn; where it has a place to fill, that place stands open in it."""
    people = [line.coach for line in ring.lines]
    links = [_link(line, is_plan=shown.is_plan) for line in ring.lines]
    members = [_member(who, people) for who in people]
    if not ring.is_closed:
        last = ring.lines[-1].coachee
        members += [_member(last, [*people, last]), Member(words("A place to fill"), "+", 2)]
        links += [RingLink("to come"), RingLink("to come")]
    minutes = shown.cohort.receives_sessions * shown.cohort.session_minutes
    effort = words("%(n)s × %(hours)s", n=len(members), hours=words.hours(minutes))
    return Ring(ring.name, effort, tuple(members), tuple(links))


def _link(line: PairLine, *, is_plan: bool) -> RingLink:
    if is_plan:
        return RingLink("planned", line.locked, line.new)
    return RingLink("kept" if line.kept else "planned", line.locked)


def _member(who: Someone, others: Sequence[Someone]) -> Member:
    """What somebody is called, with an initial where two are called the same."""
    called = who.called
    if sum(other.called == called for other in others) > 1:
        called = f"{called} {who.name.split()[-1][:1]}"
    mark = who.organisation
    return Member(called, mark.letters if mark else "", mark.colour if mark else 2)
