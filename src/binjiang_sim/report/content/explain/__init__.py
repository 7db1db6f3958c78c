"""Why a figure is what it is, in tables and sentences."""
