"""Whether a call comes straight from a program of this machine's user, or through a proxy.

A proxy on this machine makes everybody in the world look like this machine. What tells it: the
headers that proxies add, HTTP/1.0 (which proxies speak by default, and no browser or library does)
and, where the system shows it, the other end of the connection belonging to another user. A proxy
run by the same user, over HTTP/1.1 and without headers, cannot be told from a client: set a token.
"""

from __future__ import annotations

import os
import socket
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

PROXY_HEADERS: Final = (
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "x-original-host",
    "true-client-ip",
    "fastly-client-ip",
    "fly-client-ip",
    "cdn-loop",
)
PROXY_PREFIXES: Final = ("x-forwarded", "x-envoy-", "x-amzn-", "x-azure-", "cf-")


def is_direct(scope: Scope) -> bool:
    """Whether nothing says that a call of this machine was passed on for someone else."""
    names = Headers(scope=scope).keys()
    if any(name in PROXY_HEADERS or name.startswith(PROXY_PREFIXES) for name in names):
        return False
    if scope.get("http_version") == "1.0":
        return False
    host, port = scope.get("client") or ("", 0)
    try:
        address = ip_address(host)
    except ValueError:  # no network: the caller is in this process
        return True
    if not address.is_loopback:
        return False
    owner = _owner(str(address), port)
    return owner is None or owner in {0, os.getuid()}


def _owner(host: str, port: int) -> int | None:
    """User id of the socket with this address; None where the system does not show it."""
    if sys.platform != "linux":
        return None
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    table = Path("/proc/net/tcp6" if family == socket.AF_INET6 else "/proc/net/tcp")
    packed = socket.inet_pton(family, host)
    words = [
        packed[i : i + 4][:: -1 if sys.byteorder == "little" else 1]
        for i in range(0, len(packed), 4)
    ]
    wanted = f"{b''.join(words).hex().upper()}:{port:04X}"
    try:
        rows = table.read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return None
    return next((int(r[7]) for r in map(str.split, rows) if r[1] == wanted), None)
