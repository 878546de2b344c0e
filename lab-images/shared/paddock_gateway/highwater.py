"""ZeroMQ's queues without a limit: at its high-water mark a PUB socket drops messages silently."""

import zmq


def lift(target: zmq.Context | zmq.Socket) -> None:
    """Takes the limit off a socket that is not yet connected, or off all future sockets of a context."""
    target.setsockopt(zmq.SNDHWM, 0)
    target.setsockopt(zmq.RCVHWM, 0)
