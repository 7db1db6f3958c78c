"""What is said of several plans: which inputs differ, what moves, what it costs."""
