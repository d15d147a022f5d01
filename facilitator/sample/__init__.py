"""Builds the sample programme: invented people and bodies, the same every time for a day."""
