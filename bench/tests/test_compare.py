"""What a comparison of two binaries rests on: fair turns, ratios by pair, verdicts that noise cannot reach.

Run with `python3 -m unittest discover -s bench/tests`.
"""

import json
import pathlib
import stat
import sys
import tempfile
import types
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from harness import compared, fleet, pairs, processes, turns, wrk  # noqa: E402


def pair(ratio: float, rate: float = 1000, **of_both) -> pairs.Pair:
    """The old binary at `rate`, the new one at so much of it."""
    return pairs.Pair(*(pairs.Turn(**{**dict(rate=each, cpu_us=10, foreign=0), **of_both}) for each in (rate, rate * ratio)))


def of(*ratios: float) -> pairs.Compared:
    return pairs.Compared("get", [pair(ratio) for ratio in ratios])


class Ratios(unittest.TestCase):
    def test_given_a_slow_minute_that_hits_both_then_the_ratio_does_not_see_it(self):
        # The medians of the rates are 900 and 990, which would say 10 % faster.
        kind = pairs.Compared("get", [pair(0.99, 1000), pair(0.99, 500), pair(1.1, 900), pair(0.98, 400), pair(0.97, 1100)])
        self.assertEqual(round(kind.ratio, 3), 0.99)
        self.assertEqual(kind.median("old", "rate"), 900)

    def test_given_figures_that_were_looked_at_in_some_turns_then_the_greatest_of_those_counts(self):
        kind = pairs.Compared("claims", [pair(1, peak_mb=90), pair(1, peak_mb=110), pair(1)])
        self.assertEqual(kind.most("old", "peak_mb"), 110)
        self.assertIsNone(of(1).most("old", "peak_mb"))


class Verdicts(unittest.TestCase):
    def test_given_every_pair_below_1_and_a_median_out_of_the_noise_then_it_is_slower(self):
        self.assertEqual(of(0.91, 0.96, 0.93, 0.99, 0.95).verdict, "slower")

    def test_given_one_pair_that_is_not_below_1_then_it_is_not_slower(self):
        self.assertEqual(of(0.91, 0.96, 0.93, 1.0, 0.95).verdict, "same")

    def test_given_a_median_within_the_noise_then_it_is_not_slower(self):
        self.assertEqual(of(0.99, 0.97, 0.98, 0.96, 0.95).verdict, "same", "the limit itself is within the noise")
        self.assertEqual(of(0.99, 0.969, 0.98, 0.96, 0.95).verdict, "slower")

    def test_given_every_pair_above_1_and_a_median_out_of_the_noise_then_it_is_faster(self):
        self.assertEqual(of(1.01, 1.04, 1.05, 1.2, 1.04).verdict, "faster")
        self.assertEqual(of(0.99, 1.04, 1.05, 1.2, 1.04).verdict, "same")
        self.assertEqual(of(1.01, 1.02, 1.03, 1.2, 1.04).verdict, "same")

    def test_given_fewer_pairs_than_chance_needs_then_nothing_is_said(self):
        self.assertEqual(of(0.5, 0.5, 0.5, 0.5).verdict, "too few pairs")

    def test_given_a_request_answered_wrongly_then_it_failed_however_fast(self):
        kind = of(2, 2, 2, 2, 2)
        kind.pairs[3].new.failed = 1
        self.assertEqual(kind.verdict, "failed")


class Noise(unittest.TestCase):
    quiet = (0.99, 1.0, 1.01, 1.02, 0.98)

    def test_given_enough_quiet_pairs_then_disturbed_ones_do_not_count(self):
        kind = of(*self.quiet)
        kind.pairs.insert(2, pair(0.5, foreign=wrk.NOISE_CORES + 0.01))
        self.assertEqual(sorted(kind.ratios), sorted(self.quiet))
        self.assertFalse(kind.noisy)
        self.assertIn("1 disturbed pairs left out", compared._notes(kind))

    def test_given_too_few_quiet_pairs_then_all_count_and_it_is_said(self):
        kind = of(*self.quiet[:4])
        kind.pairs.append(pair(0.5, foreign=0.3))
        self.assertIn(0.5, kind.ratios)
        self.assertIn("(N) other load up to 0.30 cores", compared._notes(kind))

    def test_given_a_wrong_answer_in_a_disturbed_pair_then_it_failed_all_the_same(self):
        kind = of(*self.quiet)
        kind.pairs.append(pair(1, foreign=1, failed=1))
        self.assertEqual(kind.verdict, "failed")


