"""The kernel that a notebook runs in, and what becomes of a request to it."""

import os
import queue
import time
from dataclasses import dataclass

import zmq
from jupyter_client import KernelManager

from . import process

# What a reply may weigh; a kernel that sends more is not heard.
MOST_BYTES = 4 << 20
START_SECONDS = 60.0


@dataclass(frozen=True)
class Reply:
    """How a request ended: ok, error, out-of-time or kernel-died."""

    status: str
    error_name: str = ""
    error_text: str = ""
    millis: int = 0


class Kernel:
    def __init__(self) -> None:
        context = zmq.Context()
        # For the sockets that are made from here on.
        context.setsockopt(zmq.MAXMSGSIZE, MOST_BYTES)
        self._manager = KernelManager(kernel_name="python3", context=context, autorestart=False)
        self._client = None
        self.alive = False

    def start(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PADDOCK_")}
        self._manager.start_kernel(env=environment, cwd=os.path.expanduser("~"))
        if self._manager.provisioner is not None and self._manager.provisioner.process is not None:
            process.offer_to_the_memory_killer(self._manager.provisioner.process.pid)
        # Nobody listens to what it prints: outputs of any size cost this process nothing.
        self._client = self._manager.client()
        self._client.start_channels(shell=True, iopub=False, stdin=False, hb=False, control=False)
        self.alive = True
        request = self._client.kernel_info()
        if self._reply(request, time.monotonic() + START_SECONDS) is None:
            self.alive = False

    def run(self, code: str, seconds: float) -> Reply:
        """Runs a cell; one that takes too long is interrupted, one that does not heed that ends the kernel."""
        if not self.alive:
            return Reply("kernel-died")
        begun = time.monotonic()
        request = self._client.execute(code, silent=False, store_history=True, allow_stdin=False, stop_on_error=False)
        content = self._reply(request, begun + max(0.0, seconds))
        if content is not None:
            return self._said(content, begun)
        if not self._lives():
            self.alive = False
            return Reply("kernel-died", millis=_since(begun))
        self._interrupt(request)
        return Reply("out-of-time", millis=_since(begun))

    def _interrupt(self, request: str) -> None:
        try:
            self._manager.interrupt_kernel()
            heeded = self._reply(request, time.monotonic() + 3.0) is not None
        except Exception:
            heeded = False
        if not heeded:
            self.alive = False

    def _said(self, content: dict, begun: float) -> Reply:
        if content.get("status") == "ok":
            return Reply("ok", millis=_since(begun))
        return Reply("error", str(content.get("ename", ""))[:200], str(content.get("evalue", ""))[:2000], _since(begun))

    def _reply(self, request: str, end: float) -> dict | None:
        """The content of the reply; nothing at the deadline, or where the kernel is gone or talks nonsense."""
        while time.monotonic() < end:
            try:
                message = self._client.get_shell_msg(timeout=max(0.01, min(0.5, end - time.monotonic())))
            except queue.Empty:
                if not self._lives():
                    return None
                continue
            except Exception:
                self.alive = False
                return None
            if message.get("parent_header", {}).get("msg_id") == request:
                content = message.get("content")
                return content if isinstance(content, dict) else {}
        return None

    def _lives(self) -> bool:
        try:
            return self._manager.is_alive()
        except Exception:
            return False


def _since(begun: float) -> int:
    return int((time.monotonic() - begun) * 1000)
