"""What the figures were measured on and with."""

import datetime
import os
import pathlib
import platform
import re
import shutil
import subprocess

from . import disk
from .processes import Failed, run


def _first_line(arguments: list, pattern: str = r"^.*$") -> str:
    try:
        return re.search(pattern, run(arguments, seconds=30), re.MULTILINE)[0].strip()
    except (Failed, TypeError):
        return "unknown"


def _wrk_version() -> str:
    # wrk ends with an error after printing its version.
    told = subprocess.run(["wrk", "-v"], capture_output=True, text=True, timeout=30).stdout
    return told.split("\n")[0].split(" Copyright")[0]


def describe(repository: pathlib.Path, work: pathlib.Path, extra: dict[str, str]) -> dict[str, str]:
    """Names and values for the head of the result."""
    cpuinfo = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*:\s*(.+)$", cpuinfo, re.MULTILINE)
    memory = int(re.search(r"^MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text(), re.MULTILINE)[1])
    facts = {
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit(repository),
        "processor": f"{os.cpu_count()} × {model[1] if model else platform.machine()}",
        "memory": f"{memory / 2**20:.0f} GiB",
        "kernel": platform.release(),
        "file system": file_system(work),
        "rustc": _first_line(["rustc", "--version"]),
        "wrk": _wrk_version(),
        "fdatasync with": disk.tool(),
    }
    return {**facts, **extra}


def commit(repository: pathlib.Path) -> str:
    if not shutil.which("git"):
        return "unknown"
    try:
        short = run(["git", "-C", repository, "rev-parse", "--short", "HEAD"]).strip()
        return short + (" with changes" if run(["git", "-C", repository, "status", "--porcelain"]).strip() else "")
    except Failed:
        return "not committed yet"


def file_system(path: pathlib.Path) -> str:
    """The type of file system under a path, from the longest mount point that leads to it."""
    best = ("", "unknown")
    for line in pathlib.Path("/proc/mounts").read_text().splitlines():
        _, point, kind = line.split()[:3]
        if (str(path) + "/").startswith(point.rstrip("/") + "/") and len(point) > len(best[0]):
            best = (point, kind)
    return best[1]
