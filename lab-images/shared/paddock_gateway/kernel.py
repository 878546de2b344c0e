"""The Python kernel of a lab; the kernel specification starts it through bin/paddock-kernel."""

import importlib
import sys

import zmq
from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

from . import highwater


class LabKernelApp(IPKernelApp):
    """ipykernel with sockets that queue without a limit and no history file."""

    def _bind_socket(self, s: zmq.Socket, port: int) -> int:
        highwater.lift(s)
        return super()._bind_socket(s, port)

    def init_iopub(self, context: zmq.Context) -> None:
        # Also for the pipes between the kernel's own threads.
        highwater.lift(context)
        super().init_iopub(context)


def leave_out_the_debugger() -> None:
    """Lets ipykernel find no debugpy: it costs 0.1 s of every start and writes warnings into the first cell's output."""
    sys.modules["debugpy"] = None  # type: ignore[assignment] # Python's way to make an import fail
    importlib.import_module("ipykernel.debugger")
    del sys.modules["debugpy"]


def main() -> None:
    leave_out_the_debugger()
    config = Config()
    # Kept in memory: kernels that share a home directory would share the database file and its locks.
    config.HistoryManager.hist_file = ":memory:"
    LabKernelApp.launch_instance(config=config)
