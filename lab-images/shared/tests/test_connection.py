"""A real gateway with a real kernel: nothing is lost, nothing comes twice. Run inside an image."""

import asyncio
import json
import time
import unittest
import uuid
from typing import Any

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from .gateway import DEADLINE, Gateway


class Client:
    """One websocket, and everything that came over it."""

    def __init__(self, gateway: Gateway, kernel: str, resume_after: int) -> None:
        self._gateway = gateway
        self._kernel = kernel
        self._resume_after = resume_after
        self.numbers: list[int] = []
        self.messages: list[dict[str, Any]] = []

    async def __aenter__(self) -> "Client":
        headers = self._gateway.headers | {"Paddock-Resume-After": str(self._resume_after)}
        url = f"ws://127.0.0.1:{self._gateway.port}/api/kernels/{self._kernel}/channels"
        self._socket: WebSocketClientConnection = await websocket_connect(HTTPRequest(url, headers=headers))
        self.state = await self._read()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._socket.close()

    def cut(self) -> None:
        self._socket.protocol.stream.close()

    @property
    def close_code(self) -> int | None:
        return self._socket.close_code

    async def _read(self) -> dict[str, Any]:
        text = await asyncio.wait_for(self._socket.read_message(), DEADLINE)
        if text is None:
            raise EOFError
        return json.loads(text)

    async def read(self) -> dict[str, Any]:
        message = await self._read()
        if "paddock_sequence" in message:
            self.numbers.append(message["paddock_sequence"])
        self.messages.append(message)
        return message

    async def until(self, message_type: str, parent: str | None = None) -> dict[str, Any]:
        async with asyncio.timeout(DEADLINE):
            while True:
                message = await self.read()
                if message["header"]["msg_type"] == message_type and parent in (None, message["parent_header"].get("msg_id")):
                    return message

    async def send(self, channel: str, message_type: str, content: dict[str, Any], identifier: str | None = None) -> str:
        identifier = identifier or str(uuid.uuid4())
        header = {"msg_id": identifier, "msg_type": message_type, "session": "test", "username": "", "version": "5.3", "date": ""}
        message = {"channel": channel, "header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": []}
        await self._socket.write_message(json.dumps(message))
        return identifier

    async def execute(self, code: str, identifier: str | None = None) -> str:
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": True, "stop_on_error": True}
        return await self.send("shell", "execute_request", content, identifier)

    def printed(self, parent: str) -> str:
        return "".join(
            message["content"]["text"]
            for message in self.messages
            if message["header"]["msg_type"] == "stream" and message["parent_header"].get("msg_id") == parent
        )


