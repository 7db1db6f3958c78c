"""Why a figure is what it is, and why it differs between scenarios."""
