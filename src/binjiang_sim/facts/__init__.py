"""What is known: published figures with source, period, scope, price basis and bound, and formulas on them."""

from .derive import evaluate
from .ledger import Fact, Ledger, published

__all__ = ["Fact", "Ledger", "evaluate", "published"]
