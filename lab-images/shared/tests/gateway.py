"""A gateway of its own for a test, and a small client for it."""

import asyncio
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from pathlib import Path

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

DEADLINE = 60


class Gateway:
    def __init__(self):
        self.token = secrets.token_hex(16)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._folder = tempfile.TemporaryDirectory()
        self.ready = Path(self._folder.name, "ready")
        self.log = open(Path(self._folder.name, "log"), "w+")  # noqa: SIM115 - closed in stop()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "paddock_gateway"],
            env=os.environ | {
                "PADDOCK_GATEWAY_TOKEN": self.token,
                "PADDOCK_GATEWAY_ADDRESS": "127.0.0.1",
                "PADDOCK_GATEWAY_PORT": str(self.port),
                "PADDOCK_GATEWAY_READY_FILE": str(self.ready),
                # The sources beside this test, also for the kernels.
                "PYTHONPATH": str(Path(__file__).parent.parent),
            },
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        give_up = time.monotonic() + DEADLINE
        while not self.ready.exists():
            if self.process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError("the gateway did not get ready:\n" + self.logged())
            time.sleep(0.02)

    def logged(self) -> str:
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        self.process.terminate()
        self.process.wait(DEADLINE)
        self.log.close()
        self._folder.cleanup()

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"token {self.token}"}

    def request(self, method: str, path: str, body: dict | None = None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, self.headers, method=method)
        with urllib.request.urlopen(request, timeout=DEADLINE) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    async def connect(self, kernel_id: str, session: str = "test") -> "Kernel":
        url = f"ws://127.0.0.1:{self.port}/api/kernels/{kernel_id}/channels?session_id={session}"
        return Kernel(await websocket_connect(HTTPRequest(url, headers=self.headers), max_message_size=1 << 28), session)


class Kernel:
    def __init__(self, connection: WebSocketClientConnection, session: str):
        self.connection = connection
        self._session = session

    async def execute(self, code: str) -> list[dict]:
        """Runs code and returns every message of it up to the later of reply and idle."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": "execute_request",
            "session": self._session,
            "username": "",
            "version": "5.3",
        }
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        await self.connection.write_message(json.dumps({
            "channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": []
        }))
        messages: list[dict] = []
        missing = {"execute_reply", "idle"}
        while missing:
            message = json.loads(await asyncio.wait_for(self.connection.read_message(), DEADLINE))
            if message["parent_header"].get("msg_id") == header["msg_id"]:
                messages.append(message)
                missing -= {message["header"]["msg_type"], message["content"].get("execution_state")}
        return messages

    async def printed(self, code: str) -> str:
        return "".join(m["content"]["text"] for m in await self.execute(code) if m["header"]["msg_type"] == "stream")
