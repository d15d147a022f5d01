"""This week: what needs the facilitator's attention, and by which rule."""
