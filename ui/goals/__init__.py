"""Goals and ratings in the window."""
