"""A few programs that run together in the foreground: they start together and stop together."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from types import FrameType

from scripts.project import ROOT

POLITE_SECONDS = 10


class Together:
    """Programs that start together; a signal to us stops all of them, and none goes on without the others.

    Each is a process group of its own, so that Ctrl-C reaches it through us and once: with one signal from
    the terminal and one from its own parent, a worker of granian can hang while it stops.
    """

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.asked_to_stop: int | None = None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._remember)

    def __enter__(self) -> "Together":
        return self

    def __exit__(self, *problem: object) -> None:
        self._stop()

    def start(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        """Start one program under a name that a message can use."""
        self.running[name] = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, process_group=0
        )

    def died(self) -> str | None:
        """A sentence about the first program that ended by itself, or None while all run."""
        for name, process in self.running.items():
            if process.poll() is not None:
                return f"The {name} stopped by itself (exit code {process.returncode}); stopping the rest."
        return None

    def wait(self) -> int:
        """Wait for a signal (0) or for a program that dies by itself (1); leaving the block stops the rest."""
        while self.asked_to_stop is None and not self.died():
            time.sleep(0.2)
        sentence = self.died() if self.asked_to_stop is None else None
        print(sentence or "  stopping", file=sys.stderr, flush=True)
        return 1 if sentence else 0

    def _stop(self) -> None:
        """End all programs: politely, and what is still there after ten seconds by force."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + POLITE_SECONDS
        while any(process.poll() is None for process in self.running.values()) and time.monotonic() < deadline:
            time.sleep(0.1)
        for process in self.running.values():
            # Also the workers of a program that is gone itself.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _remember(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = number
