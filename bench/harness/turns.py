"""Turns of two binaries: each kind of load for a few seconds on the one, then on the other."""

import dataclasses
import http.client
import pathlib
import time
from collections.abc import Callable

from . import cpu, wrk
from .api import CUSTOMER_SCOPE
from .fleet import CLAIMS_PER_CALL
from .measure import WARM_UP_SECONDS, again
from .pairs import Compared, Pair, Turn, in_turns
from .postgres import Cluster
from .processes import Failed
from .requests import DISTINCT
from .sides import Origin, Side

CLAIMS_SMALL = 10_000
SMALL_CALLS = 3  # in a turn: one is over in half a second, and `done` is looked for every 20 ms only
CALLS_AT_ONCE = 4
MEMORY_ROUNDS = 3  # at most: a peak of memory varies less than a rate
DEPTH = 50  # percent of the largest customer's list

Say = Callable[[str], None]


@dataclasses.dataclass
class Load:
    """One kind of request, for one side. `status` is what every one of them must be answered with."""

    name: str
    requests: Callable[[], pathlib.Path]
    with_token: bool = True
    status: int = 200


def loads(side: Side) -> list[Load]:
    """What is sent in a round, in this order. The first three do next to nothing, so that they show what the server
    costs before a method begins."""
    made = side.requests
    fixed = {name: wrk.write_requests(made.directory / f"{name}.txt", [("GET", path)] * min(DISTINCT, len(side.fleet.devices)))
             for name, path in (("healthz", "/healthz"), ("unknown", "/no/such/path"))}
    get, deep = made.get(), made.deep_pages().get(DEPTH)
    return [
        Load("`/healthz`", again(fixed["healthz"]), with_token=False),
        Load("unknown path (404)", again(fixed["unknown"]), with_token=False, status=404),
        Load("`devices.get` without token (401)", again(get), with_token=False, status=401),
        Load("`devices.get`", again(get)),
        Load("`devices.list`, 100 a page, first pages", again(made.first_pages())),
        *([Load(f"`devices.list` at {DEPTH} % of the largest customer", again(deep))] if deep else []),
        Load("`/device/v1/setup`", again(made.setup()), with_token=False),
        Load("`applyConfiguration`, durable", made.apply),
    ]


def _check_status(side: Side, load: Load) -> None:
    """wrk tells refused answers from others, but not for what reason they were refused."""
    method, path = load.requests().read_text().split("\n", 1)[0].split("\t")[:2]
    connection = http.client.HTTPConnection("127.0.0.1", side.muster.port, timeout=10)
    try:
        connection.request(method, path)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise Failed(f"{side.name}: {method} {path}: {type(error).__name__} {error}") from error
    finally:
        connection.close()
    if status != load.status:
        raise Failed(f"{side.name}: {method} {path} was answered {status} instead of {load.status}")


def failures(run: wrk.Run, load: Load, seconds: float) -> int:
    """Requests of a run that were not answered as they should be. Where they should be refused, those that were not count;
    a run ends a little after its time, hence the hundredth."""
    if load.status == 200:
        return run.broken + run.refused
    missing = round(run.rate * seconds) - run.refused
    return run.broken + (missing if missing > run.rate * seconds / 100 else 0)


