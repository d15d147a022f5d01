"""The board, learning exchanges and mutual aid in the window."""
