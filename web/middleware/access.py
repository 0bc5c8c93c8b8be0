"""Who may call: host names, bearer tokens, and what a browser may be talked into.

Without tokens a service on a loopback address is open, so a page on another site could reach it
through the visitor's browser: by a cross-site request, which carries a foreign Origin, or by DNS
rebinding, where Origin and Host agree but name that site. So every call needs a Host that is this
service's own, and calls that change something need the admin token or come straight from this
machine. All is decided before a byte of the body is read.
"""

from __future__ import annotations

import hmac
import re
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.settings import Settings
from corpus.errors import AssistantError, Forbidden, Unauthorized
from web.middleware.direct import is_direct
from web.middleware.rate import Guesses, client_of
from web.problems import of_error

OPEN_PATHS = frozenset({"/", "/healthz", "/readyz", "/favicon.ico"})
# Calls below /api/ that are no GET and change nothing of the corpus.
READING_CALLS = frozenset({"/api/answer", "/api/feedback", "/api/kept", "/api/verify"})
READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
OPEN_FOLDERS = ("/page/",)


def is_loopback(host: str) -> bool:
    """Whether a bind address or host name can be reached from this machine only."""
    name = host.strip("[]").lower()
    try:
        return ip_address(name).is_loopback
    except ValueError:  # a name, and names that only look like an address are anybody's
        return name == "localhost"


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    """Tokens, and where the service is bound."""

    host: str
    token: str | None
    admin_token: str | None
    origins: tuple[str, ...]
    hosts: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> AccessPolicy:
        """The policy that the settings say."""
        token, admin = settings.token, settings.admin_token
        return cls(
            settings.host,
            token.get_secret_value() if token else None,
            admin.get_secret_value() if admin else None,
            tuple(settings.cors_origins),
            tuple(settings.allowed_hosts),
        )

    def names(self) -> tuple[str, ...]:
        """Host names and addresses that this service is known by."""
        own = ("localhost", "127.0.0.1", "[::1]", socket.gethostname().lower(), self.host.lower())
        return tuple(dict.fromkeys((*own, *(h.lower() for h in self.hosts))))

    def check_host(self, headers: Headers) -> None:
        """Raise Forbidden for a name that is not this service's: DNS rebinding needs one.

        An address cannot be rebound, and a name without a dot cannot be had on the Internet.
        """
        given = headers.get("host", "")
        name = _host_name(given)
        if (
            not given
            or name in self.names()
            or "*" in self.hosts
            or _is_address(name)
            or _is_local(name)
        ):
            return
        raise Forbidden(
            f"This service is not called {name or given!r}; ASSISTANT_ALLOWED_HOSTS adds names."
        )

    def check_read(self, headers: Headers) -> None:
        """Raise Unauthorized where a token is set and neither it nor the admin's was sent."""
        if self.token is None:
            return
        given = _bearer(headers)
        if not (_same(given, self.token) or _same(given, self.admin_token)):
            raise Unauthorized("Send the service's token as 'Authorization: Bearer …'.")

    def check_change(self, scope: Scope) -> None:
        """Raise Unauthorized or Forbidden where the caller may not change anything."""
        headers = Headers(scope=scope)
        if self.admin_token is not None:
            if not _same(_bearer(headers), self.admin_token):
                raise Unauthorized("Send the admin token as 'Authorization: Bearer …'.")
            return
        if not is_loopback(self.host):
            raise Forbidden(
                "Changes are closed: the service is bound to a public address and "
                "ASSISTANT_ADMIN_TOKEN is not set. Set it and send it as a bearer token."
            )
        if not is_loopback(_host_name(headers.get("host", ""))):
            raise Forbidden("Changes are open to this machine only: ask it as localhost.")
        if not is_direct(scope):
            raise Forbidden(
                "Changes are open to this machine only, and this call seems to come through a "
                "proxy: set ASSISTANT_ADMIN_TOKEN and send it as a bearer token."
            )
        self.check_origin(headers)

    def check_origin(self, headers: Headers) -> None:
        """Raise Forbidden for a call that a browser makes on behalf of another site."""
        origin = headers.get("origin")
        if origin in self.origins:
            return
        if origin is None:
            foreign = headers.get("sec-fetch-site") == "cross-site"
        else:
            foreign = urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
        if foreign:
            raise Forbidden("Another site may not make this call; see ASSISTANT_CORS_ORIGINS.")


class Access:
    """Checks the host name of every call, and the token of all but health and the page's files.

    Also keeps other sites from the MCP address, as that protocol demands of a server.
    """

    def __init__(self, app: ASGIApp, *, policy: AccessPolicy, guesses: Guesses) -> None:
        self._app = app
        self._policy = policy
        self._guesses = guesses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            try:
                self._check(scope)
            except AssistantError as error:
                await of_error(scope["path"], error)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        self._policy.check_host(headers)
        if _is_open(scope["path"]):
            return
        try:
            self._policy.check_read(headers)
            if scope["path"].startswith("/mcp"):
                self._policy.check_origin(headers)
            if _is_change(scope):
                self._policy.check_change(scope)
        except Unauthorized:
            if _bearer(headers):
                self._guesses.count(client_of(scope))
            raise


_bearer_scheme = HTTPBearer(auto_error=False, description="ASSISTANT_ADMIN_TOKEN")


async def may_change(
    request: Request,
    _: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer_scheme)],
) -> None:
    """Dependency of every call that changes something."""
    policy: AccessPolicy = request.app.state.access
    policy.check_change(request.scope)


def _is_open(path: str) -> bool:
    return path in OPEN_PATHS or path.startswith(OPEN_FOLDERS)


def _is_change(scope: Scope) -> bool:
    path = scope["path"]
    return (
        path.startswith("/api/")
        and path not in READING_CALLS
        and scope["method"] not in READING_METHODS
    )


def _bearer(headers: Headers) -> str:
    scheme, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def _same(given: str, expected: str | None) -> bool:
    return expected is not None and hmac.compare_digest(given.encode("latin-1"), expected.encode())


def _host_name(host: str) -> str:
    """The name in a Host header, "" where it is none: 'evil@127.0.0.1' is no address."""
    match = _HOST.fullmatch(host)
    return match[1].lower() if match else ""


def _is_local(name: str) -> bool:
    return bool(name) and "." not in name


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
