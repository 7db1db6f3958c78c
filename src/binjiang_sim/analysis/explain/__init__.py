"""Why a figure is what it is: shares that add up, of what was changed, ordered or assumed."""
