"""Measures of how much each uncertain input moves an outcome: functions of arrays, and the designs they need."""
