"""Every kind of paper that can be printed: from the record to plans ready to render."""
