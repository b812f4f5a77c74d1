"""The server under test: its command line, its life, its memory."""

import dataclasses
import http.client
import json
import os
import pathlib
import signal
import statistics
import time

from .processes import Child, Children, Failed, free_port, run

COLD_STARTS = 7
COLD_START_SECONDS = 30
CLI_SECONDS = 120
LOG = "info"  # the default
# A line a request goes to a file here, and what it costs depends on who reads it. By the environment, since binaries from
# before there was an access log are compared too.
ACCESS_LOG = {"MUSTER_ACCESS_LOG": "off"}


@dataclasses.dataclass
class Muster:
    """A store and the server over it. The port stays the same over restarts, since key files name it."""

    binary: pathlib.Path
    children: Children
    data: pathlib.Path
    database: str | None = None
    port: int = dataclasses.field(default_factory=free_port)
    child: Child | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def _store(self) -> list:
        return ["--data", self.data] + (["--database", self.database] if self.database else [])

    def _serve(self) -> Child:
        arguments = [self.binary, "serve", *self._store, "--listen", f"127.0.0.1:{self.port}",
                     "--setup-rate", "off", "--log", LOG]
        return self.children.start(arguments, "muster", env=os.environ | ACCESS_LOG)

    def start(self) -> None:
        self.child = self._serve()
        self.child.wait_for(r"^ready (http://\S+)$")

    def stop(self) -> None:
        self.child.end()

    def cli(self, *arguments) -> dict:
        """Runs an administration command beside the server and reads what it made."""
        # The store is named once: either way reaches a running server.
        store = ["--database", self.database] if self.database else ["--data", self.data]
        return json.loads(run([self.binary, *arguments, *store, "--json"], seconds=CLI_SECONDS))

    def cold_starts(self) -> float:
        """Milliseconds from exec to the first 200 of /healthz: the median of several starts of a stopped server."""
        taken = []
        for _ in range(COLD_STARTS):
            begin = time.perf_counter()
            child = self._serve()
            self._wait_until_healthy(child, begin)
            taken.append((time.perf_counter() - begin) * 1e3)
            self.children.end(child.process, signal.SIGTERM)
        return statistics.median(taken)

    def _wait_until_healthy(self, child: Child, begin: float) -> None:
        while time.perf_counter() - begin < COLD_START_SECONDS:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            try:
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.0005)
            finally:
                connection.close()
            if child.process.poll() is not None:
                break
        raise Failed(f"the server did not become healthy:\n{child.tail()}")
