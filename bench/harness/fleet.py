"""The data: one reseller, a hundred customers with configurations, and devices claimed in bulk."""

import concurrent.futures
import dataclasses
import itertools
import json
import pathlib
import random
import threading
import time
from collections.abc import Callable

from .api import CUSTOMER_SCOPE, RESELLER_SCOPE, Api, fetch_token
from .muster import Muster
from .processes import Failed

SEED = 20261122
CUSTOMERS = 100
LARGE_SHARE = 0.30  # of all devices belong to the first customer, so that its list has depth
CONFIGURATIONS = 4  # two pairs; runs of writes use them in turn
CLAIMS_PER_CALL = 100_000
DONE_SECONDS = 600
POLL_SECONDS = 0.02
WRITES_PER_SECOND = 10


@dataclasses.dataclass
class Device:
    id: str
    imei: str
    customer: int  # index into Fleet.customers


@dataclasses.dataclass
class Claimed:
    """One claimAsync call: how long to `done`, and the worst wait of the writer running beside it."""

    devices: int
    seconds: float
    worst_wait_ms: float | None


def imei(number: int) -> str:
    """A valid IMEI: 14 digits and the Luhn check digit."""
    digits = f"35{number:012}"
    total = 0
    for position, digit in enumerate(map(int, digits)):
        if position % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return f"{digits}{-total % 10}"


