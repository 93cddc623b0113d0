"""Which entries the last commands of this sitting wrote, so that they can be taken back."""

from __future__ import annotations

__all__ = ["LASTING", "Step", "Trail", "Undoing"]

from collections import deque
from dataclasses import dataclass

# What has an effect outside the records, by class of command: a paper that left the printer, a
# person who may unlock the laptop. Undo stops before these.
LASTING = frozenset({"NotePrinted", "AddUser", "RemoveUser", "RenewUser"})


@dataclass(frozen=True, slots=True)
class Step:
    """One command: the seqs lo..hi it wrote to the own stream, and what it is called.

    Attributes:
        lasting: it cannot be taken back, nor what was done before it.
    """

    lo: int
    hi: int
    deed: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Undoing:
    """A step that was taken back, by the entries lo..hi of the own stream."""

    step: Step
    lo: int
    hi: int

    def covers(self, seq: int) -> bool:
        """Whether an entry was written by the step or by taking it back."""
        return self.step.lo <= seq <= self.step.hi or self.lo <= seq <= self.hi


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

    def take_back(self, lo: int, hi: int) -> None:
        """The newest step was taken back by the entries lo..hi."""
        self.undone.append(Undoing(self._steps.pop(), lo, hi))