class Taking(unittest.TestCase):
    def test_given_two_rounds_then_each_goes_first_once(self):
        self.assertEqual([pairs.in_turns(("old", "new"), number)[0] for number in range(4)], ["old", "new", "old", "new"])

    def test_given_a_load_that_must_be_refused_then_an_accepted_request_is_a_failure(self):
        def run(refused: int, broken: int = 0) -> wrk.Run:
            return wrk.Run(rate=1000, p50_ms=1, p99_ms=1, max_ms=1, cpu_us=1, foreign=0, refused=refused, broken=broken)

        accepted, refused = turns.Load("get", lambda: None), turns.Load("401", lambda: None, status=401)
        self.assertEqual(turns.failures(run(refused=0), accepted, 2), 0)
        self.assertEqual(turns.failures(run(refused=3, broken=1), accepted, 2), 4)
        self.assertEqual(turns.failures(run(refused=2000), refused, 2), 0)
        self.assertEqual(turns.failures(run(refused=2010), refused, 2), 0, "a run ends a little after its time")
        self.assertEqual(turns.failures(run(refused=1900, broken=1), refused, 2), 101)

    def test_given_a_copy_of_the_store_then_both_fleets_claim_the_same_devices_and_keys_name_their_server(self):
        with tempfile.TemporaryDirectory() as directory:
            keys = pathlib.Path(directory) / "keys"
            keys.mkdir()
            (keys / "reseller.json").write_text(json.dumps({"client_email": "a@b", "token_uri": "http://127.0.0.1:1/token"}))
            made = fleet.Fleet(types.SimpleNamespace(base="http://127.0.0.1:1"), keys)
            made.partner, made.customers = "partners/1", [f"customers/{number}" for number in range(fleet.CUSTOMERS)]
            made.random.random()  # as if it had claimed already
            copies = [made.on_copy(types.SimpleNamespace(base=f"http://127.0.0.1:{port}"), pathlib.Path(directory) / str(port)) for port in (2, 3)]
            first, second = (copy.prepare(500, 200) for copy in copies)
            self.assertEqual(first, second)
            self.assertNotEqual(first, copies[0].prepare(500, 200), "owners are in random order, so the next ones differ")
            file = copies[1].keys / "reseller.json"
            self.assertEqual(json.loads(file.read_text()), {"client_email": "a@b", "token_uri": "http://127.0.0.1:3/token"})
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
            copies[0].devices.append(fleet.Device("1", fleet.imei(1), 0))
            self.assertEqual((made.devices, copies[1].devices), ([], []), "what one claims the others do not have")

    def test_given_a_peak_that_is_over_then_it_is_forgotten(self):
        script = "x = bytearray(b'1') * 200_000_000; del x; print('grown', flush=True); import time; time.sleep(60)"
        with tempfile.TemporaryDirectory() as directory:
            children = processes.Children(pathlib.Path(directory))
            try:
                child = children.start([sys.executable, "-c", script], "grown")
                child.wait_for("^grown$")
                self.assertGreater(child.memory_mb("VmHWM"), 200)
                child.forget_peak()
                self.assertLess(child.memory_mb("VmHWM"), 100)
            finally:
                children.end_all()


class Table(unittest.TestCase):
    def test_given_one_load_slower_then_it_is_named_below_the_table(self):
        rates = [of(*([1] * 5)), of(*([1] * 5)), of(*([1] * 5)), of(*([0.9] * 5))]
        rates[3].name = "`devices.get`"
        result = compared.Result("sqlite", 1000, {"old": "muster 1", "new": "muster 2"}, ["a remark"], rates, [], {})
        text = compared.markdown(result)
        self.assertIn("| `devices.get` | 1,000/s | 900/s | 0.900 | 0.900 | 0.900 | 10.0 | 10.0 | **slower** |", text)
        self.assertTrue(text.split("## Slower or failed")[1].strip().startswith("* `devices.get`: slower"), text)
        self.assertEqual(result.bad(), ["`devices.get`: slower"])
        self.assertEqual(json.loads(json.dumps(result.raw()))["loads"][3]["verdict"], "slower")

    def test_given_a_dearer_refusal_then_the_difference_is_told(self):
        rates = [of(1), of(1), of(1)]
        rates[compared.REFUSED].pairs[0].old.cpu_us, rates[compared.REFUSED].pairs[0].new.cpu_us = 14, 15.5
        self.assertIn("4.0 µs of processor more than `/healthz` with the old binary, 5.5 µs with the new one (+1.5 µs)", compared.dispatch(rates))


if __name__ == "__main__":
    unittest.main()
