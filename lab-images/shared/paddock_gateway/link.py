"""The gateway's own, lasting connection to a kernel: its channels stay open while no client is there."""

import asyncio
import base64
import json
import logging
import time
from collections import OrderedDict, deque
from datetime import UTC, datetime
from typing import Any

from jupyter_client.session import Session
from zmq.eventloop.zmqstream import ZMQStream

from .spool import Cut, Entry, Message, Spool

CHANNELS = ("iopub", "shell", "control", "stdin")
# Of the iopub messages only these survive a cut; their size is bounded so that nobody can fill the spool with them.
VITAL_TYPES = frozenset(("status", "execute_input", "error", "clear_output"))
VITAL_LIMIT = 64 * 1024
REMEMBERED_REQUESTS = 10_000
HELD_REQUESTS = 1_000
NUDGE_SECONDS = 0.1
IDLE_SECONDS = 10.0
REMEMBERED_IDLE = 100
PARENT_LIMIT = 128
RUNNING_TYPES = frozenset(("execute_request", "comm_open", "comm_msg", "comm_close"))
# Parents of our own making, of which no client hears.
NUDGE = "paddock-nudge"


class KernelLink:
    """Numbers and keeps everything one kernel says, and hands it each request at most once.

    Channels race each other; here a reply always comes behind its request's `idle`, and so behind all of its output
    and all earlier replies.

    Lives from the start of the kernel to its end, through restarts; clients come and go, one at a time.
    """

    def __init__(self, kernel: Any, spool: Spool, log: logging.Logger) -> None:
        self._kernel = kernel
        self._spool = spool
        self._log = log
        self._session = Session(key=kernel.session.key, signature_scheme=kernel.session.signature_scheme)
        self._streams: dict[str, ZMQStream] = {}
        # None while the kernel answers; else the requests that wait until it does.
        self._held: deque[dict[str, Any]] | None = deque()
        self._seen: OrderedDict[str, None] = OrderedDict()
        # Replies to requests that are not yet idle, and requests that are and whose reply has not come.
        self._early: dict[str, tuple[str, list[bytes], asyncio.TimerHandle]] = {}
        self._idle: OrderedDict[str, None] = OrderedDict()
        self._nudging: asyncio.Task[None] | None = None
        self._last_heard = time.monotonic()
        self._client: Any = None
        self.ended = False

    @property
    def spool(self) -> Spool:
        return self._spool

    def open(self) -> None:
        """Connects to the kernel's channels; requests are held until the kernel is known to be heard."""
        self._kernel.execution_state = "starting"
        self._kernel.last_activity = datetime.now(UTC)
        self._held = self._held if self._held is not None else deque()
        for channel in CHANNELS:
            stream = getattr(self._kernel, "connect_" + channel)(identity=self._session.bsession)
            stream.on_recv(lambda parts, channel=channel: self._receive(channel, parts), copy=True)
            self._streams[channel] = stream
        self._nudging = asyncio.ensure_future(self._nudge())

    def restarted(self) -> None:
        """The kernel's process is a new one: what the old one said is kept, what was still on its way to it is dropped."""
        self._close_streams()
        self._held = deque()
        self.say("iopub", "status", {"execution_state": "restarting"})
        self.open()

    def end(self, state: str) -> None:
        """The kernel is gone for good."""
        if self.ended:
            return
        self._close_streams()
        self.ended = True
        self.say("iopub", "status", {"execution_state": state})

    def attach(self, client: Any) -> None:
        """Makes this the one client; the one before is told."""
        previous, self._client = self._client, client
        if previous is not None:
            previous.replaced()

    def detach(self, client: Any) -> None:
        if self._client is client:
            self._client = None

    def submit(self, message: dict[str, Any]) -> bool:
        """Passes a request on, once; False if too many wait for the kernel to answer."""
        identifier = message["header"]["msg_id"]
        if identifier in self._seen:
            self._log.debug("request %s was here before", identifier)
            return True
        if self._held is not None and len(self._held) >= HELD_REQUESTS:
            return False
        self._seen[identifier] = None
        if len(self._seen) > REMEMBERED_REQUESTS:
            self._seen.popitem(last=False)
        if self._held is not None:
            self._held.append(message)
        else:
            self._send(message)
        return True

    def say(self, channel: str, message_type: str, content: dict[str, Any]) -> None:
        """Adds a message of the gateway's own to what the kernel said."""
        header = json.dumps(self._session.msg_header(message_type), default=str).encode()
        self._keep(channel, message_type, "", [header, b"{}", b"{}", json.dumps(content).encode()])

    def _send(self, message: dict[str, Any]) -> None:
        stream = self._streams.get(message["channel"])
        if stream is None or stream.closed():
            self._log.warning("a request for a kernel without a channel %s", message["channel"])
            return
        buffers = [base64.b64decode(buffer) for buffer in message.get("buffers") or []]
        self._session.send(stream, message, buffers=buffers or None)

    def _receive(self, channel: str, parts: list[bytes]) -> None:
        try:
            _, parts = self._session.feed_identities(parts)
            self._accept(channel, parts[1:])
        except (ValueError, LookupError, TypeError, AttributeError):
            self._log.warning("a malformed message on channel %s", channel, exc_info=True)
            return
        if channel == "iopub" and self._held is not None:
            # The subscription works, so nothing that a request causes can be missed.
            held, self._held = self._held, None
            self._kernel.execution_state = "idle"
            for message in held:
                self._send(message)

    def _accept(self, channel: str, parts: list[bytes]) -> None:
        message_type = json.loads(parts[0])["msg_type"]
        parent = json.loads(parts[1])
        parent_id = parent.get("msg_id") or ""
        if parent_id.startswith(NUDGE) or message_type == "iopub_welcome":
            return
        self._last_heard = time.monotonic()
        if channel == "shell" and parent_id not in self._idle:
            release = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._release_late, parent_id)
            self._early[parent_id] = (message_type, parts, release)
            return
        self._keep(channel, message_type, parent_id, parts)
        if channel == "iopub":
            self._note_activity(message_type, parent.get("msg_type"), parent_id, parts[3])

    def _note_activity(self, message_type: str, parent_type: str | None, parent_id: str, content: bytes) -> None:
        """Keeps what `GET /api/kernels` tells; only requests that run something make a kernel busy."""
        if parent_type != "kernel_info_request":
            self._kernel.last_activity = datetime.now(UTC)
        if message_type != "status":
            return
        state = json.loads(content)["execution_state"]
        if parent_type in RUNNING_TYPES:
            self._kernel.execution_state = state
        elif state != "starting" and self._kernel.execution_state == "starting":
            self._kernel.execution_state = "idle"
        if state == "idle":
            self._idle[parent_id] = None
            if len(self._idle) > REMEMBERED_IDLE:
                self._idle.popitem(last=False)
            self._release(parent_id)

    def _release(self, parent: str) -> None:
        reply = self._early.pop(parent, None)
        if reply is not None:
            message_type, parts, release = reply
            release.cancel()
            self._keep("shell", message_type, parent, parts)

    def _release_late(self, parent: str) -> None:
        """The idle of a reply does not come: not as long as other messages still do."""
        silent = time.monotonic() - self._last_heard
        if silent >= IDLE_SECONDS:
            self._release(parent)
        elif parent in self._early:
            message_type, parts, _ = self._early[parent]
            release = asyncio.get_running_loop().call_later(IDLE_SECONDS - silent, self._release_late, parent)
            self._early[parent] = (message_type, parts, release)

    def _keep(self, channel: str, message_type: str, parent: str, parts: list[bytes]) -> None:
        header, parent_header, metadata, content, *buffers = parts
        if len(parent) > PARENT_LIMIT:
            parent = ""
        # Put together from the kernel's own JSON: no second encoding, no change.
        body = b'{"channel":"%s","header":%s,"parent_header":%s,"metadata":%s,"content":%s,"buffers":[%s]' % (
            channel.encode(),
            header,
            parent_header,
            metadata,
            content,
            b",".join(b'"' + base64.b64encode(buffer) + b'"' for buffer in buffers),
        )
        vital = len(body) <= VITAL_LIMIT and (channel != "iopub" or message_type in VITAL_TYPES)
        self._spool.append(body, parent, vital)
        if self._client is not None:
            self._client.wake()

    async def _nudge(self) -> None:
        """Makes the kernel say something on iopub, which proves that it is heard there."""
        count = 0
        while self._held is not None:
            count += 1
            request = self._session.msg("kernel_info_request")
            request["header"]["msg_id"] = request["msg_id"] = f"{NUDGE}-{count}"
            self._session.send(self._streams["control"], request)
            await asyncio.sleep(NUDGE_SECONDS)

    def _close_streams(self) -> None:
        if self._nudging is not None:
            self._nudging.cancel()
            self._nudging = None
        streams, self._streams = self._streams, {}
        for stream in streams.values():
            if not stream.closed():
                # What has arrived is read before the socket goes.
                stream.flush()
                stream.close(linger=0)
        for parent in list(self._early):
            self._release(parent)


def frame(entry: Entry, session: Session) -> bytes:
    """An entry as it goes over the websocket."""
    match entry:
        case Message():
            return b'%s,"paddock_sequence":%d}' % (entry.body, entry.sequence)
        case Cut():
            content = {"bytes": entry.dropped_bytes, "messages": entry.dropped_messages}
            return own_frame("spool_cut", content, session, entry.parent, entry.sequence)


def own_frame(message_type: str, content: dict[str, Any], session: Session, parent: str = "", sequence: int | None = None) -> bytes:
    """A message of the gateway's own, on the channel "paddock"."""
    message = {
        "channel": "paddock",
        "header": session.msg_header(message_type),
        "parent_header": {"msg_id": parent} if parent else {},
        "metadata": {},
        "content": content,
        "buffers": [],
    }
    if sequence is not None:
        message["paddock_sequence"] = sequence
    return json.dumps(message, default=str).encode()
