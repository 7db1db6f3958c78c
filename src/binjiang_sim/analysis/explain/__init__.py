"""Why a figure is what it is: growth by cause."""
