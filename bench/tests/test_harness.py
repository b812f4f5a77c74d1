"""What the figures rest on: valid identifiers, writes that change something, honest verdicts.

Run with `python3 -m unittest discover -s bench/tests`.
"""

import json
import os
import pathlib
import sys
import tempfile
import types
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from harness import cpu, disk, fleet, requests, verdicts, wrk  # noqa: E402


def luhn_sum(digits: str) -> int:
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled)


def small_fleet(devices: int):
    """A fleet without a server: enough for request files."""
    made = types.SimpleNamespace()
    made.customers = ["customers/1", "customers/2"]
    made.configurations = [[f"{customer}/configurations/{n}" for n in range(fleet.CONFIGURATIONS)] for customer in made.customers]
    made.devices = [fleet.Device(str(n), fleet.imei(n), n % 2) for n in range(devices)]
    return made


def run_of(rate: float, **other) -> wrk.Run:
    return wrk.Run(**{**dict(rate=rate, p50_ms=1, p99_ms=2, max_ms=3, cpu_us=4, foreign=0, refused=0, broken=0), **other})


class Identifiers(unittest.TestCase):
    def test_given_any_number_then_the_imei_has_15_digits_and_a_right_check_digit(self):
        for number in (0, 1, 99, 123_456, 999_999, 999_999_999_999):
            value = fleet.imei(number)
            self.assertEqual(len(value), 15, value)
            self.assertEqual(luhn_sum(value) % 10, 0, value)


class Writes(unittest.TestCase):
    def test_given_runs_one_after_another_then_every_write_changes_its_device(self):
        for devices in (1000, requests.DISTINCT * 3):
            with tempfile.TemporaryDirectory() as directory:
                made = small_fleet(devices)
                prepared = requests.Requests(made, pathlib.Path(directory))
                state = {device.id: made.configurations[device.customer][0] for device in made.devices}
                for run in range(6):
                    unchanged = 0
                    for line in prepared.apply().read_text().splitlines():
                        body = json.loads(line.split("\t")[2])
                        device = body["device"]["deviceId"]
                        unchanged += state[device] == body["configuration"]
                        state[device] = body["configuration"]
                    self.assertEqual(unchanged, 0, f"{devices} devices, run {run}: {unchanged} writes change nothing")


class Verdicts(unittest.TestCase):
    def test_given_a_ratio_under_the_target_then_it_is_not_reached(self):
        subject = wrk.Figures("get", [run_of(39), run_of(39), run_of(1000)])
        self.assertIs(verdicts._ratio("get", subject, "ceiling", 100, 0.40).reached, False)
        self.assertIs(verdicts._ratio("get", subject, "ceiling", 97, 0.40).reached, True)

    def test_given_failed_requests_then_no_speed_reaches_the_target(self):
        subject = wrk.Figures("get", [run_of(1000, refused=1)])
        verdict = verdicts._ratio("get", subject, "ceiling", 100, 0.40)
        self.assertIs(verdict.reached, False)
        self.assertIn("1 requests failed", verdict.note)

    def test_given_several_claims_then_the_slowest_counts(self):
        claims = [fleet.Claimed(fleet.CLAIMS_PER_CALL, seconds, wait) for seconds, wait in ((2.0, None), (6.5, 40.0), (3.0, 101.0))]
        slowest, wait = verdicts.of_claims(claims)
        self.assertIs(slowest.reached, False)
        self.assertIs(wait.reached, False)


class Measuring(unittest.TestCase):
    def test_given_work_of_our_own_then_it_is_not_foreign_load(self):
        watch = cpu.Watch([])
        deadline = cpu.seconds_of(os.getpid()) + 0.3
        while cpu.seconds_of(os.getpid()) < deadline:
            pass
        machine, ours, _ = (now - before for now, before in zip(watch._now(), watch.before))
        self.assertGreaterEqual(ours, 0.29)
        self.assertLessEqual(ours, machine + 0.1)

    def test_given_no_fio_then_the_disk_is_measured_all_the_same(self):
        with tempfile.TemporaryDirectory() as directory:
            self.assertGreater(disk._with_python(pathlib.Path(directory) / "file", 0.2), 0)


if __name__ == "__main__":
    unittest.main()
