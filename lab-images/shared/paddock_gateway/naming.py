"""Kernels under ids that the client chose."""

import re
from contextvars import ContextVar

import tornado.web
from kernel_gateway.services.kernels.handlers import MainKernelHandler

FORM = re.compile(r"[A-Za-z0-9]{1,20}(-[A-Za-z0-9]{1,20}){4}")

# The id that the request under way wants its kernel to have.
wanted: ContextVar[str | None] = ContextVar("wanted", default=None)


class NamedKernelsHandler(MainKernelHandler):
    """Starts a kernel under the id in the request: a client that never saw the answer still knows which kernel is its own."""

    async def post(self) -> None:
        model = self.get_json_body()
        kernel_id = model.get("id") if isinstance(model, dict) else None
        if kernel_id is not None:
            if not isinstance(kernel_id, str) or not FORM.fullmatch(kernel_id):
                raise tornado.web.HTTPError(400, "not an id for a kernel")
            if kernel_id in self.kernel_manager:
                raise tornado.web.HTTPError(409, "there is a kernel with this id")
        token = wanted.set(kernel_id)
        try:
            await super().post()
        finally:
            wanted.reset(token)
