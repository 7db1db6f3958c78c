"""Because of what: a figure, its growth or a difference of two plans shared out among its causes, adding up exactly."""
