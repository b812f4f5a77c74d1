"""A throw-away PostgreSQL cluster with its default, durable settings."""

import getpass
import glob
import os
import pathlib
import re
import shutil

from .processes import Children, Failed, free_port, is_root, run
from .wrk import CONNECTIONS

PGBENCH_SCALE = 10
DATABASE = "muster"


def _programs() -> pathlib.Path:
    """Where initdb and postgres are: on Debian they are not on the PATH."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if found:
        return pathlib.Path(found[-1])
    on_path = shutil.which("initdb")
    if not on_path:
        raise Failed("PostgreSQL is not installed (apt-get install postgresql)")
    return pathlib.Path(on_path).resolve().parent


class Cluster:
    """A running cluster; PostgreSQL refuses to run as root, so root runs it as the user postgres."""

    def __init__(self, children: Children, directory: pathlib.Path):
        self.programs, self.port = _programs(), free_port()
        self.user = "postgres" if is_root() else getpass.getuser()
        data = directory / "postgres"
        data.mkdir(mode=0o700)
        self.identity = {"user": "postgres", "group": "postgres", "extra_groups": []} if is_root() else {}
        if is_root():
            shutil.chown(data, "postgres", "postgres")
            closed = [parent for parent in data.parents if not os.stat(parent).st_mode & 0o001]
            if closed:
                raise Failed(f"the user postgres cannot enter {closed[-1]}; choose another --work-dir")
        run([self.programs / "initdb", "-D", data, "-U", self.user, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            cwd="/", **self.identity)
        self.child = children.start(
            [self.programs / "postgres", "-D", data, "-p", self.port, "-c", "listen_addresses=127.0.0.1",
             "-c", "unix_socket_directories="], "postgres", cwd="/", **self.identity)
        self.child.wait_for("database system is ready to accept connections")
        self._client("createdb", DATABASE)
        self._client("createdb", "pgbench")
        self._client("pgbench", "-i", "-q", "-s", PGBENCH_SCALE, "pgbench")

    @property
    def url(self) -> str:
        return self.url_of(DATABASE)

    def url_of(self, database: str) -> str:
        return f"postgres://{self.user}@127.0.0.1:{self.port}/{database}"

    def copy(self, source: str, name: str) -> str:
        """Copies a database nobody is connected to, file by file, and gives the address of the copy."""
        self._client("createdb", "-T", source, name)
        return self.url_of(name)

    def drop(self, name: str) -> None:
        self._client("dropdb", name)

    def query(self, database: str, sql: str) -> str:
        """The answer to one statement, its first column."""
        return self._client("psql", "-X", "-A", "-t", "-c", sql, database).strip()

    def settle(self, *databases: str) -> None:
        """Does now what the cluster would otherwise do in the background while somebody is measured."""
        for database in databases:
            self._client("vacuumdb", "-q", "--analyze", database)
            self.query(database, "CHECKPOINT")

    @property
    def version(self) -> str:
        return run([self.programs / "postgres", "--version"]).strip()

    def _client(self, program: str, *arguments) -> str:
        return run([self.programs / program, "-h", "127.0.0.1", "-p", self.port, "-U", self.user, *arguments], cwd="/")

    def pgbench(self, seconds: int) -> float:
        """Transactions a second of pgbench's simple update (-N): what a single small write costs on this cluster."""
        told = self._client("pgbench", "-N", "-n", "-M", "prepared", "-c", CONNECTIONS, "-j", 1, "-T", seconds, "pgbench")
        return float(re.search(r"^tps = ([0-9.]+)", told, re.MULTILINE)[1])
