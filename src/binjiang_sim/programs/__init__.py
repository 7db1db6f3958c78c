"""How a model is computed: its equations as one list of instructions, and the programs printed from the list."""

from .instructions import Code, Instruction, Step, translate
from .simulate import Program, compiled, simulate

__all__ = ["Code", "Instruction", "Program", "Step", "compiled", "simulate", "translate"]
