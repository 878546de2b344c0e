"""The Kernel Gateway application with everything set in code, nothing on a command line."""

import asyncio

from kernel_gateway.gatewayapp import KernelGatewayApp
from traitlets.config import Config

from .connection import GatewayConnection
from .httpserver import PromptHTTPServer
from .kernels import LabKernelManager
from .naming import NamedKernelsHandler
from .ready import announce
from .requestlog import log_request
from .settings import Settings

WEBSOCKET_MESSAGE_LIMIT = 256 * 1024 * 1024


class PaddockGatewayApp(KernelGatewayApp):
    name = "paddock-gateway"

    @classmethod
    def run(cls, settings: Settings) -> None:
        """Serves until the process is told to stop."""
        # Jupyter's application asks for the current loop before one runs.
        asyncio.set_event_loop(asyncio.new_event_loop())
        app = cls.instance(settings, config=configuration(settings))
        app.initialize(argv=[])
        app.start()

    def __init__(self, settings: Settings, **kwargs):
        super().__init__(**kwargs)
        self._settings = settings

    def init_webapp(self) -> None:
        super().init_webapp()
        self.web_app.settings.update(
            websocket_max_message_size=WEBSOCKET_MESSAGE_LIMIT,
            websocket_compression_options=None,
            # The connection has a heartbeat of its own; a client that is slow to read is slow to answer a ping.
            ws_ping_interval=0,
            log_function=log_request,
        )
        # before the handlers that are there
        self.web_app.add_handlers(".*$", [(r"/api/kernels", NamedKernelsHandler)])

    def init_http_server(self) -> None:
        # One port or none: the server knows only this one.
        self.http_server = PromptHTTPServer(self.web_app)
        self.http_server.listen(self.port, self.ip)

    def start_app(self) -> None:
        super().start_app()
        announce(self._settings)


def configuration(settings: Settings) -> Config:
    config = Config()
    config.KernelGatewayApp.update(
        auth_token=settings.token,
        ip=settings.address,
        port=settings.port,
        port_retries=0,
        prespawn_count=0,
        kernel_manager_class=LabKernelManager,
        kernel_websocket_connection_class=GatewayConnection,
    )
    config.JupyterWebsocketPersonality.list_kernels = True
    config.MappingKernelManager.update(cull_idle_timeout=0, cull_connected=False)
    # How often the gateway looks whether a kernel's process has died.
    config.KernelRestarter.time_to_dead = 1.0
    config.KernelSpecManager.ensure_native_kernel = False
    return config
