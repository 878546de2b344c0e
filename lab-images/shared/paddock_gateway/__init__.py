"""The gateway of a lab: a Jupyter Kernel Gateway set up for one server that must not lose a message."""
