"""The stamp of a run: made, put into files of every kind, read, and checked against the run made again."""
