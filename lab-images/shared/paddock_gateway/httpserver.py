"""An HTTP server that sends small frames at once."""

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream


class PromptHTTPServer(HTTPServer):
    """Switches Nagle's algorithm off on every accepted socket.

    With it on, the last small frame of a cell ("idle") waits about 40 ms for a delayed acknowledgement.
    """

    def handle_stream(self, stream: IOStream, address: tuple) -> None:
        stream.set_nodelay(True)
        # Tornado switches Nagle's algorithm on again behind each response, also the one that opens a websocket.
        stream.set_nodelay = lambda value: None
        super().handle_stream(stream, address)
