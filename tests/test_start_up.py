"""What the start of a command loads."""

import subprocess
import sys


def loaded(*words):
    """The modules that a command has loaded when it ends."""
    code = (
        "import sys; from binjiang_sim.cli import main\n"
        f"try: main({list(words)!r})\n"
        "except SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_a_command_loads_neither_what_runs_nor_what_draws_before_it_is_needed():
    found = loaded("--version")
    assert not {one for one in found if one.startswith(("binjiang_sim.projection", "binjiang_sim.analysis", "scipy"))}
    assert not {"pandas", "xarray", "matplotlib", "pydantic"} & found
