"""Charts as pure lists of marks: one painter draws them on paper, one on the screen."""
