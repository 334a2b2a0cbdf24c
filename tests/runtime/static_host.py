"""A static host on this machine, as dumb as the dumbest: what tests serve folders from, and what it was asked for."""

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, override


@dataclass(frozen=True, slots=True)
class StaticHost:
    """A running host: its address, ending in a slash, and the paths it was asked for so far."""

    url: str
    asked: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder: Path, headers: Mapping[str, str], asked: list[str]) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.headers = headers
        self.asked = asked

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser may hang up on what it does not want
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    @override
    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        super().do_GET()

    @override
    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[StaticHost]:
    """Serve `folder` at a free port, with `headers` on every answer, until the block ends."""
    asked: list[str] = []
    with _Server(folder, headers or {}, asked) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield StaticHost(f"http://127.0.0.1:{server.server_port}/", asked)
        finally:
            server.shutdown()
            thread.join()
