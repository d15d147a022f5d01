"""The history of steps: who did what when, and what each step changed."""
