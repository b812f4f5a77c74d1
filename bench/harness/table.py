"""The result as Markdown for people and as JSON for programs."""

import dataclasses
import json
import pathlib

from .verdicts import Verdict

_MARK = {True: "yes", False: "**no**", None: "–"}


def markdown(title: str, facts: dict[str, str], verdicts: list[Verdict], remarks: list[str]) -> str:
    lines = [f"# {title}", ""]
    lines += [f"* {name}: {value}" for name, value in facts.items()]
    lines += ["", "| what | measured | compared with | ratio | target | reached | notes |", "|---|---|---|---|---|---|---|"]
    lines += [f"| {v.what} | {v.measured} | {v.compared} | {v.ratio} | {v.target} | {_MARK[v.reached]} | {v.note} |" for v in verdicts]
    missed = [verdict for verdict in verdicts if verdict.reached is False]
    lines += ["", "## Not reached", ""]
    lines += [f"* {v.what}: {v.measured}{f' ({v.ratio})' if v.ratio else ''}, target {v.target}." for v in missed] or ["Nothing."]
    if remarks:
        lines += ["", "## Remarks", "", *(f"* {remark}" for remark in remarks)]
    return "\n".join(lines) + "\n"


def write(directory: pathlib.Path, name: str, title: str, facts: dict, verdicts: list[Verdict], remarks: list[str], raw: dict) -> pathlib.Path:
    """Writes NAME.md and NAME.json and gives the path of the first."""
    directory.mkdir(parents=True, exist_ok=True)
    everything = {"facts": facts, "verdicts": [dataclasses.asdict(verdict) for verdict in verdicts], "remarks": remarks, "raw": raw}
    (directory / f"{name}.json").write_text(json.dumps(everything, indent=1, ensure_ascii=False) + "\n")
    path = directory / f"{name}.md"
    path.write_text(markdown(title, facts, verdicts, remarks))
    return path
