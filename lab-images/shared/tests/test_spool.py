"""The spool loses nothing that fits, and says how much of the rest is gone."""

import tempfile
import unittest
from pathlib import Path

from paddock_gateway.spool import OVERHEAD, Cut, Entry, Message, Spool


def drained(spool: Spool, after: int = 0, budget: int = 1) -> list[Entry]:
    entries: list[Entry] = []
    while step := spool.after(after, budget):
        entries += step
        after = step[-1].sequence
    return entries


class SpoolTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "spool"

    def spool(self, limit: int = 100_000, memory: int = 20_000, message_limit: int = 50_000) -> Spool:
        spool = Spool(self.folder, limit, memory, message_limit, segment=4_000)
        self.addCleanup(spool.close)
        return spool

    def assertAccountsAreRight(self, spool: Spool) -> None:
        entries = drained(spool)
        self.assertEqual(spool.size, sum(entry.size for entry in entries))
        self.assertLessEqual(spool.size_in_memory, spool.size)
        numbers = [entry.sequence for entry in entries]
        self.assertEqual(numbers, sorted(set(numbers)))

    def test_numbers_from_one_and_gives_what_lies_behind_a_number(self) -> None:
        spool = self.spool()
        for number in range(1, 11):
            self.assertEqual(number, spool.append(b"%d" % number, "a", False))
        self.assertEqual([b"8", b"9", b"10"], [entry.body for entry in spool.after(7, 10_000)])
        self.assertEqual([], spool.after(10, 10_000))
        self.assertEqual([1], [entry.sequence for entry in spool.after(0, 1)])

    def test_spills_to_disk_and_reads_back_the_same(self) -> None:
        spool = self.spool()
        bodies = [bytes([number % 256]) * 500 for number in range(120)]
        for body in bodies:
            spool.append(body, "ä", True)
        self.assertLessEqual(spool.size_in_memory, 20_000)
        self.assertGreater(spool.size, 70_000)
        self.assertEqual([Message(n + 1, "ä", True, body) for n, body in enumerate(bodies)], drained(spool))
        self.assertEqual([], list(self.folder.iterdir()), "the files have no names")
        self.assertAccountsAreRight(spool)

    def test_forgets_what_is_acknowledged(self) -> None:
        spool = self.spool()
        for _ in range(120):
            spool.append(b"x" * 500, "a", False)
        spool.acknowledge(100)
        self.assertLess(spool.size, 25 * (500 + OVERHEAD) + 4_000)
        self.assertEqual(list(range(101, 121)), [entry.sequence for entry in drained(spool, 100)])
        spool.acknowledge(1_000)
        self.assertEqual(0, spool.size)
        self.assertEqual(0, spool.size_in_memory)
        self.assertEqual(121, spool.append(b"y", "a", False))
        self.assertEqual(120, spool.acknowledged)

    def test_cuts_the_middle_and_says_how_much(self) -> None:
        spool = self.spool()
        for _ in range(1_000):
            spool.append(b"x" * 500, "a", False)
        self.assertLessEqual(spool.size, 100_000)
        entries = drained(spool)
        cuts = [entry for entry in entries if isinstance(entry, Cut)]
        kept = [entry for entry in entries if isinstance(entry, Message)]
        self.assertEqual(1, len(cuts))
        self.assertEqual(1_000, len(kept) + cuts[0].dropped_messages)
        self.assertEqual(500_000, 500 * len(kept) + cuts[0].dropped_bytes)
        self.assertEqual(1, entries[0].sequence)
        self.assertEqual(1_000, entries[-1].sequence)
        self.assertEqual(kept[-1].sequence, 1_000)
        self.assertGreater(entries.index(cuts[0]), 60)
        self.assertGreater(len(entries) - entries.index(cuts[0]), 60)
        self.assertAccountsAreRight(spool)

    def test_keeps_what_is_vital_and_names_the_parent_of_what_is_gone(self) -> None:
        spool = self.spool()
        for run in range(10):
            for _ in range(100):
                spool.append(b"x" * 500, f"run {run}", False)
            spool.append(b"reply", f"run {run}", True)
        entries = drained(spool)
        self.assertEqual(10, sum(isinstance(entry, Message) and entry.vital for entry in entries))
        for run in range(10):
            of_run = [entry for entry in entries if entry.parent == f"run {run}"]
            dropped = sum(entry.dropped_messages for entry in of_run if isinstance(entry, Cut))
            self.assertEqual(101, dropped + sum(isinstance(entry, Message) for entry in of_run))
            self.assertLessEqual(sum(isinstance(entry, Cut) for entry in of_run), 1)
        self.assertAccountsAreRight(spool)

    def test_vital_messages_cannot_fill_it(self) -> None:
        spool = self.spool()
        for _ in range(2_000):
            spool.append(b"x" * 500, "a", True)
        self.assertLessEqual(spool.size, 110_000)
        self.assertAccountsAreRight(spool)

    def test_goes_on_being_cut_while_it_is_read(self) -> None:
        spool = self.spool()
        seen = 0
        numbers: list[int] = []
        for step in range(3_000):
            spool.append(b"x" * 500, "a", False)
            if step % 10 == 0 and (entries := spool.after(seen, 1)):
                numbers += [entry.sequence for entry in entries]
                seen = entries[-1].sequence
                spool.acknowledge(seen - 20)
        numbers += [entry.sequence for entry in drained(spool, seen)]
        self.assertEqual(sorted(set(numbers)), numbers)
        self.assertEqual(3_000, numbers[-1])
        self.assertLessEqual(spool.size, 100_000)

    def test_a_message_over_the_limit_is_cut_at_once(self) -> None:
        spool = self.spool()
        spool.append(b"before", "a", False)
        spool.append(b"x" * 60_000, "a", True)
        spool.append(b"after", "a", False)
        self.assertEqual([Message(1, "a", False, b"before"), Cut(2, "a", 60_000, 1), Message(3, "a", False, b"after")], drained(spool))

    def test_without_room_on_disk_it_keeps_what_fits_in_memory(self) -> None:
        self.folder.parent.joinpath("spool").write_text("a file where the folder should be")
        spool = self.spool()
        for _ in range(1_000):
            spool.append(b"x" * 500, "a", False)
        self.assertLessEqual(spool.size, 25_000)
        entries = drained(spool)
        dropped = sum(entry.dropped_messages for entry in entries if isinstance(entry, Cut))
        self.assertEqual(1_000, dropped + sum(isinstance(entry, Message) for entry in entries))
        self.assertEqual((1, 1_000), (entries[0].sequence, entries[-1].sequence))
        self.assertAccountsAreRight(spool)


if __name__ == "__main__":
    unittest.main()
