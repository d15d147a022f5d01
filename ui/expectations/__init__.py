"""What people expect of each other, and the rules, in the window."""
