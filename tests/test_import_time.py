"""Importing the package is quick: what is heavy is imported where it is used."""

import subprocess
import sys

HEAVY = ("scipy.stats", "pandas", "matplotlib", "xarray", "pydantic", "multiprocessing", "concurrent.futures")


def test_importing_the_package_loads_nothing_heavy():
    command = [sys.executable, "-X", "importtime", "-c", "import binjiang_sim"]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    loaded = {line.rpartition("|")[2].strip() for line in report.splitlines() if line.startswith("import time:")}
    assert "binjiang_sim" in loaded
    assert sorted(loaded & set(HEAVY)) == []
