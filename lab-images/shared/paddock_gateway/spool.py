"""What a kernel said and the server has not yet acknowledged: numbered, bounded, cut in the middle when full."""

import struct
import tempfile
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MEBIBYTE = 1024 * 1024
# What a message costs beside its text, so that many tiny ones count too.
OVERHEAD = 160


@dataclass(slots=True)
class Message:
    sequence: int
    parent: str
    vital: bool
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body) + OVERHEAD


@dataclass(slots=True)
class Cut:
    """Stands for messages of one parent that were dropped; its number is the last of them."""

    sequence: int
    parent: str
    dropped_bytes: int
    dropped_messages: int

    @property
    def size(self) -> int:
        return OVERHEAD


Entry = Message | Cut


class Segment:
    """Some consecutive entries, in memory or, spilled, in a file without a name."""

    _HEAD = struct.Struct("<Q?HI")

    def __init__(self) -> None:
        self.last = 0
        self.size = 0
        # Holds marks: no longer written to, never spilled.
        self.cut = False
        self._entries: list[Entry] | None = []
        self._file: BinaryIO | None = None

    @property
    def in_memory(self) -> bool:
        return self._entries is not None

    def append(self, entry: Entry) -> None:
        assert self._entries is not None
        self._entries.append(entry)
        self.last = entry.sequence
        self.size += entry.size
        self.cut = self.cut or isinstance(entry, Cut)

    def entries(self) -> list[Entry]:
        if self._entries is not None:
            return self._entries
        assert self._file is not None
        self._file.seek(0)
        packed = memoryview(self._file.read())
        found: list[Entry] = []
        at = 0
        while at < len(packed):
            sequence, vital, parent_length, body_length = self._HEAD.unpack_from(packed, at)
            at += self._HEAD.size
            parent = bytes(packed[at : at + parent_length]).decode()
            at += parent_length
            found.append(Message(sequence, parent, vital, bytes(packed[at : at + body_length])))
            at += body_length
        return found

    def spill(self, directory: Path) -> None:
        """Moves the entries to disk; raises OSError and stays in memory where there is no room."""
        assert self._entries is not None
        parts: list[bytes] = []
        for entry in self._entries:
            assert isinstance(entry, Message)
            parent = entry.parent.encode()
            parts += (self._HEAD.pack(entry.sequence, entry.vital, len(parent), len(entry.body)), parent, entry.body)
        directory.mkdir(parents=True, exist_ok=True)
        file = tempfile.TemporaryFile(dir=directory, buffering=0)
        try:
            packed = memoryview(b"".join(parts))
            while packed:
                packed = packed[file.write(packed) :]
        except OSError:
            file.close()
            raise
        self._file, self._entries = file, None

    def shorten(self, keep_vital: bool) -> None:
        """Drops all but what is vital, leaving marks that say how much."""
        kept: list[Entry] = []
        for entry in self.entries():
            if isinstance(entry, Message) and entry.vital and keep_vital:
                kept.append(entry)
            else:
                _drop(kept, entry)
        self._replace(kept)

    def absorb(self, following: "Segment") -> None:
        kept = list(self.entries())
        for entry in following.entries():
            if isinstance(entry, Cut):
                _drop(kept, entry)
            else:
                kept.append(entry)
        self._replace(kept)

    def _replace(self, entries: list[Entry]) -> None:
        self.close()
        self.cut = True
        self._entries = entries
        self.last = entries[-1].sequence
        self.size = sum(entry.size for entry in entries)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class Spool:
    """Numbers messages from 1 on and keeps them until they are acknowledged.

    Beyond `memory` bytes the oldest go to files in `directory`; beyond `limit` bytes (or, where the disk has no room, beyond
    `memory`) the middle is cut out: the oldest half and the newest stay, and so do vital messages of what is cut.
    A message over `message_limit` is cut at once.
    """

    def __init__(
        self,
        directory: Path,
        limit: int = 64 * MEBIBYTE,
        memory: int = 8 * MEBIBYTE,
        message_limit: int = 24 * MEBIBYTE,
        segment: int = MEBIBYTE,
    ) -> None:
        self._directory = directory
        self._limit = limit
        self._memory = memory
        self._message_limit = message_limit
        self._segment = segment
        self._segments = [Segment()]
        self._loaded: tuple[Segment, list[Entry]] | None = None
        self.size = 0
        self.size_in_memory = 0
        self.last = 0
        self.acknowledged = 0

    def append(self, body: bytes, parent: str, vital: bool) -> int:
        """Gives the message its number."""
        self.last += 1
        entry: Entry = Message(self.last, parent, vital, body)
        if len(body) > self._message_limit:
            entry = Cut(self.last, parent, len(body), 1)
        newest = self._segments[-1]
        if newest.size >= self._segment or newest.cut or (newest.size and isinstance(entry, Cut)):
            newest = Segment()
            self._segments.append(newest)
        newest.append(entry)
        self.size += entry.size
        self.size_in_memory += entry.size
        if self.size > self._limit:
            self._cut_middle(in_memory=False)
        if self.size_in_memory > self._memory and not self._spill():
            self._cut_middle(in_memory=True)
        return self.last

    def acknowledge(self, sequence: int) -> None:
        """Forgets everything up to this number."""
        self.acknowledged = max(self.acknowledged, min(sequence, self.last))
        while self._segments[0].size and self._segments[0].last <= self.acknowledged:
            self._subtract(self._segments[0])
            self._segments.pop(0).close()
            if not self._segments:
                self._segments.append(Segment())

    def after(self, sequence: int, budget: int) -> list[Entry]:
        """The next entries behind a number: at least one if there is one, then up to the budget in bytes."""
        sequence = max(sequence, self.acknowledged)
        for segment in self._segments:
            if segment.last <= sequence:
                continue
            entries = self._entries_of(segment)
            taken: list[Entry] = []
            for entry in entries[bisect_right(entries, sequence, key=lambda entry: entry.sequence) :]:
                taken.append(entry)
                budget -= entry.size
                if budget <= 0:
                    break
            return taken
        return []

    def close(self) -> None:
        for segment in self._segments:
            segment.close()
        self._segments = [Segment()]
        self._loaded = None
        self.size = self.size_in_memory = 0

    def _entries_of(self, segment: Segment) -> list[Entry]:
        if segment.in_memory:
            return segment.entries()
        # A reader takes a spilled segment in many small steps.
        if self._loaded is None or self._loaded[0] is not segment:
            self._loaded = (segment, segment.entries())
        return self._loaded[1]

    def _spill(self) -> bool:
        for segment in self._segments[:-1]:
            if self.size_in_memory <= self._memory:
                return True
            if segment.in_memory and not segment.cut:
                try:
                    segment.spill(self._directory)
                except OSError:
                    return False
                self.size_in_memory -= segment.size
        return True

    def _cut_middle(self, in_memory: bool) -> None:
        """Shortens the oldest segments behind the first half, never the newest, until the rest fits."""
        limit = self._memory if in_memory else self._limit
        while (self.size_in_memory if in_memory else self.size) > limit:
            victim = self._behind(limit // 2, in_memory)
            if victim is None:
                return
            self._shorten(victim)

    def _behind(self, head: int, in_memory: bool) -> int | None:
        for index, segment in enumerate(self._segments[:-1]):
            if in_memory and not segment.in_memory:
                continue
            # What was cut is cut again, vital messages too, only when these alone have become too many.
            if head <= 0 and (not segment.cut or segment.size > 2 * self._segment):
                return index
            head -= segment.size
        return None

    def _shorten(self, index: int) -> None:
        segment = self._segments[index]
        self._subtract(segment)
        segment.shorten(keep_vital=not segment.cut)
        if index > 0 and self._segments[index - 1].cut:
            previous = self._segments[index - 1]
            self._subtract(previous)
            previous.absorb(segment)
            del self._segments[index]
            segment = previous
        self.size += segment.size
        self.size_in_memory += segment.size

    def _subtract(self, segment: Segment) -> None:
        self.size -= segment.size
        if segment.in_memory:
            self.size_in_memory -= segment.size
        if self._loaded is not None and self._loaded[0] is segment:
            self._loaded = None


def _drop(kept: list[Entry], entry: Entry) -> None:
    """Adds what is dropped to the mark before it, if that is of the same parent."""
    if isinstance(entry, Message):
        entry = Cut(entry.sequence, entry.parent, len(entry.body), 1)
    last = kept[-1] if kept else None
    if isinstance(last, Cut) and last.parent == entry.parent:
        entry.dropped_bytes += last.dropped_bytes
        entry.dropped_messages += last.dropped_messages
        kept.pop()
    kept.append(entry)
