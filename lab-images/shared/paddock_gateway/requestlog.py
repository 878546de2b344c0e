"""Request logging that cannot hold a secret."""

from tornado.log import access_log
from tornado.web import RequestHandler


def log_request(handler: RequestHandler) -> None:
    """Logs what failed: method, path without its query, status, milliseconds."""
    status = handler.get_status()
    if status < 400:
        return
    log = access_log.error if status >= 500 else access_log.warning
    log("%d %s %s %.0fms", status, handler.request.method, handler.request.path, 1000 * handler.request.request_time())
