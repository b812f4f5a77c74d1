"""What must not fill the server's memory nor silence it: attacks with and without a token, over real connections.

Each attack is a function that stands the attack up, says what came of it, and lets go. The peak of resident memory is the
kernel's own (VmHWM) of a server that was started for the attack: the allocator keeps some of what an earlier one took.
"""

import contextlib
import gzip
import http.client
import json
import pathlib
import random
import socket
import statistics
import string
import threading
import time
from collections import Counter
from collections.abc import Callable

from .api import CUSTOMER_SCOPE, RESELLER_SCOPE, fetch_token
from .fleet import Fleet
from .processes import Failed

BATCH_BYTES = 8 * 1024 * 1024  # the longest batch
SETTLE_SECONDS = 4  # longer than a body waits for its place
PROBE_SECONDS = 5
HEALTH_SECONDS = 2
SENDERS = 6  # of gzip batches
SENDING_SECONDS = 4
BOUNDARY = "b"


class Target:
    """The server under attack, with a large operation to ask for."""

    def __init__(self, fleet: Fleet, devices: int, keys: pathlib.Path):
        self.fleet, self.devices, self.keys = fleet, devices, keys
        self.port = fleet.muster.port
        self.token = fleet.token(RESELLER_SCOPE)
        self.operation = self._claim()

    def _claim(self) -> str:
        made, body = self.fleet.prepare(len(self.fleet.devices), self.devices)
        operation, _ = self.fleet.until_done(self.fleet.api(RESELLER_SCOPE), body)
        self.fleet.devices += made
        return f"/v1/{operation}"

    @property
    def pid(self) -> int:
        return self.fleet.muster.child.pid

    def restart(self) -> None:
        self.fleet.muster.stop()
        self.fleet.muster.start()

    def peak(self) -> int:
        """Bytes of the highest resident memory since the start, or the last `reset`."""
        return self._status("VmHWM")

    def resident(self) -> int:
        return self._status("VmRSS")

    def reset(self) -> None:
        pathlib.Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def _status(self, name: str) -> int:
        lines = pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith(name)).split()[1]) * 1024

    def connect(self, patience: float = 30, receive: int | None = None) -> socket.socket:
        connection = socket.socket()
        if receive:
            # Whoever reads nothing has no use for room to receive.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        connection.settimeout(patience)
        connection.connect(("127.0.0.1", self.port))
        return connection

    def head(self, method: str, path: str, token: str | None, headers: dict | None = None) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", "Host: x"]
        lines += [f"Authorization: Bearer {token}"] if token else []
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def healthy(self, seconds: float = HEALTH_SECONDS) -> float:
        """Seconds until /healthz answered, on a connection of its own."""
        begin = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        with contextlib.closing(connection):
            try:
                connection.request("GET", "/healthz")
                status = connection.getresponse().status
            except OSError as error:
                raise Failed(f"/healthz was silent for {seconds} s: {type(error).__name__}") from error
        if status != 200:
            raise Failed(f"/healthz answered {status}")
        return time.monotonic() - begin


def statuses(connections: list[socket.socket], seconds: float = PROBE_SECONDS) -> Counter:
    """The first words of the answers, as far as they begin within a time."""
    found, deadline = Counter(), time.monotonic() + seconds
    for connection in connections:
        connection.settimeout(max(0.01, deadline - time.monotonic()))
        try:
            found[connection.recv(12, socket.MSG_PEEK).decode() or "closed"] += 1
        except OSError:
            found["nothing"] += 1
    return found


def batch(calls: list[str]) -> bytes:
    parts = (f"--{BOUNDARY}\r\nContent-Type: application/http\r\n\r\n{call} HTTP/1.1\r\n\r\n\r\n" for call in calls)
    return ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()


def send_batch(target: Target, token: str, calls: list[str], receive: int | None = None) -> socket.socket:
    body = batch(calls)
    kind = {"Content-Type": f"multipart/mixed; boundary={BOUNDARY}", "Content-Length": len(body)}
    connection = target.connect(receive=receive)
    connection.sendall(target.head("POST", "/batch", token, kind) + body)
    return connection


def together(count: int, work: Callable[[int], object]) -> list:
    """Does the same `count` times at once."""
    results: list = [None] * count
    problems = []

    def run(number: int) -> None:
        try:
            results[number] = work(number)
        except OSError as error:
            results[number] = error
        except Failed as failure:
            problems.append(failure)

    threads = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return results


def let_go(connections: list) -> None:
    for connection in connections:
        if isinstance(connection, socket.socket):
            connection.close()


def stalled_batches(target: Target) -> str:
    """150 strangers send all but the last byte of the longest batch"""
    kind = {"Content-Type": f"multipart/mixed; boundary={BOUNDARY}", "Content-Length": BATCH_BYTES}

    def stall(_: int) -> socket.socket:
        connection = target.connect(patience=SETTLE_SECONDS)
        try:
            connection.sendall(target.head("POST", "/batch", None, kind) + b"-" * (BATCH_BYTES - 1))
        except OSError:
            pass  # Nobody reads what finds no place.
        return connection

    connections = together(150, stall)
    time.sleep(SETTLE_SECONDS)
    target.healthy()
    found = statuses(connections, 1)
    let_go(connections)
    return describe(found)


