"""The first layout: the record, the journal, archived papers, half-typed words."""

from facilitator.store.migrations import layout_1_1, layout_1_2, layout_1_3, layout_1_4, layout_1_5

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of an empty file."""
    layout_1_1.make()
    layout_1_2.make()
    layout_1_3.make()
    layout_1_4.make()
    layout_1_5.make()
