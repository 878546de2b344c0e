"""The order in which a lab's gateway comes up."""

import os
import sys

from . import secrecy, workdir
from .settings import Settings, SettingsError


def main() -> int:
    try:
        settings = Settings.take_from(os.environ)
    except SettingsError as error:
        print(f"paddock-gateway: {error}", file=sys.stderr, flush=True)
        return 2
    secrecy.hide_this_process()
    workdir.prepare(os.environ)
    workdir.make_room_for_packages()

    # Jupyter reads its environment while it is imported, so it comes last.
    from .app import PaddockGatewayApp

    PaddockGatewayApp.run(settings)
    return 0
