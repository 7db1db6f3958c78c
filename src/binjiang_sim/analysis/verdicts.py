"""Words for shares of draws that no other seed would change lightly."""

from __future__ import annotations

from dataclasses import replace

from ..projection import Proportion
from .differences import SURE

LIKELY = 3 / 4  # a chance of two in three is open: a reader hears more in "likely"


# The words of `verdict` for a target: up is met, down is missed.
TARGET_WORDS = {
    "up": "will_be_met",
    "likely_up": "likely",
    "open": "open",
    "likely_down": "unlikely",
    "down": "will_be_missed",
}


def target_verdict(met: Proportion) -> str:
    """One word for the chance of a target; the more open one where its interval straddles a limit."""
    return TARGET_WORDS[verdict(met, replace(met, hits=met.draws - met.hits))]


def verdict(up: Proportion, down: Proportion) -> str:
    """The word for the shares of the draws that go up and down, the others staying the same.

    "up", "down" or "same" when more than nine draws in ten agree, "likely_up" or "likely_down" from three quarters on,
    else "open". A share counts with the lower end of its interval: where that straddles a limit, the word is the more
    open.
    """
    same = replace(up, hits=up.draws - up.hits - down.hits)
    for share, word in ((up, "up"), (down, "down"), (same, "same")):
        if share.low > SURE:
            return word
    return "likely_up" if up.low >= LIKELY else "likely_down" if down.low >= LIKELY else "open"
