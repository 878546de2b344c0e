"""The sign that the gateway answers."""

from .settings import Settings

LINE = "paddock-gateway: ready"


def announce(settings: Settings) -> None:
    """Writes the ready file and a line on standard output; the port is open by now."""
    settings.ready_file.parent.mkdir(parents=True, exist_ok=True)
    settings.ready_file.write_text(f"{settings.port}\n")
    print(f"{LINE} on port {settings.port}", flush=True)
