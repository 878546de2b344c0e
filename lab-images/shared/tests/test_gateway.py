import asyncio
import statistics
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from .gateway import DEADLINE, Gateway, Kernel


class GatewayTest(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway()
        cls.addClassCleanup(cls.gateway.stop)

    def start_kernel(self) -> str:
        kernel_id = self.gateway.request("POST", "/api/kernels", {"name": "python3"})["id"]
        self.addCleanup(self.gateway.request, "DELETE", f"/api/kernels/{kernel_id}")
        return kernel_id

    async def connect(self) -> Kernel:
        # The debug mode of unittest's loop reports every step that a busy machine makes slow.
        asyncio.get_running_loop().set_debug(False)
        kernel = await self.gateway.connect(self.start_kernel())
        self.addCleanup(kernel.connection.close)
        return kernel

    def test_says_when_it_is_ready(self):
        self.assertEqual(self.gateway.ready.read_text(), f"{self.gateway.port}\n")
        self.assertIn(f"paddock-gateway: ready on port {self.gateway.port}", self.gateway.logged())

    def test_refuses_whoever_has_not_the_token(self):
        for headers in ({}, {"Authorization": "token wrong"}):
            request = urllib.request.Request(f"http://127.0.0.1:{self.gateway.port}/api/kernels", headers=headers)
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=DEADLINE)
            self.assertEqual(refused.exception.code, 401)
            refused.exception.close()

    def test_writes_no_query_to_its_log(self):
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{self.gateway.port}/api?token=a-secret", timeout=DEADLINE)
        refused.exception.close()
        self.assertIn("401 GET /api", self.gateway.logged())
        self.assertNotIn("a-secret", self.gateway.logged())

    async def test_lists_its_kernels(self):
        kernel_id = self.start_kernel()
        self.assertIn(kernel_id, [kernel["id"] for kernel in self.gateway.request("GET", "/api/kernels")])

    def test_starts_a_kernel_under_the_id_that_was_asked_for(self):
        kernel_id = "n17-0f3a-4b2c-9d1e-abcdef012345"
        asked = {"name": "python3", "id": kernel_id}
        self.assertEqual(self.gateway.request("POST", "/api/kernels", asked)["id"], kernel_id)
        self.addCleanup(self.gateway.request, "DELETE", f"/api/kernels/{kernel_id}")
        for body, status in ((asked, 409), ({"name": "python3", "id": "../x"}, 400), ({"name": "python3", "id": 7}, 400)):
            with self.assertRaises(urllib.error.HTTPError) as refused:
                self.gateway.request("POST", "/api/kernels", body)
            self.assertEqual(refused.exception.code, status)
            refused.exception.close()
        self.assertNotEqual(self.start_kernel(), kernel_id)

    async def test_keeps_its_token_from_kernels(self):
        kernel = await self.connect()
        look = f"""
import os
pid = {self.gateway.process.pid}
for name in (f"/proc/{{pid}}/environ", f"/proc/{{pid}}/mem"):
    try:
        open(name, "rb").read(1)
        print("open", name)
    except PermissionError:
        print("closed")
print(sum({self.gateway.token!r}[::-1] in value for value in os.environ.values()), "PADDOCK_GATEWAY_TOKEN" in os.environ)
"""
        self.assertEqual(await kernel.printed(look), "closed\nclosed\n0 False\n")

    async def test_loses_no_line_of_a_burst(self):
        kernel = await self.connect()
        lines = 20_000
        # Flushed line by line, so that each is a message.
        text = await kernel.printed(f"for i in range({lines}): print(i, flush=True)")
        self.assertEqual(text, "".join(f"{i}\n" for i in range(lines)))

    async def test_passes_a_message_larger_than_ten_mebibytes_in(self):
        kernel = await self.connect()
        self.assertEqual(await kernel.printed(f"print(len({'x' * 12_000_000!r}))"), "12000000\n")

    async def test_sends_small_frames_at_once(self):
        kernel = await self.connect()
        await kernel.execute("1")
        seconds = []
        for _ in range(30):
            started = time.perf_counter()
            await kernel.execute("print(1)")
            seconds.append(time.perf_counter() - started)
        # Nagle's algorithm would make nearly all of them 40 ms and more; a busy machine only some.
        self.assertLess(statistics.quantiles(seconds, n=10)[0], 0.035)

    async def test_imports_from_the_notebooks_folder(self):
        kernel = await self.connect()
        code = "import pathlib; pathlib.Path('beside_me.py').write_text('x = 7'); import beside_me; print(beside_me.x)"
        try:
            self.assertEqual(await kernel.printed(code), "7\n")
        finally:
            Path("beside_me.py").unlink()

    async def test_keeps_history_in_memory(self):
        kernel = await self.connect()
        self.assertEqual(await kernel.printed("print(get_ipython().history_manager.hist_file)"), ":memory:\n")


class RefusedStartTest(unittest.TestCase):
    def test_says_which_setting_is_wrong(self):
        ended = subprocess.run(
            [sys.executable, "-m", "paddock_gateway"], env={}, capture_output=True, text=True, timeout=DEADLINE
        )
        self.assertEqual(ended.returncode, 2)
        self.assertIn("PADDOCK_GATEWAY_TOKEN must hold a token", ended.stderr)