class Fleet:
    """What has been made on one server, and how to make more."""

    def __init__(self, muster: Muster, keys: pathlib.Path):
        self.muster, self.keys = muster, keys
        self.random = random.Random(SEED)
        self.customers: list[str] = []  # resource names
        self.configurations: list[list[str]] = []
        self.devices: list[Device] = []
        self.claims: list[Claimed] = []

    def on_copy(self, muster: Muster, keys: pathlib.Path) -> "Fleet":
        """The same fleet on a copy of its store, served at another address: what it claims from now on is what this one
        would claim. The keys are copied too, since a key file names its server."""
        keys.mkdir()
        for file in self.keys.glob("*.json"):
            key = json.loads(file.read_text())
            copy = keys / file.name
            copy.touch(mode=0o600)
            copy.write_text(json.dumps({**key, "token_uri": f"{muster.base}/token"}))
        twin = Fleet(muster, keys)
        twin.random.setstate(self.random.getstate())
        twin.partner, twin.customers, twin.configurations = self.partner, self.customers, self.configurations
        twin.devices = self.devices.copy()
        return twin

    def found(self) -> None:
        """Makes the reseller, the customers and their configurations. The first configuration is the default."""
        cli = self.muster.cli
        reseller = cli("reseller", "create", "--name", "Bench Reseller")["id"]
        ids = [cli("customer", "create", "--name", f"Bench Customer {number}", "--reseller", reseller)["id"]
               for number in range(CUSTOMERS)]
        cli("dpc", "create", "--package", "com.example.dpc", "--name", "Example DPC")
        self.partner = f"partners/{reseller}"
        self._make_key("reseller", [("reseller", reseller)])
        self._make_key("customer", [("customer", identifier) for identifier in ids])
        api = self.api(CUSTOMER_SCOPE)
        for identifier in ids:
            customer = f"customers/{identifier}"
            dpc = api.get(f"/v1/{customer}/dpcs")["dpcs"][0]["name"]
            self.customers.append(customer)
            self.configurations.append([self.configure(api, customer, dpc, number) for number in range(CONFIGURATIONS)])

    def _make_key(self, name: str, members: list[tuple[str, str]]) -> None:
        scopes = [part for kind, identifier in members for part in ("--for", f"{kind}:{identifier}")]
        file = self.keys / f"{name}.json"
        self.muster.cli("key", "create", *scopes, "--out", file)
        email = json.loads(file.read_text())["client_email"]
        for _, identifier in members:
            self.muster.cli("user", "create", "--company", identifier, "--email", email, "--role", "owner", "--tos", "accepted")

    @staticmethod
    def configure(api: Api, customer: str, dpc: str, number: int) -> str:
        return api.post(f"/v1/{customer}/configurations", {
            "configurationName": f"Configuration {number}", "dpcResourcePath": dpc, "isDefault": number == 0,
            "companyName": "Bench Customer", "contactEmail": "it@example.com", "contactPhone": "+49 30 1234567",
            "customMessage": "Welcome. This device is managed.", "forcedResetTime": "7200s",
            "dpcExtras": json.dumps({"android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE": {
                "server": "https://mdm.example.com", "token": "0123456789abcdef"}})})["name"]

    def token(self, scope: str) -> str:
        name = "reseller" if scope == RESELLER_SCOPE else "customer"
        return fetch_token(self.muster.base, self.keys / f"{name}.json", scope)

    def api(self, scope: str) -> Api:
        return Api(self.muster.base, self.token(scope))

    def claim(self, count: int) -> None:
        """Claims `count` more devices in calls of at most 100,000, with a slow writer beside from the second call on."""
        api = self.api(RESELLER_SCOPE)
        while count:
            size = min(count, CLAIMS_PER_CALL)
            self._claim_call(api, size)
            count -= size

    def _owners(self, size: int) -> list[int]:
        """Customers of `size` devices, in random order: neighbours in a list are not neighbours in the table."""
        large = round(size * LARGE_SHARE)
        owners = [0] * large + [1 + number % (CUSTOMERS - 1) for number in range(size - large)]
        self.random.shuffle(owners)
        return owners

    def claim_at_once(self, calls: int, size: int, when_done: Callable[[], None]) -> list[float]:
        """Several calls of `size` devices at one time, each on its own connection, with nobody writing beside. Gives the
        seconds of each from sending it to `done`; `when_done` is called when all are, before any result is read."""
        prepared = [self.prepare(len(self.devices) + number * size, size) for number in range(calls)]
        apis = [self.api(RESELLER_SCOPE) for _ in range(calls)]
        with concurrent.futures.ThreadPoolExecutor(calls) as threads:
            ended = list(threads.map(lambda api, call: self.until_done(api, call[1]), apis, prepared))
        when_done()
        for api, (made, _), (operation, _) in zip(apis, prepared, ended):
            self._take_ids(made, api.get(f"/v1/{operation}")["response"]["perDeviceStatus"])
        return [seconds for _, seconds in ended]

    def prepare(self, first: int, size: int) -> tuple[list[Device], bytes]:
        """Devices with the numbers from `first` on, and the body that claims them."""
        made = [Device("", imei(first + number), owner) for number, owner in enumerate(self._owners(size))]
        ids = [customer.split("/")[1] for customer in self.customers]
        body = json.dumps({"claims": [{
            "customerId": ids[device.customer], "sectionType": "SECTION_TYPE_ZERO_TOUCH",
            "deviceIdentifier": {"imei": device.imei, "serialNumber": f"S{first + number:09}",
                                 "manufacturer": "Google", "model": "Pixel 9"},
        } for number, device in enumerate(made)]}).encode()
        return made, body

    def until_done(self, api: Api, body: bytes) -> tuple[str, float]:
        """Sends a claimAsync call and waits until it is done: the operation and the seconds it took."""
        begin = time.perf_counter()
        operation = json.loads(api.raw("POST", f"/v1/{self.partner}/devices:claimAsync", body))["name"]
        while not api.get(f"/v1/{operation}", fields="done").get("done"):
            if time.perf_counter() - begin > DONE_SECONDS:
                raise Failed(f"{operation} was not done after {DONE_SECONDS} s")
            time.sleep(POLL_SECONDS)
        return operation, time.perf_counter() - begin

    def _claim_call(self, api: Api, size: int) -> None:
        made, body = self.prepare(len(self.devices), size)
        writer = SlowWriter(self) if self.devices else None
        operation, taken = self.until_done(api, body)
        worst = writer.stop() if writer else None
        self._take_ids(made, api.get(f"/v1/{operation}")["response"]["perDeviceStatus"])
        self.claims.append(Claimed(size, taken, worst))

    def _take_ids(self, made: list[Device], results: list[dict]) -> None:
        for device, result in itertools.zip_longest(made, results, fillvalue={}):
            told = result.get("result", {})
            if told.get("status") != "SINGLE_DEVICE_STATUS_SUCCESS":
                raise Failed(f"a claim failed: {json.dumps(result)[:500]}")
            device.id = str(told["deviceId"])
        self.devices += made


class SlowWriter:
    """Somebody else's writes while claims run: ten applyConfiguration calls a second on one device, each a change."""

    def __init__(self, fleet: Fleet):
        self.api = fleet.api(CUSTOMER_SCOPE)
        device = fleet.devices[0]
        self.path = f"/v1/{fleet.customers[device.customer]}/devices:applyConfiguration"
        self.bodies = [{"device": {"deviceId": device.id}, "configuration": configuration}
                       for configuration in fleet.configurations[device.customer][1:3]]
        self.worst, self.problem = 0.0, None
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._write, name="slow writer", daemon=True)
        self.thread.start()

    def _write(self) -> None:
        for number in itertools.count():
            if self.stopping.is_set():
                return
            begin = time.perf_counter()
            try:
                self.api.post(self.path, self.bodies[number % 2])
            except Failed as failure:
                self.problem = failure
                return
            wait = time.perf_counter() - begin
            self.worst = max(self.worst, wait)
            self.stopping.wait(max(0.0, 1 / WRITES_PER_SECOND - wait))

    def stop(self) -> float:
        """Milliseconds of the longest wait."""
        self.stopping.set()
        self.thread.join(DONE_SECONDS)
        if self.problem:
            raise self.problem
        return self.worst * 1e3
