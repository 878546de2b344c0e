"""Starts the gateway: ``python -I -m paddock_gateway``."""

import sys

from .start import main

sys.exit(main())
