"""What to do, in words and tables: plans side by side, and what to watch."""
