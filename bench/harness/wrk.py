"""Load with wrk: one thread, 32 connections, requests prepared beforehand."""

import dataclasses
import json
import os
import pathlib
import re
import statistics

from . import cpu, processes

CONNECTIONS = 32
NOISE_CORES = 0.15  # other processes' load above which a run is repeated, and marked if it stays
ATTEMPTS = 3
SCRIPT = pathlib.Path(__file__).with_name("replay.lua")


@dataclasses.dataclass
class Run:
    """The figures of one run of wrk."""

    rate: float
    p50_ms: float
    p99_ms: float
    max_ms: float
    cpu_us: float
    foreign: float
    refused: int
    broken: int


@dataclasses.dataclass
class Figures:
    """All runs of one thing measured; the summary takes the median of each figure."""

    name: str
    runs: list = dataclasses.field(default_factory=list)

    def median(self, field: str) -> float:
        return statistics.median(getattr(run, field) for run in self.runs)

    @property
    def rate(self) -> float:
        return self.median("rate")

    @property
    def noisy(self) -> bool:
        return self.median("foreign") > NOISE_CORES

    @property
    def failures(self) -> int:
        return sum(run.refused + run.broken for run in self.runs)


def write_requests(path: pathlib.Path, lines) -> pathlib.Path:
    """A file of requests for replay.lua: (method, path) or (method, path, body)."""
    path.write_text("".join("\t".join(line) + "\n" for line in lines))
    return path


def once(base: str, requests: pathlib.Path, seconds: int, token: str | None, servers: list[int]) -> Run:
    """One run; `servers` are the processes whose processor time is counted for the request."""
    environment = {**os.environ, "LC_ALL": "C"}
    environment.pop("BENCH_TOKEN", None)
    if token:
        environment["BENCH_TOKEN"] = token
    watch = cpu.Watch(servers)
    output = processes.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s",
         "-s", SCRIPT, base, "--", requests],
        seconds=seconds + 60, env=environment)
    found = re.search(r"^\{.*\}$", output, re.MULTILINE)
    if not found:
        raise processes.Failed(f"wrk printed no figures:\n{output[-1000:]}")
    told = json.loads(found[0])
    servers_used, foreign = watch.stop(told["micros"] / 1e6)
    if not told["requests"]:
        raise processes.Failed(f"no request to {base} was answered:\n{output[-1000:]}")
    return Run(
        rate=told["requests"] / told["micros"] * 1e6, p50_ms=told["p50"] / 1e3, p99_ms=told["p99"] / 1e3,
        max_ms=told["max"] / 1e3, cpu_us=servers_used / told["requests"] * 1e6, foreign=foreign,
        refused=told["refused"], broken=told["broken"])


def measured(make_requests, base, seconds, token, servers) -> Run:
    """The quietest of a few runs: a run during which others used the machine is repeated.

    `make_requests` is called for every attempt, since a run of writes uses its requests up.
    """
    best = None
    for _ in range(ATTEMPTS):
        run = once(base, make_requests(), seconds, token, servers)
        if best is None or run.foreign < best.foreign:
            best = run
        if best.foreign <= NOISE_CORES:
            break
    return best