@dataclasses.dataclass
class Turns:
    """Two running servers, of which one is loaded at a time."""

    sides: tuple[Side, Side]
    cluster: Cluster | None
    seconds: int
    rounds: int
    say: Say

    def rates(self) -> list[Compared]:
        """Every kind of load in every round, so that the pairs of one load lie minutes apart."""
        prepared = {side.name: loads(side) for side in self.sides}
        compared = [Compared(load.name) for load in prepared["old"]]
        for number in range(self.rounds):
            tokens = {side.name: side.fleet.token(CUSTOMER_SCOPE) for side in self.sides}
            for position, kind in enumerate(compared):
                self._pair(kind, number, lambda side: self._rate(side, prepared[side.name][position], tokens[side.name]))
        return compared

    def claims(self, bulk: bool) -> list[Compared]:
        """claimAsync in turns. Both stores grow by the same devices."""
        kinds = [(Compared(f"`claimAsync` of {CLAIMS_SMALL:,}"), SMALL_CALLS, CLAIMS_SMALL)]
        if bulk:
            kinds.append((Compared(f"`claimAsync` of {CLAIMS_PER_CALL:,}"), 1, CLAIMS_PER_CALL))
        for kind, calls, size in kinds:
            for number in range(self.rounds):
                self._pair(kind, number, lambda side: self._claim(side, calls, size))
        return [kind for kind, _, _ in kinds]

    def _pair(self, kind: Compared, number: int, take: Callable[[Side], Turn]) -> None:
        turns = {}
        for side in in_turns(self.sides, number):
            other = next(one for one in self.sides if one is not side).muster.child.pid
            before, begin = cpu.seconds_of(other), time.perf_counter()
            turn = take(side)
            turn.idle = (cpu.seconds_of(other) - before) / (time.perf_counter() - begin)
            turns[side.name] = turn
        kind.pairs.append(Pair(**turns))
        pair = kind.pairs[-1]
        self.say(f"  round {number + 1}: {kind.name:<52} old {pair.old.rate:>10,.0f}/s  new {pair.new.rate:>10,.0f}/s  ratio {pair.ratio:.3f}"
                 f"  other load {max(pair.old.foreign, pair.new.foreign):.2f}" + (f"  {kind.failed} FAILED" if kind.failed else ""))

    def _servers(self, side: Side) -> list[int]:
        return [side.muster.child.pid] + ([self.cluster.child.pid] if self.cluster else [])

    def _rate(self, side: Side, load: Load, token: str) -> Turn:
        token, servers = token if load.with_token else None, self._servers(side)
        if load.status != 200:
            _check_status(side, load)
        # The other side's turn has taken the caches of the processor and of PostgreSQL.
        wrk.once(side.muster.base, load.requests(), WARM_UP_SECONDS, token, servers)
        run = wrk.measured(load.requests, side.muster.base, self.seconds, token, servers)
        return Turn(run.rate, run.cpu_us, run.foreign, failed=failures(run, load, self.seconds))

    def _claim(self, side: Side, calls: int, size: int) -> Turn:
        fleet, child = side.fleet, side.muster.child
        child.forget_peak()
        watch, begin, before = cpu.Watch(self._servers(side)), time.perf_counter(), len(fleet.claims)
        for _ in range(calls):
            fleet.claim(size)
        used, foreign = watch.stop(time.perf_counter() - begin)
        claims = fleet.claims[before:]
        return Turn(rate=calls * size / sum(claim.seconds for claim in claims), cpu_us=used / (calls * size) * 1e6, foreign=foreign,
                    peak_mb=child.memory_mb("VmHWM"), wait_ms=max(claim.worst_wait_ms for claim in claims))


@dataclasses.dataclass
class Peak:
    """Four claimAsync calls at one time on an empty store: most resident memory until all were done, and after their
    results had been read; seconds of the slowest call."""

    idle_mb: float
    done_mb: float
    read_mb: float
    seconds: float


def memory(origin: Origin, binaries: tuple[pathlib.Path, pathlib.Path], rounds: int, say: Say) -> dict[str, list[Peak]]:
    """The peaks of both binaries in turns, every turn on a fresh copy of the store and in a fresh process."""
    peaks: dict[str, list[Peak]] = {"old": [], "new": []}
    for number in range(min(rounds, MEMORY_ROUNDS)):
        for name, binary in in_turns(tuple(zip(peaks, binaries)), number):
            side = origin.copy(f"{name}-empty-{number}".replace("-", "_"), binary)
            side.muster.start()
            child = side.muster.child
            idle, done = child.memory_mb(), []
            seconds = side.fleet.claim_at_once(CALLS_AT_ONCE, CLAIMS_PER_CALL, lambda: done.append(child.memory_mb("VmHWM")))
            peak = Peak(idle, done[0], child.memory_mb("VmHWM"), max(seconds))
            side.muster.stop()
            origin.remove(side)
            peaks[name].append(peak)
            say(f"  round {number + 1}: {name}, {CALLS_AT_ONCE} × {CLAIMS_PER_CALL:,} claims at once: peak {peak.done_mb:.0f} MB, "
                f"{peak.read_mb:.0f} MB with the results read, {peak.seconds:.1f} s")
    return peaks
