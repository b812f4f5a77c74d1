#!/usr/bin/env python3
"""Checks that the code shown in a documentation page is the code a conformance suite runs.

A code block of a page in docs/clients is preceded by a comment naming where the code lives:

    <!-- clients/python/examples/connect.py#credentials -->

and the named file marks the region with `[docs: credentials]` and `[docs: end]` in comments of its own language. The
block must be that region, indentation removed. A block with the comment `<!-- runs -->` instead is run by docs/check, like
all the others, and lives on the page alone. A block in one of the suites' languages without either is an error too, because
nobody would notice when it stops working.

Usage: check_docs.py PAGE…  — prints one line per page, exits 1 when a page differs.
"""

import re
import sys
import textwrap
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SUITE_LANGUAGES = {"python", "js", "java", "go"}
RUN_COMMENT = "<!-- runs -->"
SOURCE_COMMENT = re.compile(r"^<!-- (?P<file>clients/[^#\s]+)#(?P<region>[\w-]+) -->$")


def region(source, name):
    """The lines of `source` between `[docs: name]` and the next `[docs: end]`, without their common indentation."""
    lines = source.splitlines()
    starts = [i for i, line in enumerate(lines) if f"[docs: {name}]" in line]
    if len(starts) != 1:
        raise LookupError(f"region {name} is marked {len(starts)} times, expected once")
    for end in range(starts[0] + 1, len(lines)):
        if "[docs: end]" in lines[end]:
            return textwrap.dedent("\n".join(lines[starts[0] + 1 : end])).strip("\n")
    raise LookupError(f"region {name} has no end")


def code_blocks(page):
    """Yields (line number, language, source comment or None, code) for each fenced block that a suite should run."""
    lines = page.splitlines()
    line = 0
    while line < len(lines):
        if not lines[line].startswith("```"):
            line += 1
            continue
        opening = line
        language = lines[line][3:].strip()
        line += 1
        while line < len(lines) and lines[line] != "```":
            line += 1
        before = opening - 1
        while before >= 0 and not lines[before].strip():
            before -= 1
        source = SOURCE_COMMENT.match(lines[before].strip()) if before >= 0 else None
        if before < 0 or lines[before].strip() != RUN_COMMENT:
            yield opening + 1, language, source, "\n".join(lines[opening + 1 : line])
        line += 1


def problems(page, repository=REPOSITORY):
    """One sentence for each block of the page's text that is not the code its comment names."""
    for number, language, source, code in code_blocks(page):
        if source is None:
            if language in SUITE_LANGUAGES:
                yield f"line {number}: {language} block without a comment naming the file it comes from"
            continue
        try:
            wanted = region((repository / source["file"]).read_text(), source["region"])
        except (OSError, LookupError) as error:
            yield f"line {number}: {source['file']}: {error}"
            continue
        if code.strip("\n") != wanted:
            yield f"line {number}: differs from {source['file']}, region {source['region']}"


def main(pages):
    """Checks the pages named on the command line; returns the exit code."""
    failed = False
    for name in pages:
        page = Path(name).read_text()
        found = list(problems(page))
        failed |= bool(found)
        print(f"{name}: {len(list(code_blocks(page)))} code blocks, {len(found)} differ from the suite's code")
        for problem in found:
            print(f"  {problem}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
