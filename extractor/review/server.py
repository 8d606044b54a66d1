"""The server of a review: pages of the report for this machine, and one way to write.

What may reach it: requests to 127.0.0.1 that name it as their host, whose path begins with the
token, and that a page of its own sends (`Origin`). What they may do: read files of the report, and
add corrections to the one file of a document.
"""

from __future__ import annotations

import hmac
import json
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from extractor.errors import ExtractorError
from extractor.report.building import FOLDER
from extractor.report.environment import POLICY
from extractor.review.save import save_sent

_HOST = "127.0.0.1"
_LONGEST_BODY = 512 * 1024
_SECONDS = 30  # a connection that says nothing for so long is closed
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".webp": "image/webp",
}
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@contextmanager
def serving(out: Path, corrections: Path) -> Iterator[str]:
    """Serves the report of `out` as long as the context lasts; gives the address of its index.

    Corrections are written into the folder `corrections`. The port and the token are new ones each
    time.
    """
    token = secrets.token_urlsafe(24)
    handler = partial(_Handler, out, corrections, token, Lock())
    server = _Server((_HOST, 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{_HOST}:{server.server_port}/{token}/index.html"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser may leave in the middle of a page; all else is told in one line."""
        error = sys.exception()
        if not isinstance(error, OSError):
            print(
                f"extractor: a request failed ({type(error).__name__}: {error}).", file=sys.stderr
            )


class _Handler(BaseHTTPRequestHandler):
    timeout = _SECONDS
    server_version = "extractor"
    sys_version = ""
    server: ThreadingHTTPServer

    def __init__(
        self, out: Path, corrections: Path, token: str, writing: Lock, *connection: Any
    ) -> None:
        self._root = (out / FOLDER).resolve()
        self._out, self._corrections = out, corrections
        self._token, self._writing = token, writing
        super().__init__(*connection)

    def do_GET(self) -> None:
        """A file of the report."""
        path = self._path()
        if path is None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing here.")
            return
        try:
            file = (self._root / path).resolve()
            kind, is_own = _TYPES.get(file.suffix), file.is_relative_to(self._root)
            body = file.read_bytes() if kind and is_own else None
        except (OSError, ValueError):  # no such file, or no name that a file can have
            kind = body = None
        if kind is None or body is None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is no such page.")
            return
        self._send(HTTPStatus.OK, body, kind)

    def do_POST(self) -> None:
        """Corrections of one document."""
        path = self._path()
        folder, _, document_id = (path or "").partition("/")
        length = self.headers.get("Content-Length", "")
        if path is None or folder != "corrections" or not document_id:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing here.")
        elif self.headers.get("Origin") != f"http://{self._own_host}":
            self._refuse(HTTPStatus.FORBIDDEN, "another page may not send corrections.")
        elif self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "corrections are sent as JSON.")
        elif (
            not length.isdecimal()
            or len(length) > len(str(_LONGEST_BODY))
            or int(length) > _LONGEST_BODY
        ):
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "these are too many corrections.")
        else:
            self._save(document_id, self.rfile.read(int(length)))

    def _save(self, document_id: str, sent: bytes) -> None:
        try:
            with self._writing:
                path = save_sent(self._out, document_id, sent, self._corrections)
        except ExtractorError as error:
            self._refuse(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
            return
        self._send_json(HTTPStatus.OK, {"file": str(path)})

    @property
    def _own_host(self) -> str:
        return f"{_HOST}:{self.server.server_port}"

    def _path(self) -> str | None:
        """The path behind the token; None for a request that is not for us: another name of this
        host is what a page of somebody else would use."""
        if self.headers.get("Host") != self._own_host:
            return None
        try:
            asked = unquote(urlsplit(self.path).path)
        except ValueError:  # no address at all
            return None
        token, _, path = asked.lstrip("/").partition("/")
        if not hmac.compare_digest(token.encode(), self._token.encode()):
            return None
        return path or "index.html"

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self.close_connection = True
        self._send_json(status, {"error": why})

    def _send_json(self, status: HTTPStatus, told: dict[str, str]) -> None:
        self._send(status, json.dumps(told).encode(), "application/json")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Every answer has the headers of the review, the refusals of the library too."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing: the paths hold the token."""
