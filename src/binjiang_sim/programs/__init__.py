"""How a model is computed: its equations as one list of instructions, and the programs printed from the list."""

from .instructions import Code, Instruction, Step, translate
from .simulate import Program, compiled, instants, simulate

__all__ = ["Code", "Instruction", "Program", "Step", "compiled", "instants", "simulate", "translate"]
