"""Where things lie in this repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
VAR = ROOT / "var"
VENDOR = ROOT / "lms" / "static" / "lms" / "vendor"


def venv_command(name: str) -> str:
    """Path of a command inside the virtual environment."""
    return str(VENV / "bin" / name)
