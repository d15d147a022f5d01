"""What may be said, answered and counted about expectations and rules: pure rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import Kept, Wave

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_LINES = 12
SMALL = 5


def lines_of(text: str) -> tuple[str, ...]:
    """What somebody said, one expectation a line; empty lines and bullets go."""
    lines = (line.strip().lstrip("•-*–").strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def check_lines(lines: Iterable[str]) -> None:
    """Check that nobody expects more than one page holds."""
    count = len(tuple(lines))
    if count > MOST_LINES:
        raise RuleBroken("expectations_too_many", most=MOST_LINES)


def check_asked_again(wave: Wave) -> None:
    """What is expected is said at the start; how it stands is asked half-way and at the end."""
    if wave is Wave.START:
        raise RuleBroken("expectations_asked_again_later")


@dataclass(frozen=True)
class PromisesKept:
    """What the programme promised, as those who were asked see it.

    `kept` and `partly` of `asked` answers by so many people; None where a number is too small
    to be told outside.
    """

    kept: int | None
    partly: int | None
    asked: int | None
    people: int | None

    @property
    def is_hidden(self) -> bool:
        """Whether the numbers are hidden because few people stand behind them."""
        return self.kept is None


def promises_kept(answers: Iterable[tuple[str, Kept]], *, leaving: bool) -> PromisesKept:
    """How many of the programme's promises were kept, from (person, answer) pairs.

    An expectation that nobody wants any longer is not counted. Nothing leaves of fewer than
    five people, and no answer that one to four people gave.
    """
    told = [(person, kept) for person, kept in answers if kept is not Kept.CHANGED]
    people = len({person for person, _ in told})
    counts: Counter[Kept] = Counter(kept for _, kept in told)
    if not leaving:
        return PromisesKept(counts[Kept.KEPT], counts[Kept.PARTLY], len(told), people)
    if 0 < people < SMALL:
        return PromisesKept(None, None, None, None)
    behind = {kept.value: len({who for who, one in told if one is kept}) for kept in Kept}
    shown = fit_to_tell(behind)

    def fit(kept: Kept) -> int | None:
        return None if shown[kept.value] is None else counts[kept]

    hidden = any(slips is None for slips in shown.values())
    # A total beside one number tells the other two together, so it goes with any of them.
    return PromisesKept(fit(Kept.KEPT), fit(Kept.PARTLY), None if hidden else len(told), people)


def fit_to_tell(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Counts of slips as they may leave: 1 to 4 hidden, 0 may stand, and nothing to work out.

    Where anything is hidden the hidden cells number two at least and hold five slips at least
    together, so that the total less what stands tells nobody's answer. Where that cannot be,
    everything but zeros goes.
    """
    small = {key for key, slips in counts.items() if 0 < slips < SMALL}
    if not small:
        return dict(counts)
    hidden = set(small)
    for key in sorted(counts, key=lambda key: (counts[key], key)):
        if len(hidden) >= 2 and sum(counts[one] for one in hidden) >= SMALL:
            break
        if counts[key] and key not in hidden:
            hidden.add(key)
    if len(hidden) < 2 or sum(counts[one] for one in hidden) < SMALL:
        hidden = {key for key, slips in counts.items() if slips}
    return {key: None if key in hidden else slips for key, slips in counts.items()}


def total_to_tell(counts: Mapping[str, int]) -> int | None:
    """How many slips there were, hidden where they are few or where one answer alone was given."""
    total = sum(counts.values())
    shown = fit_to_tell(counts)
    hidden = [key for key, slips in shown.items() if slips is None]
    if 0 < total < SMALL or len(hidden) == 1:
        return None
    return total


def winner(slips: Mapping[str, int]) -> str | None:
    """The version with the most slips; none where nobody chose or two stand level."""
    most = max(slips.values(), default=0)
    first = [key for key, count in slips.items() if count == most]
    return first[0] if most and len(first) == 1 else None
