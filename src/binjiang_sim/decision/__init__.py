"""What to do instead: plans that would reach a target, when a plan would fail, and what to watch."""
