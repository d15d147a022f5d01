"""The wizard of leaving."""
