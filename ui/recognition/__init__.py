"""Thanks in the window."""
