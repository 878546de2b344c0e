"""What the environment of the container says."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = "PADDOCK_GATEWAY_TOKEN"
ADDRESS = "PADDOCK_GATEWAY_ADDRESS"
PORT = "PADDOCK_GATEWAY_PORT"
READY_FILE = "PADDOCK_GATEWAY_READY_FILE"


class SettingsError(ValueError):
    """The environment cannot be used; the message says which variable and why."""


@dataclass(frozen=True)
class Settings:
    token: str = field(repr=False)
    address: str = "0.0.0.0"
    port: int = 8888
    ready_file: Path = Path("/tmp/paddock/ready")

    @classmethod
    def take_from(cls, environment: MutableMapping[str, str]) -> "Settings":
        """Reads the settings and removes the token, so that no kernel inherits it."""
        token = environment.pop(TOKEN, "")
        if len(token) < 16:
            raise SettingsError(f"{TOKEN} must hold a token of at least 16 characters")
        port = environment.get(PORT, str(cls.port))
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise SettingsError(f"{PORT} must be a port number, not '{port}'")
        return cls(
            token=token,
            address=environment.get(ADDRESS, cls.address),
            port=int(port),
            ready_file=Path(environment.get(READY_FILE, str(cls.ready_file))),
        )
