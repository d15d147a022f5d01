"""History: every step, who, when and what; undo and redo."""
