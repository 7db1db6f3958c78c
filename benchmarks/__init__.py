"""Speed, measured: `python -m benchmarks` prints every row of the table of targets as a ratio of two sides of one run.

Each family of rows has a file of its own under `rows/`; a row is a function that returns a `Measured`. Both sides of a
ratio run in turn, several rounds, and the medians are compared, so that a busy machine slows both alike.
"""
