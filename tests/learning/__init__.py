"""Learning exchanges."""
