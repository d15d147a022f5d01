"""Invented papers of every kind beside those of a session day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import Respondent
from facilitator.exchange_vocabulary import BoardSort
from facilitator.papers.addresses import (
    Label,
    PhoneLine,
    Shift,
    labels_paper,
    phone_list_paper,
)
from facilitator.papers.answer import AnswerSheet, answer_paper
from facilitator.papers.blank_set import blank_set
from facilitator.papers.board import PinnedBoard, PinnedLine, board_paper
from facilitator.papers.cards import (
    AskOffer,
    HourCard,
    HourStep,
    ask_offer_paper,
    chemistry_paper,
    hour_cards_paper,
)
from facilitator.papers.deputy import DeputyPage, deputy_paper
from facilitator.papers.expectations import ExpectationsSheet, RulesSaid, expectations_paper
from facilitator.papers.goal_slips import GoalSlip, goal_slips_paper
from facilitator.papers.induction import (
    BallotSlips,
    Induction,
    RulesText,
    ballot_paper,
    induction_paper,
)
from facilitator.papers.invitation import Invitation, invitation_paper
from facilitator.papers.kinds import PaperKind
from facilitator.papers.letters_asking import (
    ReleaseLetter,
    Standing,
    StandingLetter,
    release_letter_paper,
    standing_letter_paper,
)
from facilitator.papers.more_agreements import (
    Body,
    Ready,
    Reciprocal,
    RingAgreement,
    RingMember,
    ThreeWay,
    reciprocal_paper,
    ring_agreement_paper,
    three_way_paper,
)
from facilitator.papers.notices import NOTICES, ProgrammeFacts, notice_paper
from facilitator.papers.own_data import (
    HeldSection,
    HeldSections,
    OwnDataPack,
    own_data_paper,
)
from facilitator.papers.practice import Log, LogColumn, LogTable, log_paper, survey_paper
from facilitator.papers.recognised import (
    Certificate,
    ClosingLetter,
    ManagerLetter,
    certificate_paper,
    closing_letter_paper,
    manager_letter_paper,
)
from facilitator.papers.reports import (
    MatrixSheet,
    OrganisationStatement,
    Partner,
    Poster,
    Story,
    StorySheet,
    matrix_paper,
    organisation_statement_paper,
    posters_paper,
    story_paper,
)
from facilitator.papers.room import (
    Badge,
    Seat,
    SeatedTable,
    Seating,
    badges_paper,
    seating_paper,
    table_cards_paper,
)
from facilitator.papers.rounds import (
    PairedWith,
    Profile,
    RotaDay,
    RotaRound,
    paired_paper,
    profiles_paper,
    rota_paper,
)
from facilitator.papers.shared import UNNAMED, Named
from facilitator.papers.survey_forms import survey_forms_paper
from facilitator.words import Language
from tests.papers.examples import AGREEMENT, TOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.plan import Paper

DAY = dt.date(2027, 1, 14)
COUNCIL = Named("Cyngor Dyffryn Glas", "Dyffryn Glas Council")
BOARD = Named("Bwrdd Iechyd Prifysgol Glan Môr", "Glan Môr University Health Board")
FACTS = ProgrammeFacts(
    top=TOP,
    facilitator="Mair ap Rhys",
    contact="mair@glannau.example\n01632 960147",
    concerns="Gwen Parri, 01632 960123",
    data_contact="data@glannau.example",
    retention_months=24,
)
RULES = RulesText(
    Named("Rheolau'r glannau", "Rules of the shores"),
    ("Rydym yn dod.", "Rydym yn rhoi ymlaen."),
    ("We come.", "We pass it on."),
)
LABELS = (
    Label("Siân Llŵyd-Ŵyr", "Gwasanaethau Plant", Named("Cyngor Dyffryn Glas", "Dyffryn Glas")),
    Label("Tomasz Błażejewski", "", Named("Bwrdd Iechyd", "Glan Môr Health Board"), Language.EN),
)
PHONES = (
    PhoneLine(
        "Siân Llŵyd-Ŵyr", Named("Cyngor", "Council"), "01632 960 001", "sian@example.invalid"
    ),
    PhoneLine("Tomasz Błażejewski", UNNAMED, "", "tomasz@example.invalid"),
)
BADGES = (
    Badge("Siân", "Siân Llŵyd-Ŵyr", COUNCIL, speaks_welsh=True),
    Badge("Tomasz", "Tomasz Błażejewski", BOARD, language=Language.EN),
    Badge("Layla", "Layla Haddad ليلى حداد", UNNAMED, language=Language.EN),
)
ROTA = (
    RotaDay(
        Named("Diwrnod agoriadol", "Opening day"),
        dt.date(2026, 9, 10),
        (
            RotaRound(1, (("Siân Llŵyd-Ŵyr", "Tomasz Zając", "Mair ap Rhys"),), ("Aled Puw",)),
            RotaRound(2, (("Tomasz Zając", "Aled Puw", "Siân Llŵyd-Ŵyr"),), ("Mair ap Rhys",)),
        ),
    ),
)
PARTNERS = (
    PairedWith(
        "Tomasz Błażejewski", gives=True, sessions=6, minutes=60, begins=DAY, organisation=BOARD,
        topics=(Named("Arwain newid", "Leading change"),), languages=("cy", "en"),
    ),
    PairedWith("Mair ap Rhys", gives=False, sessions=1, minutes=45, begins=DAY),
)  # fmt: skip
PROFILES = (
    Profile(
        "P001",
        "Siân Llŵyd-Ŵyr",
        Named("Cyngor Traeth", "Strand Council"),
        (Named("Arwain newid", "Leading change"),),
        (Named("Cadeirio", "Chairing"),),
        ("cy", "en"),
    ),
)
SEATING = Seating(
    top=TOP,
    gathering=Named("Diwrnod agored", "Open day"),
    on=DAY,
    tables=(
        SeatedTable(1, Named("Glaslyn", "Glaslyn"), ("Siân Llŵyd-Ŵyr", "Tomasz Błażejewski")),
        SeatedTable(2, UNNAMED, ("Layla Haddad",)),
    ),
    seats=(Seat("Layla Haddad", 2), Seat("Siân Llŵyd-Ŵyr", 1), Seat("Tomasz Błażejewski", 1)),
)
TOPICS = (Named("Llesiant yn y gwaith", "Wellbeing at work"), Named("Cadeirio", "Chairing"))
HOUR_CARDS = (
    HourCard(
        "Siân",
        60,
        DAY,
        (
            HourStep("Tomasz", COUNCIL, 45, dt.date(2027, 2, 3)),
            HourStep("", BOARD, 60, dt.date(2027, 3, 9)),
            HourStep("", UNNAMED, 60, dt.date(2027, 4, 9), came_home=True),
        ),
    ),
    HourCard("Tomasz", 45, DAY, (), Language.EN),
)
INDUCTION = Induction(
    top=TOP,
    name="Siân Llŵyd-Ŵyr",
    facilitator="Mair ap Rhys",
    programme_gives=("Gathering in the winter",),
    programme_gets=("A word when plans change",),
    gives=("Six hours of coaching",),
    rules=RULES,
)
THREE_WAY = ThreeWay(
    TOP, AGREEMENT.gives, AGREEMENT.receives, "Gwen Parri", "Mair ap Rhys", 6, 60, DAY,
    dt.date(2027, 6, 18),
)  # fmt: skip
RING = RingAgreement(
    TOP,
    "Glaslyn",
    tuple(
        RingMember(name, COUNCIL, to)
        for name, to in (("Siân", "Tomasz"), ("Tomasz", "Layla"), ("Layla", "Siân"))
    ),
    6,
    60,
    dt.date(2027, 6, 18),
    "Mair ap Rhys",
)
RECIPROCAL = Reciprocal(
    TOP,
    "R001",
    "Rooms and coaches",
    Body(
        COUNCIL, "Gwen Parri", "01632 960123", (Ready("Two coaches", 1200), Ready("A room", 0, 6))
    ),
    Body(BOARD),
    DAY,
    dt.date(2028, 1, 14),
)
STATEMENT = OrganisationStatement(
    TOP, COUNCIL, "Gwen Parri", DAY, dt.date(2027, 3, 31), 900, 1260, 7, 4,
    (Partner(BOARD, 600, 900),), Partner(UNNAMED, 300, 360),
)  # fmt: skip
MATRIX = MatrixSheet(TOP, ((COUNCIL, "DG", 0), (BOARD, "GM", 1)), ((0, 1, 600), (1, 0, 900)))
MANY = MatrixSheet(
    TOP,
    tuple((Named(f"Sefydliad {n}", f"Organisation {n}"), f"O{n}", n % 12) for n in range(14)),
    ((0, 1, 600), (13, 2, 45)),
)
POSTER = Poster(
    TOP, "Glaslyn", 6, 60,
    (("Siân", "DG", 0), ("Tomasz", "GM", 1), ("Layla", "DG", 0)), (True, False, True),
)  # fmt: skip
STORIES = StorySheet(
    TOP, (Story("Each hour was worth a week.", "Siân", "Tomasz"), Story("Diolch!", place=BOARD))
)
CERTIFICATE = Certificate(TOP, "Siân Llŵyd-Ŵyr", 1080, 3, DAY, dt.date(2027, 6, 18), "Mair ap Rhys")
MANAGER = ManagerLetter(
    TOP, "Siân Llŵyd-Ŵyr", "Gwen Parri", 1080, DAY, "Mair ap Rhys", "mair@glannau.example"
)
LOG = Log(
    TOP,
    "Siân Llŵyd-Ŵyr",
    (
        LogTable(
            Named("ICF: cofnod", "ICF: log"),
            (LogColumn("Cleient", "Client"), LogColumn("Oriau", "Hours")),
            (("Cleient 1", "6"),),
            (("Client 1", "6"),),
        ),
    ),
    360,
    300,
    ("ILM 5",),
)
PINNED = PinnedBoard(
    TOP,
    "mair@glannau.example",
    (PinnedLine("A room in the west", BoardSort.ROOM, COUNCIL, 0, 1, "Llanfair", DAY),),
    (),
)
INVITED = Invitation(TOP, "Siân", 2, TOPICS, (), (Language.CY,))
ANSWERED = AnswerSheet(
    TOP, "Hours", "Hours by month", ("Month", "Hours"), (("January", "6"),), is_leaving=True,
    has_hidden=True,
)  # fmt: skip
EXPECTED = ExpectationsSheet(
    TOP, "Siân Llŵyd-Ŵyr", "Mair ap Rhys", ("Time",), ("Practice",), ("A gathering",),
    rules=RulesSaid(1, (Named("Rydym yn dod.", "We come."),), DAY),
)  # fmt: skip
HELD = HeldSections(
    (HeldSection("Person", ((("Name", "Siân Llŵyd-Ŵyr"), ("Region", "North")),)),),
    (("14 January 2027", "Siân joined."),),
)
DEPUTY = DeputyPage(
    FACTS, ((DAY, Named("Diwrnod agored", "Open day"), TOP.cohort),), ((TOP.cohort, DAY),)
)

STANDING = {
    "request-note": StandingLetter(
        TOP, "Siân", FACTS.facilitator, FACTS.contact, Standing.FOUND, DAY,
        "somebody to think with before a hard month", "Tomasz Błażejewski", manager_asked=True,
    ),
    "request-note while looking": StandingLetter(
        TOP, "Siân", FACTS.facilitator, FACTS.contact, Standing.LOOKING
    ),
    "place-letter": StandingLetter(
        TOP, "Siân", FACTS.facilitator, FACTS.contact, Standing.ACCEPTED, DAY,
        starts=dt.date(2027, 2, 3),
    ),
    "place-letter from the waiting list": StandingLetter(
        TOP, "Layla", FACTS.facilitator, FACTS.contact, Standing.WAITING_LIST, DAY,
        manager_asked=True,
    ),
}  # fmt: skip
RELEASE = ReleaseLetter(
    TOP, "Gwen Parri", "Siân Llŵyd-Ŵyr", FACTS.facilitator, FACTS.contact, 6, 60, 360, DAY,
    dt.date(2027, 6, 18),
)  # fmt: skip
GOAL_SLIPS = (
    GoalSlip("M001", "Siân", "Tomasz", ("Llesiant yn y gwaith", "Cadeirio")),
    GoalSlip("M002", "Layla", "Siân", language=Language.EN),
    GoalSlip("M003", "Tomasz", "Layla", ("One", "Two", "Three"), Language.EN),
)


def more_papers(languages: Sequence[Language]) -> dict[str, Paper]:
    """One paper of every further kind, in these languages."""
    language = languages[0]
    return {
        **{kind.value: notice_paper(kind, FACTS, languages) for kind in sorted(NOTICES)},
        "badges": badges_paper(TOP, BADGES),
        "labels": labels_paper(TOP, LABELS, Shift(1.5, -0.5, start=4)),
        "phone-list": phone_list_paper(TOP, PHONES, languages),
        "table-cards": table_cards_paper(TOP, BADGES),
        "seating": seating_paper(SEATING, languages),
        "rota": rota_paper(TOP, ROTA, languages),
        "profiles": profiles_paper(TOP, PROFILES, languages),
        "pairing-sheet": paired_paper(TOP, "Siân Llŵyd-Ŵyr", PARTNERS, languages),
        "ask-offer": ask_offer_paper(
            TOP, (AskOffer("Siân", COUNCIL, TOPICS, (), language), AskOffer("", UNNAMED, (), ()))
        ),
        "chemistry": chemistry_paper(FACTS, languages),
        "hour-card": hour_cards_paper(TOP, HOUR_CARDS),
        "induction": induction_paper(INDUCTION, languages),
        "ballot": ballot_paper(BallotSlips(TOP, (RULES, RULES), 4), languages),
        "three-way": three_way_paper(THREE_WAY, languages),
        "ring-agreement": ring_agreement_paper(RING, languages),
        "reciprocal": reciprocal_paper(RECIPROCAL, languages),
        "organisation-statement": organisation_statement_paper(STATEMENT, languages),
        "matrix": matrix_paper(MATRIX, languages),
        "matrix of many": matrix_paper(MANY, languages),
        "ring-poster": posters_paper((POSTER,), languages),
        "story": story_paper(STORIES, languages),
        "certificate": certificate_paper(CERTIFICATE, languages),
        "manager-letter": manager_letter_paper(MANAGER, languages),
        "closing-letter": closing_letter_paper(
            ClosingLetter(TOP, "Siân", 360, 300, "Mair ap Rhys"), languages
        ),
        **{name: standing_letter_paper(one, languages) for name, one in STANDING.items()},
        "release-letter": release_letter_paper(RELEASE, languages),
        "goal-slips": goal_slips_paper(TOP, GOAL_SLIPS),
        "survey-forms": survey_forms_paper(TOP, Respondent.CLIENT, languages),
        "credential-log": log_paper(PaperKind.CREDENTIAL_LOG, LOG, languages),
        "supervision-log": log_paper(PaperKind.SUPERVISION_LOG, LOG, languages),
        "invitation": invitation_paper(INVITED, languages),
        "answer": answer_paper(ANSWERED, language),
        "board": board_paper(PINNED, languages),
        "expectations": expectations_paper(EXPECTED, languages),
        "own-data": own_data_paper(
            OwnDataPack(TOP, "Siân Llŵyd-Ŵyr", "01632", tuple((one, HELD) for one in languages))
        ),
        "survey": survey_paper(TOP, languages),
        "deputy": deputy_paper(DEPUTY, languages),
        "blanks": blank_set(TOP, "Mair ap Rhys", languages),
    }
