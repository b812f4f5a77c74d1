"""Rounds of runs, the ceiling's between the server's, so that a slow minute of the machine hits both."""

import dataclasses
import pathlib
import statistics
from collections.abc import Callable

from . import disk, wrk
from .api import CUSTOMER_SCOPE
from .fleet import Fleet
from .postgres import Cluster
from .processes import Child
from .requests import Requests
from .rivals import PATH as RIVAL_PATH

WARM_UP_SECONDS = 1
RIVAL_WARM_UP_SECONDS = 10  # a Java server needs that long to be compiled


@dataclasses.dataclass
class Target:
    """One thing measured with wrk."""

    name: str
    base: str
    requests: Callable[[], pathlib.Path]
    servers: list[int]
    token: str | None = None
    warm_up: int = WARM_UP_SECONDS


@dataclasses.dataclass
class Settings:
    """How long and how often."""

    seconds: int
    runs: int
    work: pathlib.Path


@dataclasses.dataclass
class Phase:
    """All figures at one number of devices."""

    devices: int
    page_bytes: int
    figures: dict[str, wrk.Figures] = dataclasses.field(default_factory=dict)
    fdatasync: list[float] = dataclasses.field(default_factory=list)
    pgbench: list[float] = dataclasses.field(default_factory=list)
    loaded_mb: float = 0.0

    def disk_rate(self) -> float:
        return statistics.median(self.fdatasync)

    def pgbench_rate(self) -> float:
        return statistics.median(self.pgbench)


def again(path: pathlib.Path) -> Callable[[], pathlib.Path]:
    """For requests that can be sent any number of times."""
    return lambda: path


def targets(fleet: Fleet, requests: Requests, ceiling: str, ceiling_pid: int, cluster: Cluster | None,
            rivals: dict[str, tuple[str, int]], page_bytes: int) -> list[Target]:
    """What is measured in a round, in this order."""
    base, token = fleet.muster.base, fleet.token(CUSTOMER_SCOPE)
    servers = [fleet.muster.child.pid] + ([cluster.child.pid] if cluster else [])

    def of_ceiling(name: str, line: tuple) -> Target:
        # The ceiling is sent the same header, so that both parse as many bytes.
        return Target(name, ceiling, again(requests.fixed(name, line)), [ceiling_pid], token)

    def of_muster(name: str, path: pathlib.Path) -> Target:
        return Target(name, base, again(path), servers, token)

    post_body = requests.apply().read_text().split("\n", 1)[0].split("\t")[2]
    requests.writes = 0
    rows = [of_ceiling("ceiling GET", ("GET", "/fixed")), of_muster("get", requests.get())]
    rows += [Target(name, rival_base, again(requests.fixed(name, ("GET", RIVAL_PATH))), [pid], token, RIVAL_WARM_UP_SECONDS)
             for name, (rival_base, pid) in rivals.items()]
    rows += [of_ceiling("ceiling page", ("GET", f"/fixed/{page_bytes}")), of_muster("list", requests.first_pages())]
    rows += [of_muster(f"depth {percent}", path) for percent, path in requests.deep_pages().items()]
    rows += [of_ceiling("ceiling POST", ("POST", "/fixed", post_body)),
             Target("apply", base, requests.apply, servers, token),
             Target("setup", base, again(requests.setup()), servers)]
    return rows


def phase(settings: Settings, fleet: Fleet, ceiling: Child, ceiling_base: str, cluster: Cluster | None,
          rivals: dict[str, tuple[str, int]], say: Callable[[str], None]) -> Phase:
    """Measures everything at the fleet's present size."""
    requests = Requests(fleet, settings.work)
    made = Phase(len(fleet.devices), requests.page_bytes())
    rows = targets(fleet, requests, ceiling_base, ceiling.pid, cluster, rivals, made.page_bytes)
    for row in rows:
        wrk.once(row.base, row.requests(), row.warm_up, row.token, row.servers)
        made.figures[row.name] = wrk.Figures(row.name)
    for number in range(settings.runs):
        made.fdatasync.append(disk.fdatasyncs_per_second(settings.work, settings.seconds))
        if cluster:
            made.pgbench.append(cluster.pgbench(settings.seconds))
        for row in rows:
            run = wrk.measured(row.requests, row.base, settings.seconds, row.token, row.servers)
            made.figures[row.name].runs.append(run)
            made.loaded_mb = max(made.loaded_mb, fleet.muster.child.memory_mb())
            say(f"  {made.devices:>9,} devices, run {number + 1}: {row.name:<12} {run.rate:>10,.0f}/s  p99 {run.p99_ms:.2f} ms"
                f"  other load {run.foreign:.2f}" + (f"  {run.refused + run.broken} FAILED" if run.refused + run.broken else ""))
    return made
