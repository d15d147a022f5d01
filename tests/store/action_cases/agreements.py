"""Cases of agreements and papers: what is handed out cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.agreements import actions as a
from facilitator.agreements.rules import Signer
from facilitator.store.tables import Agreement, Cohort, Pairing
from facilitator.vocabulary import PairingState, PaperKind
from tests.store.action_cases.scans import handed_out
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from tests.store.every_action import Case

PAPER = a.PaperDraft(b"%PDF-1.7 papers", "cy", "ABCD-EFGH", 2, "cytundeb.pdf")
RUNNING = Pairing.state == PairingState.IN_FORCE

CASES: dict[str, Case] = {
    "issue_agreements": lambda p: (
        a.issue_agreements,
        a.IssueDraft([a.AgreementDraft(first(p, Pairing, RUNNING).id, "Z-2026-0001", [PAPER])]),
    ),
    "issue_summary": lambda p: (
        a.issue_summary,
        a.SummaryDraft("Z-2026-0002", [PAPER], first(p, Cohort).id),
    ),
    "issue_papers": lambda _p: (
        a.issue_papers,
        a.PapersDraft(
            [a.NumberedDraft(PaperKind.RING, "C1 R1", "Z-2026-0003", 1, PAPER)],
        ),
    ),
    "mark_paper_signed": lambda p: (
        a.mark_paper_signed,
        a.PaperSignatureDraft(p.do(handed_out, "Z-2026-0004").value, 1, "Siân, Elin", TODAY),
    ),
    "mark_signed": lambda p: (
        a.mark_signed,
        a.SignatureDraft(*first(p, Agreement), list(Signer), TODAY, "Cabinet 3"),
    ),
    "mark_several_signed": lambda p: (
        a.mark_several_signed,
        a.SignaturesDraft(
            [
                a.SignatureDraft(*first(p, Agreement, skip=at), [Signer.COACH], TODAY)
                for at in range(2)
            ]
        ),
    ),
}
