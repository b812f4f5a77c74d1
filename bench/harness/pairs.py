"""What two binaries' figures say when they were taken in turns: ratios by pair, and when one counts as slower."""

import dataclasses
import statistics

from .wrk import NOISE_CORES

# Below this median ratio a binary can be called slower. Two copies of one binary have medians within 2 or 3 % of each other.
SLOWER_BELOW = 0.97
FASTER_ABOVE = 1 / SLOWER_BELOW
# With fewer pairs than this nothing is said: by chance alone two pairs lie on one side of 1 every other time, five one time in
# sixteen.
PAIRS_FOR_A_VERDICT = 5


@dataclasses.dataclass
class Turn:
    """One binary under one load: what it did in a second, and what that cost."""

    rate: float  # requests, or claimed devices, in a second
    cpu_us: float  # processor time of the server (and of PostgreSQL) for each of them
    foreign: float  # cores used by processes that are not ours
    idle: float = 0.0  # cores used by the other binary, which nobody asked for anything
    failed: int = 0  # requests that were not answered as they should be
    peak_mb: float | None = None  # most resident memory during the turn, where it was looked at
    wait_ms: float | None = None  # longest wait of another writer, where there was one


@dataclasses.dataclass
class Pair:
    """A turn of each, right after another."""

    old: Turn
    new: Turn

    @property
    def ratio(self) -> float:
        """The new rate by the old one: below 1 the new binary is slower."""
        return self.new.rate / self.old.rate

    @property
    def quiet(self) -> bool:
        """Whether no other process disturbed either turn."""
        return max(self.old.foreign, self.new.foreign) <= NOISE_CORES


@dataclasses.dataclass
class Compared:
    """All pairs of one load. A failed request counts in whichever pair it was."""

    name: str
    pairs: list[Pair] = dataclasses.field(default_factory=list)

    @property
    def counted(self) -> list[Pair]:
        """The pairs the figures are made of: the quiet ones, or all of them where too few were quiet. A pair is left out for
        what others did meanwhile and never for its ratio."""
        quiet = [pair for pair in self.pairs if pair.quiet]
        return quiet if len(quiet) >= PAIRS_FOR_A_VERDICT else self.pairs

    @property
    def noisy(self) -> bool:
        """Whether disturbed pairs had to be counted."""
        return not all(pair.quiet for pair in self.counted)

    @property
    def ratios(self) -> list[float]:
        return [pair.ratio for pair in self.counted]

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios, not the ratio of the medians: a slow minute hits both turns of a pair."""
        return statistics.median(self.ratios)

    @property
    def failed(self) -> int:
        return sum(turn.failed for turn in self.turns())

    def turns(self) -> list[Turn]:
        return [turn for pair in self.pairs for turn in (pair.old, pair.new)]

    def median(self, side: str, field: str) -> float:
        """The median of a figure of the turns of one side, `old` or `new`."""
        return statistics.median(getattr(getattr(pair, side), field) for pair in self.counted)

    def most(self, side: str, field: str) -> float | None:
        """The greatest of a figure of the turns of one side; None where it was not looked at."""
        return max((value for pair in self.pairs if (value := getattr(getattr(pair, side), field)) is not None), default=None)

    @property
    def verdict(self) -> str:
        """`slower` or `faster` only when every single pair says so and the median is out of the noise. Any request that
        was not answered as it should be makes it `failed`, however fast."""
        if self.failed:
            return "failed"
        if len(self.counted) < PAIRS_FOR_A_VERDICT:
            return "too few pairs"
        if max(self.ratios) < 1 and self.ratio < SLOWER_BELOW:
            return "slower"
        if min(self.ratios) > 1 and self.ratio > FASTER_ABOVE:
            return "faster"
        return "same"


def in_turns(sides: tuple, round_number: int) -> tuple:
    """Who goes first: the old binary in even rounds, the new one in odd ones. What a turn leaves behind (a checkpoint, a
    warm processor) would otherwise always fall on the same one."""
    return sides if round_number % 2 == 0 else tuple(reversed(sides))
