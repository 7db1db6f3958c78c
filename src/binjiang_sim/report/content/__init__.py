"""What is said, whatever it is written as: the numbers, tables and sentences of a run and of a comparison."""
