"""Fills /tmp, which is empty at every start because the root file system is read-only."""

import shutil
import site
import sys
from collections.abc import MutableMapping
from pathlib import Path

STATE = Path("/tmp/paddock")
PREPARED_FONTS = Path("/opt/paddock/matplotlib")


def prepare(environment: MutableMapping[str, str], state: Path = STATE, fonts: Path = PREPARED_FONTS) -> None:
    """Makes the folders that Jupyter, IPython and matplotlib write to and names them in the environment.

    None of them lies in the home directory: a lab must start when that is full, and a student's
    own Jupyter settings must not reach the gateway.
    """
    runtime = state / "runtime"
    ipython = state / "ipython"
    matplotlib = state / "matplotlib"
    for folder in (state, runtime, ipython, matplotlib):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for cache in fonts.glob("fontlist-*.json"):
        shutil.copyfile(cache, matplotlib / cache.name)

    environment["JUPYTER_RUNTIME_DIR"] = str(runtime)
    environment["JUPYTER_NO_CONFIG"] = "1"
    environment["JUPYTER_PREFER_ENV_PATH"] = "1"
    environment["IPYTHONDIR"] = str(ipython)
    environment["MPLCONFIGDIR"] = str(matplotlib)


def make_room_for_packages(folder: Path | None = None) -> None:
    """Makes the folder that ``pip install`` writes to in a home.

    Python looks there only if it exists when the process starts, so without it the first package
    that a student installs could not be imported before the kernel is started again.
    """
    folder = folder or Path(site.getusersitepackages())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        # a lab starts when the home is full, too
        print(f"paddock-gateway: no folder for packages: {error}", file=sys.stderr, flush=True)
