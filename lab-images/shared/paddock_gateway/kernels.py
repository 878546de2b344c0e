"""How the gateway keeps its kernels."""

import os
from pathlib import Path
from typing import Any

import zmq.asyncio
from kernel_gateway.services.kernels.manager import KernelGatewayIOLoopKernelManager, SeedingMappingKernelManager
from traitlets import default

from . import highwater, naming
from .link import KernelLink
from .spool import Spool

# A kernel's sockets listen some 0.3 s after its process starts; ZeroMQ's own pause between attempts is 0.1 s.
RECONNECT_MILLISECONDS = 10


class LabKernel(KernelGatewayIOLoopKernelManager):
    """One kernel, with the link that keeps what it says from its start to its end."""

    link: KernelLink | None = None

    async def restart_kernel(self, *args: Any, **kwargs: Any) -> None:
        """Restarts the process, whether a person asked for it or it died."""
        await super().restart_kernel(*args, **kwargs)
        if self.link is not None:
            self.link.restarted()


class LabKernelManager(SeedingMappingKernelManager):
    """Connects to kernels through sockets that queue without a limit, and keeps a link to each."""

    def _kernel_manager_class_default(self) -> str:
        return f"{__name__}.{LabKernel.__name__}"

    @default("context")
    def _unbounded_context(self) -> zmq.asyncio.Context:
        # All kernels share this context, and close() must find that it was made here.
        self._created_context = True
        context = zmq.asyncio.Context()
        highwater.lift(context)
        context.setsockopt(zmq.RECONNECT_IVL, RECONNECT_MILLISECONDS)
        return context

    def link_of(self, kernel_id: str) -> KernelLink | None:
        return self.get_kernel(kernel_id).link

    def cwd_for_path(self, path: str, **kwargs: Any) -> str:
        """The folder below the home directory, made where it is missing and there is room."""
        home = Path(self.root_dir).resolve()
        folder = (home / path.strip("/")).resolve()
        if folder.is_relative_to(home):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                return str(folder)
            except OSError:
                self.log.warning("the working folder of a kernel cannot be made", exc_info=True)
        return str(home)

    def start_watching_activity(self, kernel_id: str) -> None:
        """Does nothing: the link hears every message anyway, a second subscription would double the gateway's work."""

    async def start_kernel(self, *args: Any, **kwargs: Any) -> str:
        kernel_id = naming.wanted.get()
        if kernel_id is not None:
            kwargs["kernel_id"] = kernel_id
        kernel_id = await super().start_kernel(*args, **kwargs)
        kernel = self.get_kernel(kernel_id)
        if kernel.link is None:
            kernel.link = KernelLink(kernel, Spool(Path(os.path.expanduser("~/.cache/paddock/spool"))), self.log)
            kernel.link.open()
        return kernel_id

    async def restart_kernel(self, *args: Any, **kwargs: Any) -> None:
        """Returns when the new process answers."""
        answered = await super().restart_kernel(*args, **kwargs)
        await answered

    def remove_kernel(self, kernel_id: str) -> Any:
        """A kernel leaves the map when it is shut down or has died too often."""
        kernel = super().remove_kernel(kernel_id)
        if kernel is not None and kernel.link is not None:
            kernel.link.end("dead")
        return kernel
