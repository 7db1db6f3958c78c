"""The first page: whether the plan is met, because of what, what instead, and how sure that is."""
