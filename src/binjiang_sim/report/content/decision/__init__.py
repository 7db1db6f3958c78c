"""What is said to those who decide: when a plan would fail."""
