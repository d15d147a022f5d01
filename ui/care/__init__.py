"""Staying in touch in the window: what is noticed, the steps taken, their dialogs."""
