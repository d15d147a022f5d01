"""Papers: the pack of a gathering, what was issued, the progress summary."""
