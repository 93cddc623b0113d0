"""Which entries the last commands of this sitting wrote, so that they can be taken back."""

from __future__ import annotations

__all__ = ["LASTING", "PASSED_OVER", "Span", "Step", "Trail", "Undoing"]

from collections import deque
from dataclasses import dataclass

# What has an effect outside the records, by class of command: a paper that left the printer,
# figures that went to the county, a person who may unlock the laptop. Undo stops before these.
LASTING = frozenset(
    {"NotePrinted", "SubmitReport", "AddUser", "RemoveUser", "RenewUser", "FinishSealing"}
)

# What is no step of the work, by class of command: undo passes over it, and it stays.
PASSED_OVER = frozenset({"RevealNumber", "LookInto", "TakeVolume"})


@dataclass(frozen=True, slots=True)
class Span:
    """Entries lo..hi of a stream, by its number here: sync may begin another own stream."""

    stream_no: int
    lo: int
    hi: int

    def holds(self, stream_no: int, seq: int) -> bool:
        """Whether an entry is one of these."""
        return stream_no == self.stream_no and self.lo <= seq <= self.hi


@dataclass(frozen=True, slots=True)
class Step:
    """One command: the entries it wrote, and what it is called.

    Attributes:
        lasting: it cannot be taken back, nor what was done before it.
    """

    wrote: Span
    deed: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Undoing:
    """A step that was taken back, and the entries that did it."""

    step: Step
    wrote: Span

    def holds(self, stream_no: int, seq: int) -> bool:
        """Whether an entry was written by the step or by taking it back."""
        return self.step.wrote.holds(stream_no, seq) or self.wrote.holds(stream_no, seq)


class Trail:
    """The newest steps, newest last; touched by the writer's thread only.

    Attributes:
        undone: what was taken back in this sitting, newest last.
    """

    def __init__(self, most: int = 50) -> None:
        self._steps: deque[Step] = deque(maxlen=most)
        self.undone: list[Undoing] = []

    def push(self, step: Step) -> None:
        """Remember a step."""
        self._steps.append(step)

    def last(self) -> Step | None:
        """The newest step not yet taken back."""
        return self._steps[-1] if self._steps else None

    def take_back(self, wrote: Span | None) -> None:
        """The newest step was taken back by these entries; None when all was so already."""
        step = self._steps.pop()
        if wrote is not None:
            self.undone.append(Undoing(step, wrote))
