"""The tree of a figure: its formula with numbers, and its change shared out among what is read, down to inputs."""