def one_byte_each(target: Target) -> str:
    """1,020 strangers announce the longest batch and send one byte"""
    kind = {"Content-Type": f"multipart/mixed; boundary={BOUNDARY}", "Content-Length": BATCH_BYTES}
    connections = [target.connect() for _ in range(1020)]
    for connection in connections:
        connection.sendall(target.head("POST", "/batch", None, kind) + b"-")
    time.sleep(SETTLE_SECONDS)
    taken = target.healthy()
    let_go(connections)
    return f"/healthz after {taken * 1e3:.0f} ms"


def tokens_one_byte_each(target: Target) -> str:
    """1,100 strangers announce the longest request for a token and send one byte"""
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": 32_000}
    connections = [target.connect() for _ in range(1100)]
    for connection in connections:
        connection.sendall(target.head("POST", "/token", None, kind) + b"g")
    time.sleep(1)
    begin = time.monotonic()
    try:
        target.fleet.token(CUSTOMER_SCOPE)
    finally:
        taken = time.monotonic() - begin
        let_go(connections)
    if taken > HEALTH_SECONDS:
        raise Failed(f"another one's request for a token took {taken:.1f} s")
    return f"a token after {taken * 1e3:.0f} ms"


def half_headers(target: Target) -> str:
    """as many connections as there may be that send 31 KB of headers without an end"""
    half = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + b"x" * 31_000
    connections = []
    try:
        for _ in range(4096):
            connection = target.connect(patience=5)
            connections.append(connection)
            connection.sendall(half)
    except OSError:
        pass  # No more are taken.
    try:
        time.sleep(1)
        return f"{len(connections)}: /healthz after {target.healthy() * 1e3:.0f} ms"
    finally:
        let_go(connections)


def unread_pipeline(target: Target) -> str:
    """ten strangers that send request after request, whose answers have no bodies, and read none"""
    asked = target.head("HEAD", "/healthz", None) * 1000

    def send(_: int) -> int:
        connection, sent = target.connect(patience=1, receive=4096), 0
        with contextlib.closing(connection):
            deadline = time.monotonic() + SENDING_SECONDS
            try:
                while time.monotonic() < deadline:
                    sent += connection.send(asked)
            except OSError:
                pass  # The server does not read on.
        return sent

    sent = sum(together(10, send))
    return f"{sent / 1e6:.0f} MB of requests taken, /healthz after {target.healthy() * 1e3:.0f} ms"


def unread_batches(target: Target) -> str:
    """24 batches of 100 pages of a list each, whose answers nobody reads"""
    token = target.fleet.token(CUSTOMER_SCOPE)
    calls = [f"GET /v1/{target.fleet.customers[0]}/devices?pageSize=100"] * 100
    connections = together(24, lambda _: send_batch(target, token, calls, receive=4096))
    found = statuses(connections, 20)
    target.healthy()
    let_go(connections)
    return describe(found)


def gets_in_batches(target: Target) -> str:
    """four batches at once of 40 x operations.get of a large operation"""

    def ask(_: int) -> tuple[int, int, int]:
        connection = send_batch(target, target.token, [f"GET {target.operation}"] * 40)
        connection.settimeout(60)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        whole, refused, length = 0, 0, 0
        tail = b""
        while piece := answer.read(1024 * 1024):
            length += len(piece)
            text = tail + piece
            whole += text.count(b"HTTP/1.1 200 ")
            refused += text.count(b"HTTP/1.1 503 ")
            tail = piece[-12:]
        connection.close()
        return whole, refused, length

    told = [answer for answer in together(4, ask) if isinstance(answer, tuple)]
    whole, refused = sum(answer[0] for answer in told), sum(answer[1] for answer in told)
    if not refused and target.devices >= 20_000:
        raise Failed("40 long answers in one batch were all given")
    return f"{whole} whole, {refused} refused, at most {max(answer[2] for answer in told) / 1e6:.0f} MB"


def unread_results(target: Target) -> str:
    """twenty results of a large operation that nobody reads"""
    connections = [target.connect(receive=4096) for _ in range(20)]
    for connection in connections:
        connection.sendall(target.head("GET", target.operation, target.token))
    found = statuses(connections)
    time.sleep(1)
    target.healthy()
    let_go(connections)
    return describe(found)


def bulk_one_byte(target: Target) -> str:
    """four bulk calls of one reseller with one byte each, and another reseller's call beside them"""
    path = f"/v1/{target.fleet.partner}/devices:claimAsync"
    kind = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
    connections = [target.connect() for _ in range(4)]
    for connection in connections:
        connection.sendall(target.head("POST", path, target.token, kind) + b"1\r\n{\r\n")
    time.sleep(0.2)
    other, fellow = second_reseller(target)
    # Each claim is refused for its customer, one by one; the call is taken.
    body = target.fleet.prepare(10_000_000, 2000)[1]
    path = f"/v1/partners/{other}/devices:claimAsync"
    begin = time.monotonic()
    sent = target.connect(patience=PROBE_SECONDS)
    sent.sendall(target.head("POST", path, fellow, {"Content-Type": "application/json", "Content-Length": len(body)}) + body)
    found = statuses([sent])
    taken = time.monotonic() - begin
    if found["HTTP/1.1 200"] != 1:
        raise Failed(f"another reseller's bulk call was held up: {describe(found)}")
    let_go([*connections, sent])
    return f"another reseller is answered after {taken * 1e3:.0f} ms"


