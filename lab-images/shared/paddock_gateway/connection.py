"""The connection between one websocket and one kernel."""

import asyncio
import json
from typing import Any

from jupyter_server.services.kernels.connection.base import BaseKernelWebsocketConnection
from tornado import web
from tornado.ioloop import PeriodicCallback
from tornado.websocket import WebSocketClosedError

from .link import CHANNELS, KernelLink, frame, own_frame

RESUME_HEADER = "Paddock-Resume-After"
HEARTBEAT_SECONDS = 5.0
# How much goes out before the socket must have taken it.
WINDOW = 256 * 1024

CLOSE_REPLACED = 4001
CLOSE_PROTOCOL = 4002
CLOSE_KERNEL_GONE = 4004


class GatewayConnection(BaseKernelWebsocketConnection):
    """Sends what the kernel's link holds behind the number that the client names, then what comes.

    Frames are Jupyter's JSON messages, all text, with one more member, `paddock_sequence`; binary buffers are base64 in `buffers`.
    The channel "paddock" is our own: to the client `spool_state` (first frame), `spool_cut` and `heartbeat`;
    from the client `acknowledge`.
    """

    _open: set["GatewayConnection"] = set()

    _link: KernelLink
    _cursor = 0
    _written: asyncio.Future[None]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # A batch is out that the socket has not taken yet.
        self._blocked = False
        self._heart = PeriodicCallback(self._beat, HEARTBEAT_SECONDS * 1000)

    @classmethod
    async def close_all(cls) -> None:
        for connection in list(cls._open):
            connection.websocket_handler.close(1001, "the gateway stops")
            connection.disconnect()

    async def prepare(self) -> None:
        resume = self.websocket_handler.request.headers.get(RESUME_HEADER, "0")
        link = self.multi_kernel_manager.link_of(self.kernel_id)
        if link is None:
            raise web.HTTPError(404, "no such kernel")
        if not (resume.isascii() and resume.isdecimal() and len(resume) < 19) or int(resume) > link.spool.last:
            raise web.HTTPError(409, f"{RESUME_HEADER} is beyond what this kernel has said")
        self._link = link
        self._cursor = int(resume)

    async def connect(self) -> None:
        self.multi_kernel_manager.notify_connect(self.kernel_id)
        self._open.add(self)
        spool = self._link.spool
        spool.acknowledge(self._cursor)
        self._write(own_frame("spool_state", {"last": spool.last, "resumed_after": self._cursor}, self.session))
        self._link.attach(self)
        self._heart.start()
        self.wake()

    def disconnect(self) -> None:
        if self not in self._open:
            return
        self._open.discard(self)
        self._heart.stop()
        self.multi_kernel_manager.notify_disconnect(self.kernel_id)
        self._link.detach(self)

    def handle_incoming_message(self, incoming_msg: str) -> None:
        if self not in self._open:
            # Replaced: what this client still says does not count.
            return
        try:
            message = json.loads(incoming_msg)
            channel, header = message["channel"], message["header"]
            if channel == "paddock":
                self._handle_own(header["msg_type"], message["content"])
                return
            if channel not in CHANNELS or not isinstance(header["msg_id"], str):
                raise ValueError("no such channel")
        except (ValueError, KeyError, TypeError):
            self.log.warning("a client sent what is no message")
            self._close(CLOSE_PROTOCOL, "not a message")
            return
        if not self._link.submit(message):
            self._close(CLOSE_PROTOCOL, "too many requests wait for the kernel")

    def wake(self) -> None:
        """Sends what is there, at the socket's pace: what it has not taken stays in the spool."""
        if self._blocked or self not in self._open:
            return
        entries = self._link.spool.after(self._cursor, WINDOW)
        for entry in entries:
            self._write(frame(entry, self.session))
            self._cursor = entry.sequence
        if not entries and self._link.ended:
            self._close(CLOSE_KERNEL_GONE, "the kernel is gone")

    def replaced(self) -> None:
        self._close(CLOSE_REPLACED, "another client has connected")

    def _handle_own(self, message_type: str, content: dict[str, Any]) -> None:
        if message_type != "acknowledge":
            raise ValueError("no such message")
        self._link.spool.acknowledge(int(content["sequence"]))

    def _beat(self) -> None:
        """Shows the client that the line is alive although the kernel has nothing to say."""
        if not self._blocked:
            self._write(own_frame("heartbeat", {}, self.session))

    def _write(self, message: bytes) -> None:
        try:
            self._written = self.websocket_handler.write_message(message)
        except WebSocketClosedError:
            # Nothing is lost: the client names the number that it has when it comes back.
            self.disconnect()
            return
        self._blocked = True
        self._written.add_done_callback(self._taken)

    def _taken(self, written: asyncio.Future[None]) -> None:
        failure = None if written.cancelled() else written.exception()
        if written.cancelled() or failure is not None:
            self.log.debug("the client of kernel %s is gone: %s", self.kernel_id, failure)
            self.disconnect()
        elif written is self._written:
            self._blocked = False
            self.wake()

    def _close(self, code: int, reason: str) -> None:
        self.disconnect()
        self.websocket_handler.close(code, reason)
