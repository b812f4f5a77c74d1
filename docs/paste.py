"""Runs the blocks of a page as its reader pastes them: in an empty directory, one after the other.

Shell blocks run in one session, whose variables and directory stay. A block that starts a server is alone in its block and
goes on until the page ends or starts another one. What else there is, is a file: a block that follows a line with nothing but
a file's name in backticks is that file, and one without such a line goes on with the page's program, `example.py` or
`example.mjs`. A program that no shell block runs is run where it stands, as README's are.

What clients/*/run have installed is used again, so that nothing is fetched twice: programs of the same names as the reader's
(`pip`, `npm`, `cargo`) look whether what is asked for is there in that version.
"""

import os
import pathlib
import re
import shlex
import signal
import socket
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLIENTS = ROOT / "clients"
SECONDS = 120  # for one block; Maven compiles in most of that where it has to fetch its plug-ins
PROGRAMS = {"python": "example.py", "js": "example.mjs"}
BLOCK = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.S | re.M)
SERVER = re.compile(r"^(muster (?:serve|demo)|cargo run --release -- (?:serve|demo))\b.*$")


class Failed(Exception):
    """A block that does not do what its page says."""


def blocks(text, marked_only):
    """(language, file or None, code) of each block; of all, or of those with the mark `<!-- runs -->` alone."""
    for found in BLOCK.finditer(text):
        before = text[:found.start()].rstrip("\n").splitlines()[-1:] or [""]
        if marked_only and before[0] != "<!-- runs -->":
            continue
        named = re.findall(r"^`([\w./-]+)`:$\n\n(?:<!-- .* -->\n)?\Z", text[:found.start()], re.M)
        yield found.group(1), named[-1] if named else None, found.group(2)


class Session:
    """A reader's terminal."""

    def __init__(self, directory, muster, shims):
        self.directory = directory
        self.cwd = directory
        self.server = None
        self.printed = ""
        self.state = shims / "state"
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{found.getsockname()[1]}"
        # Nothing of the caller's Google or proxy set-up, and a call that leaves for another host meets a closed port.
        kept = {name: value for name, value in os.environ.items()
                if not re.match(r"(?i)google_|cloudsdk_|gcloud_|gce_|muster_|https?_proxy|all_proxy|no_proxy", name)}
        self.env = kept | {
            "PATH": f"{shims}:{kept['PATH']}",
            "MUSTER_LISTEN": address, "MUSTER_PUBLIC_URL": f"http://{address}", "MUSTER_SERVER": f"http://{address}",
            "HTTPS_PROXY": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1", "NO_GCE_CHECK": "true",
            "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **go_environment(),
        }
        write_shims(shims, muster)

    def shell(self, block):
        """Runs a shell block, and keeps what it leaves behind."""
        lines = [line for line in block.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]
        if any(SERVER.match(line) for line in lines):
            if len(lines) != 1:
                raise Failed(f"a server needs a block of its own:\n{block}")
            self.start(lines[0])
            return
        restore = f". {self.state}\n" if self.state.exists() else ""
        keep = f"export -p > {self.state}\npwd > {self.state}.cwd\n"
        done = self.run(["bash", "-e", "-c", restore + block + keep])
        self.printed += done
        self.cwd = pathlib.Path(pathlib.Path(f"{self.state}.cwd").read_text().strip())

    def start(self, line):
        """Starts a server and waits until it is ready."""
        self.stop()
        self.server = subprocess.Popen(shlex.split(line), cwd=self.cwd, env=self.env, stdout=subprocess.PIPE, text=True,
                                       stderr=subprocess.DEVNULL)
        for printed in self.server.stdout:
            self.printed += printed
            if printed.startswith("ready "):
                return
        raise Failed(f"{line} did not start")

    def stop(self):
        if self.server:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(timeout=30)
            self.server.stdout.close()
            self.server = None

    def program(self, language, block):
        """Runs a program at once, as README has its reader do, with what the shell has exported."""
        program = {"python": "venv/bin/python -c", "js": "node --input-type=module -e"}[language]
        restore = f". {self.state}\n" if self.state.exists() else ""
        self.printed += self.run(["bash", "-c", f'{restore}{program} "$0"', block])

    def run(self, command):
        try:
            done = subprocess.run(command, cwd=self.cwd, env=self.env, capture_output=True, text=True, timeout=SECONDS,
                                  stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as late:
            raise Failed(f"after {SECONDS} s this still runs:\n{command[-1]}") from late
        if done.returncode != 0:
            raise Failed(f"exit code {done.returncode} of\n{command[-1]}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout


def go_cache():
    """Where Go keeps what it downloaded; it is laid out as a proxy is."""
    try:
        found = subprocess.run(["go", "env", "GOMODCACHE"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return pathlib.Path("/nonexistent")
    return pathlib.Path(found, "cache/download")


def go_environment():
    """What clients/go/run downloaded is all there is."""
    return {"GOPROXY": f"file://{go_cache()}", "GOFLAGS": "", "GOSUMDB": "off", "GOTOOLCHAIN": "local"}


def write_shims(directory, muster):
    """Programs that stand for what would install something."""
    python = CLIENTS / "python/.venv"
    modules = CLIENTS / "node/node_modules"
    shims = {
        "muster": f'exec {muster} "$@"',
        "cargo": 'case "$1 $2" in "run --release") shift 3; exec muster "$@";; '
                 f'"install --path") [ -d {ROOT}/"$3" ];; *) echo "cargo $*" >&2; exit 1;; esac',
        "python3": f'if [ "$1 $2" = "-m venv" ]; then ln -sfn {python} "$3"; else exec {sys.executable} "$@"; fi',
        "npm": f"""
            [ "$1" = install ] || exit 1; shift; ln -sfn {modules} node_modules
            for wanted; do
              version=$(sed -nE 's/^  "version": "(.*)",/\\1/p' "node_modules/${{wanted%@*}}/package.json")
              case "$version" in "${{wanted##*@}}"*) ;; *) echo "$wanted, not $version" >&2; exit 1;; esac
            done""",
    }
    for name, script in shims.items():
        file = directory / name
        file.write_text(f"#!/bin/bash\n{script}\n")
        file.chmod(0o755)


def run_page(page, muster, marked_only=False, in_checkout=False):
    """Runs the page's blocks; gives what they printed. Raises Failed."""
    text = page.read_text()
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as shims:
        directory = pathlib.Path(home)
        if in_checkout:
            for name in ("api", "clients", "crates"):
                (directory / name).symlink_to(ROOT / name)
        session = Session(directory, muster, pathlib.Path(shims))
        ran = 0
        try:
            for language, file, code in blocks(text, marked_only):
                if language == "sh":
                    session.shell(code)
                elif marked_only and language in PROGRAMS:
                    session.program(language, code)
                elif file or language in PROGRAMS:
                    target = session.cwd / (file or PROGRAMS[language])
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with target.open("w" if file else "a") as program:
                        program.write(code + "\n")
                else:
                    raise Failed(f"a block that nobody runs: give its file's name before it\n{code}")
                ran += 1
        finally:
            session.stop()
    if not ran:
        raise Failed("there is no block to run")
    return session.printed
