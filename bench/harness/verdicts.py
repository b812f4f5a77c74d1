"""The targets, and whether each was reached."""

import dataclasses

from .fleet import CLAIMS_PER_CALL, Claimed
from .measure import Phase
from .requests import DEPTHS
from .wrk import Figures

# What was set out to be reached on a machine of two cores with client and server on it, 32 connections and
# authentication on. Ratios are to the bare server's answer in the same run.
GET_OF_CEILING = 0.40
PAGE_OF_CEILING = 0.10
DEEP_TIME_OF_FIRST = 1.2
SETUP_OF_CEILING = 0.25
APPLY_OF_CEILING = 0.15
APPLY_OF_FDATASYNC = 2.0
APPLY_P99_MS = 30.0
APPLY_OF_PGBENCH = 0.5
GET_OF_RIVAL = {"WireMock": 2.0, "Prism": 5.0}
CLAIM_SECONDS = 6.0
WORST_WAIT_MS = 100.0
IDLE_MB = 32.0
LOADED_MB = 96.0
COLD_START_MS = 50.0


@dataclasses.dataclass
class Verdict:
    """One line of the table. `reached` is None where no target was set."""

    what: str
    measured: str
    compared: str
    ratio: str
    target: str
    reached: bool | None
    note: str = ""


def _note(figures: Figures) -> str:
    parts = [f"p50 {figures.median('p50_ms'):.2f} ms, p99 {figures.median('p99_ms'):.2f} ms, {figures.median('cpu_us'):.0f} µs processor"]
    if figures.noisy:
        parts.append(f"(N) other load {figures.median('foreign'):.2f} cores")
    if figures.failures:
        parts.append(f"**{figures.failures} requests failed**")
    return ", ".join(parts)


def _ratio(what: str, subject: Figures, compared: str, rate: float, least: float | None) -> Verdict:
    ratio = subject.rate / rate
    reached = None if least is None else ratio >= least and not subject.failures
    return Verdict(what, f"{subject.rate:,.0f}/s", f"{compared}: {rate:,.0f}/s", f"{ratio:.3f}",
                   f"≥ {least:g}" if least is not None else "–", reached, _note(subject))


def _limit(what: str, value: float, unit: str, most: float | None, note: str = "") -> Verdict:
    reached = None if most is None else value <= most
    return Verdict(what, f"{value:,.1f} {unit}", "", "", f"≤ {most:g} {unit}" if most is not None else "–", reached, note)


def of_phase(phase: Phase, engine: str) -> list[Verdict]:
    """The lines of one number of devices. The ratios to the ceiling are targets of the embedded store; on
    PostgreSQL they are given for information and the write is compared with pgbench."""
    sqlite = engine == "sqlite"
    figures, size = phase.figures, f"{phase.devices:,} devices: "

    def least(value: float) -> float | None:
        return value if sqlite else None

    lines = [_ratio(size + "`devices.get`", figures["get"], "ceiling GET", figures["ceiling GET"].rate, least(GET_OF_CEILING)),
             _ratio(size + "`devices.list`, 100 a page, first pages", figures["list"],
                    f"ceiling, {phase.page_bytes:,} bytes", figures["ceiling page"].rate, least(PAGE_OF_CEILING))]
    lines += _depths(phase, size)
    lines.append(_ratio(size + "`/device/v1/setup`", figures["setup"], "ceiling POST", figures["ceiling POST"].rate, least(SETUP_OF_CEILING)))
    apply = figures["apply"]
    lines.append(_ratio(size + "`applyConfiguration`, durable", apply, "ceiling POST", figures["ceiling POST"].rate, least(APPLY_OF_CEILING)))
    lines.append(_ratio(size + "`applyConfiguration` against the disk", apply, "fdatasync", phase.disk_rate(), least(APPLY_OF_FDATASYNC)))
    lines.append(_limit(size + "`applyConfiguration` p99", apply.median("p99_ms"), "ms", least(APPLY_P99_MS), f"worst {max(run.max_ms for run in apply.runs):.0f} ms"))
    if phase.pgbench:
        lines.append(_ratio(size + "`applyConfiguration` against PostgreSQL itself", apply, "pgbench -N", phase.pgbench_rate(), APPLY_OF_PGBENCH))
    lines += [_ratio(size + f"`devices.get` against {name}", figures["get"], name, figures[name].rate, factor)
              for name, factor in GET_OF_RIVAL.items() if name in figures]
    return lines


def _depths(phase: Phase, size: str) -> list[Verdict]:
    lines = []
    for percent in DEPTHS[1:]:
        deep = phase.figures.get(f"depth {percent}")
        if deep:
            first = phase.figures["depth 0"]
            factor = first.rate / deep.rate
            lines.append(Verdict(size + f"`devices.list` at {percent} % of the largest customer", f"{deep.rate:,.0f}/s",
                                 f"its first pages: {first.rate:,.0f}/s", f"time × {factor:.2f}", f"≤ × {DEEP_TIME_OF_FIRST:g}",
                                 factor <= DEEP_TIME_OF_FIRST and not deep.failures, _note(deep)))
    return lines


def of_claims(claims: list[Claimed]) -> list[Verdict]:
    """Calls of 100,000; the slowest of them must be fast enough, not the average."""
    full = [claim for claim in claims if claim.devices == CLAIMS_PER_CALL]
    if not full:
        return []
    seconds = sorted(claim.seconds for claim in full)
    lines = [_limit(f"`claimAsync` of {CLAIMS_PER_CALL:,} from request to done, slowest of {len(full)}", seconds[-1], "s", CLAIM_SECONDS,
                    f"median {seconds[len(seconds) // 2]:.1f} s, fastest {seconds[0]:.1f} s")]
    waits = [claim.worst_wait_ms for claim in full if claim.worst_wait_ms is not None]
    if waits:
        lines.append(_limit("longest wait of another writer during a claim", max(waits), "ms", WORST_WAIT_MS,
                            f"median of the calls' longest waits {sorted(waits)[len(waits) // 2]:.0f} ms"))
    return lines


def of_server(idle_mb: float, phases: list[Phase], peak_mb: float, cold_ms: float) -> list[Verdict]:
    last = phases[-1]
    return [
        _limit("memory idle (resident, empty store)", idle_mb, "MB", IDLE_MB),
        _limit(f"memory loaded, {last.devices:,} devices (most seen after a run)", last.loaded_mb, "MB", LOADED_MB,
               f"peak over the server's life, with the claim calls: {peak_mb:.0f} MB"),
        _limit(f"cold start with {last.devices:,} devices, exec to first 200 of `/healthz`", cold_ms, "ms", COLD_START_MS),
    ]
