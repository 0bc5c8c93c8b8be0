"""Who may call: bearer tokens, and what a browser may be talked into on a loopback bind.

Without tokens a service on a loopback address is open, so a page on another site could reach it
through the visitor's browser: by a cross-site request, which carries a foreign Origin, or by DNS
rebinding, where Origin and Host agree but name that site. Calls that change something therefore
need a Host and an Origin that are this machine's own, unless they carry the token, which no
other site has.
"""

from __future__ import annotations

import hmac
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
from web.problems import of_error

OPEN_PATHS = frozenset({"/", "/healthz", "/readyz", "/favicon.ico"})
# What proxies add; behind one, everybody seems to be on this machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
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

    @classmethod
    def of(cls, settings: Settings) -> AccessPolicy:
        """The policy that the settings say."""
        token, admin = settings.token, settings.admin_token
        return cls(
            settings.host,
            token.get_secret_value() if token else None,
            admin.get_secret_value() if admin else None,
            tuple(settings.cors_origins),
        )

    def check_read(self, headers: Headers) -> None:
        """Raise Unauthorized where a token is set and neither it nor the admin's was sent."""
        if self.token is None:
            return
        given = _bearer(headers)
        if not (_same(given, self.token) or _same(given, self.admin_token)):
            raise Unauthorized("Send the service's token as 'Authorization: Bearer …'.")

    def check_change(self, headers: Headers) -> None:
        """Raise Unauthorized or Forbidden where the caller may not change anything."""
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
        if any(name in headers for name in FORWARDED):
            raise Forbidden(
                "Changes are open to this machine only, and a proxy has passed this call on: set "
                "ASSISTANT_ADMIN_TOKEN and send it as a bearer token."
            )
        self.check_origin(headers)

    def check_origin(self, headers: Headers) -> None:
        """Raise Forbidden for a call that a browser makes on behalf of another site."""
        origin = headers.get("origin")
        if origin is None or origin in self.origins:
            return
        if urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            raise Forbidden("Another site may not make this call; see ASSISTANT_CORS_ORIGINS.")


class Access:
    """Asks for the token wherever one is set, but for health and the page's own files.

    Also keeps other sites from the MCP address, as that protocol demands of a server.
    """

    def __init__(self, app: ASGIApp, *, policy: AccessPolicy) -> None:
        self._app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_open(scope["path"]):
            headers = Headers(scope=scope)
            try:
                self._policy.check_read(headers)
                if scope["path"].startswith("/mcp"):
                    self._policy.check_origin(headers)
            except AssistantError as error:
                await of_error(scope["path"], error)(scope, receive, send)
                return
        await self._app(scope, receive, send)


_bearer_scheme = HTTPBearer(auto_error=False, description="ASSISTANT_ADMIN_TOKEN")


async def may_change(
    request: Request,
    _: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer_scheme)],
) -> None:
    """Dependency of every call that changes something."""
    policy: AccessPolicy = request.app.state.access
    policy.check_change(request.headers)


def _is_open(path: str) -> bool:
    return path in OPEN_PATHS or path.startswith(OPEN_FOLDERS)


def _bearer(headers: Headers) -> str:
    scheme, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def _same(given: str, expected: str | None) -> bool:
    return expected is not None and hmac.compare_digest(given.encode(), expected.encode())


def _host_name(host: str) -> str:
    return urlsplit(f"//{host}").hostname or ""
