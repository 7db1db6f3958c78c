"""The page of tests that a sceptic would run: `python -m docs.review` writes docs/model_review.md and .zh.md."""
