"""One store for two binaries: made by the old one, then copied for both."""

import contextlib
import dataclasses
import pathlib
import shutil
import sqlite3

from .fleet import Fleet
from .muster import Muster
from .postgres import DATABASE, Cluster
from .processes import Children
from .requests import Requests

SCHEMA = "SELECT MAX(number) FROM schema_migration"


@dataclasses.dataclass
class Side:
    """A binary with its own copy of the store. `database` is its name within the cluster, if there is one."""

    name: str
    muster: Muster
    fleet: Fleet
    database: str
    requests: Requests | None = None


class Origin:
    """The store everything is copied from. It is written by the old binary alone, and both sides get a copy, so that
    neither lies on the disk as it was written while the other lies there in one piece."""

    def __init__(self, old: pathlib.Path, children: Children, work: pathlib.Path, cluster: Cluster | None):
        self.children, self.work, self.cluster = children, work, cluster
        self.muster = Muster(old, children, work / "origin", cluster and cluster.url)
        keys = work / "origin-keys"
        keys.mkdir()
        self.fleet = Fleet(self.muster, keys)
        self.muster.start()
        self.fleet.found()
        self.muster.stop()

    def fill(self, devices: int) -> None:
        self.muster.start()
        self.fleet.claim(devices)
        self.muster.stop()
        if self.cluster:
            self.cluster.settle(DATABASE)

    def copy(self, name: str, binary: pathlib.Path) -> Side:
        """A copy of the store as it is now, served by nobody yet."""
        data, database = self.work / name, f"muster_{name}"
        shutil.copytree(self.muster.data, data)
        url = self.cluster.copy(DATABASE, database) if self.cluster else None
        muster = Muster(binary, self.children, data, url)
        return Side(name, muster, self.fleet.on_copy(muster, self.work / f"{name}-keys"), database)

    def schema(self, side: Side) -> int:
        """The number of the last migration of a store."""
        if self.cluster:
            return int(self.cluster.query(side.database, SCHEMA))
        with contextlib.closing(sqlite3.connect(f"file:{side.muster.data}/muster.db?mode=ro", uri=True)) as connection:
            return connection.execute(SCHEMA).fetchone()[0]

    def remove(self, side: Side) -> None:
        """Removes a copy whose server has ended."""
        shutil.rmtree(side.muster.data)
        shutil.rmtree(side.fleet.keys)
        if self.cluster:
            self.cluster.drop(side.database)


def open_both(origin: Origin, binaries: tuple[pathlib.Path, pathlib.Path]) -> tuple[tuple[Side, Side], str]:
    """Copies the store for both binaries and starts them; the new one migrates its copy as it starts. Says what it did."""
    sides = tuple(origin.copy(name, binary) for name, binary in zip(("old", "new"), binaries))
    before = origin.schema(sides[0])
    for side in sides:
        side.muster.start()
        directory = origin.work / f"{side.name}-requests"
        directory.mkdir()
        side.requests = Requests(side.fleet, directory)
    after = origin.schema(sides[1])
    if origin.cluster:
        origin.cluster.settle(*(side.database for side in sides))
    if before == after:
        return sides, f"Both binaries have schema {before}: nothing was migrated."
    return sides, f"The new binary migrated its copy of the store from schema {before} to {after}; the old one went on with {before}."
