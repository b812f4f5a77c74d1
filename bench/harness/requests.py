"""The requests of each measured call, at random over the fleet with a fixed seed."""

import collections
import json
import pathlib
import random
import urllib.parse

from .api import CUSTOMER_SCOPE
from .fleet import SEED, Fleet
from .wrk import write_requests

DISTINCT = 50_000  # requests prepared for a run, and so at most the rows a run touches
PAGE = 100
PAGES_AT_DEPTH = 25  # consecutive pages read around each depth
DEPTHS = (0, 25, 50, 75, 99)
SMALLEST_DEEP_LIST = 10_000  # devices; below it there is no depth to speak of


class Requests:
    """Request files for one fleet at its present size."""

    def __init__(self, fleet: Fleet, directory: pathlib.Path):
        self.fleet, self.directory = fleet, directory
        self.random = random.Random(SEED + len(fleet.devices))
        self.shuffled = fleet.devices.copy()
        self.random.shuffle(self.shuffled)
        self.writes = 0

    def _sample(self) -> list:
        return self.random.sample(self.fleet.devices, min(DISTINCT, len(self.fleet.devices)))

    def _file(self, name: str, lines) -> pathlib.Path:
        return write_requests(self.directory / f"{len(self.fleet.devices)}-{name}.txt", lines)

    def get(self) -> pathlib.Path:
        customers = self.fleet.customers
        return self._file("get", (("GET", f"/v1/{customers[d.customer]}/devices/{d.id}") for d in self._sample()))

    def setup(self) -> pathlib.Path:
        return self._file("setup", (
            ("POST", "/device/v1/setup", json.dumps({"deviceIdentifier": {"imei": d.imei, "manufacturer": "Google", "model": "Pixel 9"}}))
            for d in self._sample()))

    def first_pages(self) -> pathlib.Path:
        """First pages of the customers that fill one: at a thousand devices only the large one does."""
        counts = collections.Counter(device.customer for device in self.fleet.devices)
        full = [customer for number, customer in enumerate(self.fleet.customers) if counts[number] >= PAGE]
        return self._file("first-pages", (("GET", f"/v1/{customer}/devices?pageSize={PAGE}") for customer in full))

    def apply(self) -> pathlib.Path:
        """Writes that all change a row: a run goes over its own part of the fleet with the first configuration of
        its pair, then again with the second; the next run has the other pair. A database skips a write that
        changes nothing, and would look several times as fast."""
        size = min(DISTINCT, len(self.shuffled))
        start = self.writes * size % len(self.shuffled)
        part = (self.shuffled[start:] + self.shuffled[:start])[:size]
        # A device that was not written yet has configuration 0, so the second pair begins with 1.
        pair = (2, 3) if self.writes % 2 == 0 else (1, 0)
        self.writes += 1
        return self._file("apply", (self._apply(device, choice) for choice in pair for device in part))

    def _apply(self, device, choice: int) -> tuple[str, str, str]:
        fleet = self.fleet
        body = {"device": {"deviceId": device.id}, "configuration": fleet.configurations[device.customer][choice]}
        return "POST", f"/v1/{fleet.customers[device.customer]}/devices:applyConfiguration", json.dumps(body)

    def page_bytes(self) -> int:
        """Size of the large customer's first page, for the ceiling with a body of that size."""
        return len(self.fleet.api(CUSTOMER_SCOPE).raw("GET", f"/v1/{self.fleet.customers[0]}/devices?pageSize={PAGE}"))

    def deep_pages(self) -> dict[int, pathlib.Path]:
        """For each depth, a file with consecutive pages of the large customer's list that begin there."""
        devices = sum(device.customer == 0 for device in self.fleet.devices)
        if devices < SMALLEST_DEEP_LIST:
            return {}
        api, path = self.fleet.api(CUSTOMER_SCOPE), f"/v1/{self.fleet.customers[0]}/devices"
        tokens, token = {}, None
        for percent in range(max(DEPTHS) + 1):
            if percent in DEPTHS:
                tokens[percent] = token
            if percent == max(DEPTHS):
                break
            # Pages of one percent each: far fewer calls than by pages of 100.
            token = api.get(path, pageSize=devices // 100, **({"pageToken": token} if token else {}))["nextPageToken"]
        return {percent: self._file(f"depth-{percent}", self._pages_from(api, path, token)) for percent, token in tokens.items()}

    @staticmethod
    def _pages_from(api, path: str, token: str | None) -> list[tuple[str, str]]:
        """Full pages only: a short last page would look fast."""
        lines = []
        for _ in range(PAGES_AT_DEPTH):
            query = {"pageSize": PAGE, **({"pageToken": token} if token else {})}
            page = api.get(path, **query)
            if len(page["devices"]) < PAGE:
                break
            lines.append(("GET", f"{path}?{urllib.parse.urlencode(query)}"))
            token = page.get("nextPageToken")
            if token is None:
                break
        return lines

    def fixed(self, name: str, line: tuple) -> pathlib.Path:
        """A request to the ceiling or a rival, with as many copies as the others have requests."""
        return self._file(name, [line] * min(DISTINCT, len(self.fleet.devices)))
