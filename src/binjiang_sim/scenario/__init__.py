"""What is asked: YAML files to a frozen Scenario, checked against the model, every fault with its place."""

from .load import load
from .scenario import Scenario
from .values import Distribution, Given, Label, Path, Process, Shock, Target

__all__ = ["Distribution", "Given", "Label", "Path", "Process", "Scenario", "Shock", "Target", "load"]
