"""Topics that people offer and ask for: found by name in either language, made where missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.people.names import folded
from facilitator.store.tables import Skill, Topic

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from facilitator.store.journal import Step
    from facilitator.vocabulary import SkillKind


def put_skills(step: Step, person_id: uuid.UUID, kind: SkillKind, wanted: Sequence[str]) -> None:
    """Make a person's topics of one kind these, in this order."""
    topics = [topic_of(step, name.strip()) for name in dict.fromkeys(wanted) if name.strip()]
    standing = step.scalars(
        sa.select(Skill).where(Skill.person_id == person_id, Skill.kind == kind)
    ).all()
    by_topic = {skill.topic_id: skill for skill in standing}
    for place, topic in enumerate(dict.fromkeys(topics)):
        skill = by_topic.pop(topic, None)
        if skill is None:
            step.put(Skill(person_id=person_id, topic_id=topic, kind=kind, place=place))
        else:
            skill.place = place
    for skill in by_topic.values():
        step.delete(skill)


def topic_of(step: Step, name: str) -> uuid.UUID:
    """The topic of this name, accents and case apart; a new one where there is none."""
    key = folded(name)
    known: dict[str, uuid.UUID] = step.info.setdefault("topics", {})
    if not known:
        for topic in step.scalars(sa.select(Topic)):
            known[folded(topic.name_en)] = topic.id
            known[folded(topic.name_cy)] = topic.id
    if key not in known:
        known[key] = step.put(Topic(name_en=name, name_cy=name, folded=key)).id
        step.flush()
    return known[key]
