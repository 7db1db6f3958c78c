"""Because of what, in words and tables."""
