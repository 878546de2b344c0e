"""This process and the others in the container, all of the same user."""

import ctypes
import os
import signal
import time
from pathlib import Path

_PR_SET_DUMPABLE = 4


def hide() -> None:
    """Closes this process's memory, environment and files to other processes of the same user."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def offer_to_the_memory_killer(pid: int) -> None:
    """Where memory runs out, that process goes first, not this one."""
    try:
        Path(f"/proc/{pid}/oom_score_adj").write_text("1000")
    except OSError:
        pass


def kill_all_others(within: float = 10.0) -> bool:
    """Ends every process but this one and the container's first; whether nobody is left.

    The kernel of the operating system sends the signal to all of them in one step, so that none gets away by forking.
    """
    end = time.monotonic() + within
    while True:
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            return True
        if not _living():
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.05)


def _living() -> list[int]:
    living = []
    for entry in os.listdir("/proc"):
        if entry.isdecimal() and int(entry) not in (1, os.getpid()):
            try:
                state = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if state not in ("Z", "X"):
                living.append(int(entry))
    return living