def second_reseller(target: Target) -> tuple[str, str]:
    """Another reseller's id and a token of its own."""
    file = target.keys / "fellow.json"
    reseller = target.fleet.muster.cli("reseller", "create", "--name", "Fellow")["id"]
    target.fleet.muster.cli("key", "create", "--for", f"reseller:{reseller}", "--out", file, "--force")
    return reseller, fetch_token(target.fleet.muster.base, file, RESELLER_SCOPE)


def claims_at_once(target: Target) -> str:
    """four claimAsync of a large fleet at one time, each until it is done and read"""
    begin = time.monotonic()
    target.fleet.claim_at_once(4, target.devices, lambda: None)
    return f"done and read after {time.monotonic() - begin:.1f} s"


def unread_configurations(target: Target) -> str:
    """forty lists of a customer's configurations with long extras, which nobody reads"""
    api = target.fleet.api(CUSTOMER_SCOPE)
    customer = target.fleet.customers[1]
    dpc = api.get(f"/v1/{customer}/dpcs")["dpcs"][0]["name"]
    noise = "".join(random.Random(1).choices(string.ascii_letters, k=60_000))
    for number in range(100):
        target.fleet.configure(api, customer, dpc, 100 + number)
        name = api.get(f"/v1/{customer}/configurations", fields="configurations/name")["configurations"][-1]["name"]
        extras = json.dumps({"note": noise})
        api.raw("PATCH", f"/v1/{name}?updateMask=dpcExtras", json.dumps({"dpcExtras": extras}).encode())
    token = target.fleet.token(CUSTOMER_SCOPE)
    target.reset()
    connections = [target.connect(receive=4096) for _ in range(40)]
    for connection in connections:
        connection.sendall(target.head("GET", f"/v1/{customer}/configurations", token))
    found = statuses(connections, 15)
    target.healthy()
    let_go(connections)
    return describe(found)


def silent_connections(target: Target) -> str:
    """as many connections as there may be that say nothing, and as many that do not read"""
    told = []
    for kind in ("idle", "unread"):
        connections = []
        try:
            for _ in range(4096 + 200):
                # Those beyond what the server takes wait in the system's queue, where there is room.
                connection = target.connect(patience=5, receive=4096)
                connections.append(connection)
                if kind == "unread":
                    connection.sendall(target.head("GET", target.operation, target.token))
        except OSError:
            pass  # No more are taken.
        try:
            taken = max(target.healthy() for _ in range(5))
            told.append(f"{len(connections)} {kind}: /healthz after {taken * 1e3:.0f} ms")
        finally:
            let_go(connections)
    return ", ".join(told)


def gzip_batches(target: Target) -> str:
    """six senders of 1.5 KB gzip batches of 1,000 unknown paths, and a phone beside them"""
    path = "/androidenterprise/v1/enterprises/1/users/2/devices/3/managedConfigurationsForDevices/4/x"
    packed = gzip.compress(batch([f"GET {path}"] * 1000), 9)
    stop, batches = time.monotonic() + SENDING_SECONDS, [0] * SENDERS

    def send(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=30)
        headers = {"Content-Type": f"multipart/mixed; boundary={BOUNDARY}", "Content-Encoding": "gzip"}
        while time.monotonic() < stop:
            connection.request("POST", "/batch", packed, headers)
            connection.getresponse().read()
            batches[number] += 1
        connection.close()

    taken: list[float] = []

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=30)
        question = json.dumps({"deviceIdentifier": {"imei": target.fleet.devices[0].imei}})
        while time.monotonic() < stop:
            begin = time.perf_counter()
            connection.request("POST", "/device/v1/setup", question, {"Content-Type": "application/json"})
            connection.getresponse().read()
            taken.append((time.perf_counter() - begin) * 1e3)
            time.sleep(0.01)
        connection.close()

    together(SENDERS + 1, lambda number: send(number) if number < SENDERS else ask())
    median = statistics.median(taken)
    return f"{sum(batches)} batches of {len(packed)} bytes, set-up p50 {median:.1f} ms"


def describe(found: Counter) -> str:
    return ", ".join(f"{count} x {what.removeprefix('HTTP/1.1 ')}" for what, count in sorted(found.items()))


ATTACKS: list[Callable[[Target], str]] = [
    one_byte_each, tokens_one_byte_each, half_headers, unread_pipeline, stalled_batches, unread_batches,
    gets_in_batches, unread_results, bulk_one_byte, gzip_batches,
    silent_connections, unread_configurations, claims_at_once,
]
