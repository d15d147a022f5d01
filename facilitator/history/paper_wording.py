"""What papers and the pages that came back are called in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: Mapping[str, str] = {"scan": N_("Page that came back")}

FIELDS: Mapping[str, str] = {
    "paper_id": N_("Issued paper"), "digest": N_("What the page shows"),
    "came": N_("Came back"), "page": N_("Page"), "why": N_("Why it is on the tray"),
    "subject": N_("About"), "signed_by": N_("Signed by"), "signed": N_("Signed by all"),
    "witnessed_by": N_("Witnessed by"),
}  # fmt: skip

VALUES: Mapping[str, str] = {
    "agreement-three-way": N_("agreement with a sponsor"),
    "agreement-ring": N_("ring agreement"),
    "agreement-organisations": N_("agreement between organisations"),
    "statement": N_("statement"), "organisation-statement": N_("organisation’s statement"),
}  # fmt: skip
