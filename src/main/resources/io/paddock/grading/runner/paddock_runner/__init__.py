"""Runs a notebook in a container of its own and says which tests passed.

The kernel is hostile. It runs as the same user as this process, so: nothing secret lies on disk or in the
environment when it starts, this process cannot be read, nothing that the kernel says is believed but the
replies to requests, and the report carries a code that only this process and the server can make.
"""
