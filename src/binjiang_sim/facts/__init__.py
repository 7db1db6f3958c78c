"""What is known: published figures with source, period, scope, price basis and bound, formulas on them, their audit."""

from .audit import audit
from .audit_finding import AuditFinding
from .derive import evaluate
from .ledger import Fact, Ledger, published

__all__ = ["AuditFinding", "Fact", "Ledger", "audit", "evaluate", "published"]
