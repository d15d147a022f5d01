"""What people expect of each other, and the programme's rules."""
