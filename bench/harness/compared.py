"""The result of a comparison as Markdown: what was compared, rates by pair, claims, memory."""

import dataclasses
import statistics

from .pairs import PAIRS_FOR_A_VERDICT, Compared
from .turns import CALLS_AT_ONCE, Peak

_VERDICT = {"slower": "**slower**", "failed": "**failed**"}
HEALTHZ, REFUSED = 0, 2  # places of the loads in harness.turns.loads


@dataclasses.dataclass
class Result:
    """Everything about one engine."""

    engine: str
    devices: int
    facts: dict[str, str]
    remarks: list[str]
    rates: list[Compared]
    claims: list[Compared]
    memory: dict[str, list[Peak]]

    def bad(self) -> list[str]:
        """What is slower, and what was answered wrongly."""
        return [f"{kind.name}: {kind.verdict}" for kind in self.rates + self.claims if kind.verdict in _VERDICT]

    def raw(self) -> dict:
        """For programs: every single turn, with the ratios and verdicts made of them."""
        kinds = [{"name": kind.name, "ratios": kind.ratios, "verdict": kind.verdict, "pairs": [dataclasses.asdict(pair) for pair in kind.pairs]}
                 for kind in self.rates + self.claims]
        memory = {name: [dataclasses.asdict(peak) for peak in peaks] for name, peaks in self.memory.items()}
        return {"engine": self.engine, "devices": self.devices, "facts": self.facts, "remarks": self.remarks, "loads": kinds, "memory": memory}


def _notes(kind: Compared) -> str:
    notes = [f"(N) other load up to {max(turn.foreign for turn in kind.turns()):.2f} cores"] if kind.noisy else []
    if len(kind.counted) < len(kind.pairs):
        notes.append(f"{len(kind.pairs) - len(kind.counted)} disturbed pairs left out")
    return ", ".join(notes + ([f"**{kind.failed} requests failed**"] if kind.failed else []))


def _rate(kind: Compared) -> str:
    return (f"| {kind.name} | {kind.median('old', 'rate'):,.0f}/s | {kind.median('new', 'rate'):,.0f}/s "
            f"| {min(kind.ratios):.3f} | {kind.ratio:.3f} | {max(kind.ratios):.3f} "
            f"| {kind.median('old', 'cpu_us'):.1f} | {kind.median('new', 'cpu_us'):.1f} "
            f"| {_VERDICT.get(kind.verdict, kind.verdict)} | {_notes(kind)} |")


def _claim(kind: Compared) -> str:
    figures = [f"{kind.median(side, 'peak_mb'):.0f} MB (most {kind.most(side, 'peak_mb'):.0f})" for side in ("old", "new")]
    waits = [f"{kind.most(side, 'wait_ms'):.0f} ms" for side in ("old", "new")]
    return f"| {kind.name} | {' | '.join(figures + waits)} |"


def _peaks(memory: dict[str, list[Peak]]) -> list[str]:
    lines = []
    for name, peaks in memory.items():
        values = [f"{statistics.median(getattr(peak, field) for peak in peaks):.0f} MB (most {max(getattr(peak, field) for peak in peaks):.0f})"
                  for field in ("idle_mb", "done_mb", "read_mb")]
        lines.append(f"| {name} | {' | '.join(values)} | {statistics.median(peak.seconds for peak in peaks):.1f} s |")
    return lines


def dispatch(rates: list[Compared]) -> str:
    """What it costs to find a method and refuse its call, beyond the cheapest answer there is."""
    beyond = {side: rates[REFUSED].median(side, "cpu_us") - rates[HEALTHZ].median(side, "cpu_us") for side in ("old", "new")}
    return (f"A call refused for want of a token costs {beyond['old']:.1f} µs of processor more than `/healthz` with the old binary, "
            f"{beyond['new']:.1f} µs with the new one ({beyond['new'] - beyond['old']:+.1f} µs).")


def markdown(result: Result) -> str:
    lines = [f"# Old against new, {result.engine}", ""]
    lines += [f"* {name}: {value}" for name, value in result.facts.items()]
    if result.rates or result.claims:
        lines += ["", "Ratios are new by old, of turns right after another; processor time is for a request or a claimed device.", "",
                  "| load | old | new | ratio, least | median | most | µs old | µs new | verdict | notes |", "|---|---|---|---|---|---|---|---|---|---|"]
        lines += [_rate(kind) for kind in result.rates + result.claims]
        lines += ["", dispatch(result.rates)] if result.rates else []
    if result.claims:
        lines += ["", "| claims | peak memory old | new | longest wait of another writer, old | new |", "|---|---|---|---|---|"]
        lines += [_claim(kind) for kind in result.claims]
    if result.memory:
        lines += ["", f"| {CALLS_AT_ONCE} × `claimAsync` of 100,000 at once, empty store | before | peak until all are done | with the results read | slowest call |",
                  "|---|---|---|---|---|", *_peaks(result.memory)]
    if result.rates or result.claims:
        lines += ["", "## Slower or failed", "", *([f"* {line}" for line in result.bad()] or ["Nothing."])]
    lines += ["", "## Remarks", "", *(f"* {remark}" for remark in result.remarks)] if result.remarks else []
    return "\n".join(lines) + "\n"


def remarks_on(rates: list[Compared], rounds: int) -> list[str]:
    """What a reader must know about the way the figures came about."""
    remarks = []
    if rounds < PAIRS_FOR_A_VERDICT:
        remarks.append(f"No verdicts: they need {PAIRS_FOR_A_VERDICT} rounds.")
    if rates:
        idle = max(turn.idle for kind in rates for turn in kind.turns())
        remarks.append(f"The binary whose turn it was not used {idle:.3f} cores at most.")
    return remarks
