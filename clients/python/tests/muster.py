"""A Muster server of the suite's own, with sample data, and its command line."""

import json
import os
import socket
import subprocess
import time
from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 30


class Muster:
    """`muster demo` on a free port of 127.0.0.1, its data in one directory, its administration next to it. With a path,
    such as `/some/path`, its public URL has that path."""

    def __init__(self, directory, path=""):
        self.path = path
        self.binary = os.environ["MUSTER_BIN"]
        self.database = os.environ.get("MUSTER_DATABASE")
        self.data = Path(directory) / "data"
        self.output = Path(directory) / "output.txt"
        self.process = None
        self.base_url = None
        self.demo = None

    def start(self):
        """Starts the server and waits for its `ready` line; a server that ends instead fails with its output."""
        command = [self.binary, "demo", "--data", str(self.data)]
        if self.path:
            # The public URL names the port, so that is chosen before.
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                address = f"127.0.0.1:{free.getsockname()[1]}"
            command += ["--listen", address, "--public-url", f"http://{address}{self.path}"]
        else:
            command += ["--listen", "127.0.0.1:0"]
        if self.database:
            command += ["--database", self.database]
        with open(self.output, "wb") as output:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        deadline = time.monotonic() + START_SECONDS
        while self.base_url is None:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"muster demo did not get ready:\n{self.output.read_text()}")
            time.sleep(0.02)
            for line in self.output.read_text().splitlines():
                if line.startswith("ready http://127.0.0.1:"):
                    self.base_url = line.split(" ", 1)[1].strip()
        self.demo = json.loads((self.data / "demo.json").read_text())
        # Where it listens and what clients know it by differ by the path.
        self.base_url = self.demo["baseUrl"]

    def stop(self):
        """Ends the server as an operator would and returns its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def cli(self, *arguments):
        """Runs `muster ARGUMENTS --json` beside the running server and returns what it printed."""
        command = [self.binary, *arguments, "--data", str(self.data), "--json"]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} exited {done.returncode}:\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None
