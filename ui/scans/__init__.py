"""Papers that came back."""
