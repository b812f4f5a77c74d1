"""Child processes: started here, ended here by their own ids, whatever happens in between."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

START_SECONDS = 60
STOP_SECONDS = 20
LOG_LINES = 20


class Failed(Exception):
    """A step of the benchmark that could not be done; the message is for the person who ran it."""


class Children:
    """Every long-running process of a benchmark. `end` and `end_all` stop nothing that was not started here."""

    def __init__(self, directory: pathlib.Path):
        self.directory = directory
        self.running: list[subprocess.Popen] = []
        self.started = 0

    def start(self, arguments: list, name: str, **options) -> "Child":
        """Starts a process with its output in a log file of the working directory."""
        self.started += 1
        log = self.directory / f"{self.started:02}-{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [str(argument) for argument in arguments],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, **options)
        self.running.append(process)
        return Child(self, process, name, log)

    def end(self, process: subprocess.Popen, stop_signal: int = signal.SIGTERM) -> None:
        """Asks the process to stop and insists after a while."""
        if process.poll() is None:
            process.send_signal(stop_signal)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(STOP_SECONDS)
        if process in self.running:
            self.running.remove(process)

    def end_all(self) -> None:
        for process in reversed(self.running.copy()):
            self.end(process)


class Child:
    """One started process."""

    def __init__(self, owner: Children, process: subprocess.Popen, name: str, log: pathlib.Path):
        self.owner, self.process, self.name, self.log = owner, process, name, log
        self.pid = process.pid

    def wait_for(self, pattern: str, seconds: float = START_SECONDS) -> re.Match:
        """Waits for a line of the output."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = re.search(pattern, self.log.read_text(errors="replace"), re.MULTILINE)
            if found:
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.005)
        raise Failed(f"{self.name} did not print {pattern!r} within {seconds} s; its output ends:\n{self.tail()}")

    def tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    def end(self) -> None:
        self.owner.end(self.process)

    def memory_mb(self, field: str = "VmRSS") -> float:
        """A memory figure of /proc/PID/status in megabytes: VmRSS is now, VmHWM the most so far."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(rf"^{field}:\s+(\d+) kB", status, re.MULTILINE)[1]) * 1024 / 1e6

    def forget_peak(self) -> None:
        """Begins VmHWM anew at the memory of now, see proc_pid_clear_refs(5)."""
        try:
            pathlib.Path(f"/proc/{self.pid}/clear_refs").write_text("5")
        except OSError as error:
            raise Failed(f"this kernel does not begin the peak of memory anew: {error}") from error


def show_logs(directory: pathlib.Path) -> None:
    """The ends of what the started programs printed, before their directory goes."""
    for log in sorted(directory.glob("*.log")):
        lines = log.read_text(errors="replace").splitlines()
        if len(lines) > 1:
            print(f"-- {log.name}", *lines[-LOG_LINES:], sep="\n", file=sys.stderr)


def free_port() -> int:
    """A TCP port of the loopback interface that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(arguments: list, seconds: float = 600, **options) -> str:
    """Runs a command to its end and gives its output; a failing one ends the benchmark with what it said."""
    arguments = [str(argument) for argument in arguments]
    try:
        done = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds,
                              **{"text": True, **options})
    except FileNotFoundError as error:
        raise Failed(f"{arguments[0]} is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise Failed(f"{' '.join(arguments)[:200]} took more than {seconds} s") from error
    if done.returncode != 0:
        said = done.stderr or done.stdout
        said = said if isinstance(said, str) else said.decode(errors="replace")
        raise Failed(f"{' '.join(arguments)[:300]} failed ({done.returncode}):\n{said[-2000:]}")
    return done.stdout


def is_root() -> bool:
    return os.geteuid() == 0
