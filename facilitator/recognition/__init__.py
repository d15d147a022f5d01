"""Thanks: recorded in one line, private or public by consent."""
