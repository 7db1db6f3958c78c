"""What to do instead, and when a plan would fail, in words and tables."""