class ConnectionTest(unittest.IsolatedAsyncioTestCase):
    gateway: Gateway

    @classmethod
    def setUpClass(cls) -> None:
        cls.gateway = Gateway()
        cls.addClassCleanup(cls.gateway.stop)

    async def asyncSetUp(self) -> None:
        # The debug mode of unittest's loop reports every step that a busy machine makes slow.
        asyncio.get_running_loop().set_debug(False)
        self.kernel = (await self.call("POST", "", {"name": "python3"}))["id"]

    async def asyncTearDown(self) -> None:
        await self.call("DELETE", f"/{self.kernel}")

    async def call(self, method: str, path: str, body: Any = None) -> Any:
        return await asyncio.to_thread(self.gateway.request, method, f"/api/kernels{path}", body)

    def client(self, resume_after: int = 0) -> Client:
        return Client(self.gateway, self.kernel, resume_after)

    async def test_a_request_sent_before_the_kernel_is_up_is_answered(self) -> None:
        async with self.client() as client:
            run = await client.execute("print('hello')")
            await client.until("execute_reply", run)
            self.assertEqual("hello\n", client.printed(run))
            self.assertEqual(list(range(1, len(client.numbers) + 1)), client.numbers)

    async def test_a_flood_arrives_whole_and_in_order_over_a_cut(self) -> None:
        async with self.client() as first:
            run = await first.execute("for i in range(20000): print(i, flush=i % 10 == 0)")
            while len(first.numbers) < 500:
                await first.read()
            first.cut()
        seen = first.numbers[-1]
        async with self.client(seen) as second:
            self.assertEqual(seen, second.state["content"]["resumed_after"])
            await second.until("execute_reply", run)
        self.assertEqual("".join(f"{i}\n" for i in range(20000)), first.printed(run) + second.printed(run))
        numbers = first.numbers + second.numbers
        self.assertEqual(list(range(1, len(numbers) + 1)), numbers)

    async def test_a_request_that_comes_again_runs_once(self) -> None:
        async with self.client() as client:
            first = await client.execute("count = globals().get('count', 0) + 1", "once")
            await client.execute("count = globals().get('count', 0) + 1", first)
            shown = await client.execute("print(count)")
            await client.until("execute_reply", shown)
            self.assertEqual(1, sum(m["header"]["msg_type"] == "execute_reply" and m["parent_header"]["msg_id"] == first for m in client.messages))
            self.assertEqual("1\n", client.printed(shown))

    async def test_the_newer_client_takes_the_place_of_the_older(self) -> None:
        async with self.client() as older, self.client() as newer:
            with self.assertRaises(EOFError):
                while True:
                    await older.read()
            self.assertEqual(4001, older.close_code)
            run = await newer.execute("print(2)")
            await newer.until("execute_reply", run)

    async def test_input_can_be_answered_after_a_resume(self) -> None:
        async with self.client() as first:
            run = await first.execute("name = input('Name? '); print('Hello', name)")
            asked = await first.until("input_request", run)
            first.cut()
        async with self.client(asked["paddock_sequence"] - 1) as second:
            self.assertEqual(asked["header"], (await second.until("input_request", run))["header"])
            await second.send("stdin", "input_reply", {"value": "Ada", "status": "ok"})
            await second.until("execute_reply", run)
            self.assertIn("Hello Ada", second.printed(run))

    async def test_acknowledged_messages_are_not_sent_again(self) -> None:
        async with self.client() as first:
            run = await first.execute("print(1)")
            reply = await first.until("execute_reply", run)
            await first.send("paddock", "acknowledge", {"sequence": reply["paddock_sequence"]})
            again = await first.execute("print(2)")
            await first.until("execute_reply", again)
        async with self.client() as second:
            await second.until("execute_reply", again)
            self.assertGreater(min(second.numbers), reply["paddock_sequence"])

    async def test_the_numbers_go_on_over_a_restart(self) -> None:
        async with self.client() as client:
            run = await client.execute("import time; print('asleep', flush=True); time.sleep(100)")
            await client.until("stream", run)
            await self.call("POST", f"/{self.kernel}/restart")
            after = await client.execute("print(time)")
            reply = await client.until("execute_reply", after)
            self.assertEqual("error", reply["content"]["status"])
            self.assertEqual(list(range(1, len(client.numbers) + 1)), client.numbers)
            states = [m["content"].get("execution_state") for m in client.messages if m["header"]["msg_type"] == "status"]
            self.assertIn("restarting", states)

    async def test_a_kernel_that_dies_is_started_again_and_said_to_be(self) -> None:
        async with self.client() as client:
            run = await client.execute("import os, signal, time; print('last words', flush=True); time.sleep(0.5); os.kill(os.getpid(), signal.SIGKILL)")
            while (await client.until("status"))["content"]["execution_state"] != "restarting":
                pass
            self.assertEqual("last words\n", client.printed(run))
            after = await client.execute("print('new')")
            await client.until("execute_reply", after)

    async def test_a_client_of_a_kernel_that_is_shut_down_is_told(self) -> None:
        kernel = (await self.call("POST", "", {"name": "python3"}))["id"]
        async with Client(self.gateway, kernel, 0) as client:
            await client.until("status")
            await self.call("DELETE", f"/{kernel}")
            with self.assertRaises(EOFError):
                while True:
                    await client.read()
            self.assertEqual(4004, client.close_code)
            self.assertEqual("dead", client.messages[-1]["content"]["execution_state"])

    async def test_nobody_resumes_beyond_the_end(self) -> None:
        with self.assertRaises(HTTPClientError) as refused:
            async with self.client(1_000_000):
                pass
        self.assertEqual(409, refused.exception.code)

    async def test_tells_what_its_kernels_do(self) -> None:
        await self.idle()
        async with self.client() as client:
            run = await client.execute("import time; print('busy', flush=True); time.sleep(1)")
            await client.until("stream", run)
            self.assertEqual("busy", (await self.call("GET", f"/{self.kernel}"))["execution_state"])
            await client.until("execute_reply", run)
            self.assertEqual("idle", (await self.call("GET", f"/{self.kernel}"))["execution_state"])

    async def test_the_spool_is_cut_while_nobody_listens(self) -> None:
        async with self.client() as first:
            run = await first.execute("for i in range(100): print(str(i) * 1000000, flush=True)")
            await first.until("stream", run)
            first.cut()
        seen = first.numbers[-1]
        await self.idle()
        async with self.client(seen) as second:
            cut = await second.until("spool_cut", run)
            await second.until("execute_reply", run)
            self.assertGreater(cut["content"]["bytes"], 50_000_000)
            self.assertIn("99", second.printed(run)[-10:])

    async def idle(self) -> None:
        end = time.monotonic() + DEADLINE
        while (await self.call("GET", f"/{self.kernel}"))["execution_state"] != "idle":
            self.assertLess(time.monotonic(), end)
            await asyncio.sleep(0.1)


if __name__ == "__main__":
    unittest.main()
