"""How the window looks: colours, type, spacing, icons and the focus ring, in numbers."""
