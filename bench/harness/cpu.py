"""Processor time: of the servers for each request, and of everybody else on the machine during a run."""

import os
import pathlib

TICKS = os.sysconf("SC_CLK_TCK")


def _stat_fields(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the command's name, which may itself hold spaces."""
    text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    return text[text.rindex(")") + 2:].split()


def _tree(root: int) -> list[int]:
    """A process and all its living descendants."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                children.setdefault(int(_stat_fields(int(entry))[1]), []).append(int(entry))
            except OSError:
                continue  # ended while we looked
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children.get(pid, [])
    return found


def seconds_of(root: int) -> float:
    """Processor seconds of a process, its descendants, and those of them that have ended already."""
    total = 0
    for pid in _tree(root):
        try:
            total += sum(int(field) for field in _stat_fields(pid)[11:15])
        except OSError:
            continue
    return total / TICKS


def _machine_seconds() -> float:
    """Processor seconds spent by all processes (user, nice, system) and taken by the hypervisor (steal).

    Interrupt time is left out: the loopback traffic of the benchmark itself causes it.
    """
    fields = [int(field) for field in pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    return (fields[0] + fields[1] + fields[2] + fields[7]) / TICKS


class Watch:
    """From its making until `stop`: what the given servers used, and what processes used that are not ours."""

    def __init__(self, servers: list[int]):
        self.servers = servers
        self.before = self._now()

    def _now(self) -> tuple[float, float, float]:
        return _machine_seconds(), seconds_of(os.getpid()), sum(seconds_of(pid) for pid in self.servers)

    def stop(self, wall_seconds: float) -> tuple[float, float]:
        """Processor seconds of the servers, and foreign load in cores."""
        machine, ours, servers = (now - before for now, before in zip(self._now(), self.before))
        return servers, max(0.0, machine - ours) / wall_seconds
