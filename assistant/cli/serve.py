"""`assistant serve`: the HTTP API and the chat page."""

from __future__ import annotations

import os
import shutil
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import build as building
from assistant.cli.context import CommandContext
from corpus.errors import AssistantError, BuildRunning, Conflict

if TYPE_CHECKING:
    from assistant.settings import Settings

# Each worker holds the index (some 400 MB for one document): 64 cores are not meant by default.
MOST_WORKERS = 16
SHORTEST_TOKEN = 16  # characters: nobody guesses 20 a minute through those of one
# How often it is looked whether another process has built what is to be served.
WAIT_SECONDS = 0.5


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to bind, over ASSISTANT_HOST.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to bind, over ASSISTANT_PORT.")
    ] = None,
) -> None:
    """Serve the API and the chat page.

    Builds the index first where the documents are not those of the published one.
    """
    from assistant.settings import load_settings

    settings = load_settings(host=host, port=port)
    _check_free(settings)
    for warning in warnings_of(settings):
        typer.echo(f"assistant: warning: {warning}", err=True)
    if not settings.serve_only:
        _bring_up_to_date(CommandContext(settings))
    _run(_for_workers(settings))


def _for_workers(settings: Settings) -> Settings:
    """Settings with the number of workers, also for the workers to read from the environment."""
    from assistant.settings import variable

    settings = settings.model_copy(update={"workers": worker_count(settings.workers)})
    for name in ("host", "port", "workers"):
        os.environ[variable(name)] = str(getattr(settings, name))
    return settings


def worker_count(wanted: int) -> int:
    """How many server processes: those wanted, or for 0 as many as there are cores for this one."""
    import joblib  # type: ignore[import-untyped]

    # joblib knows the limits of containers and affinity, where os.cpu_count does not.
    return wanted or min(int(joblib.cpu_count()), MOST_WORKERS)


def warnings_of(settings: Settings) -> list[str]:
    """What is most likely not meant, one line each."""
    from assistant.settings import unknown_variables, variable
    from web.middleware.access import is_loopback

    lines = [f"{name} is no setting; see `assistant settings`." for name in unknown_variables()]
    for name in ("token", "admin_token"):
        token = getattr(settings, name)
        if token is not None and len(token.get_secret_value()) < SHORTEST_TOKEN:
            lines.append(
                f"{variable(name)} can be guessed: use {SHORTEST_TOKEN} characters or more, such "
                "as those of `openssl rand -hex 16`."
            )
    if not is_loopback(settings.host):
        if settings.token is None:
            lines.append(
                f"everybody who reaches {settings.host} can read all documents: set "
                "ASSISTANT_TOKEN, or bind 127.0.0.1."
            )
        if settings.admin_token is None:
            lines.append("uploads and rebuilds are closed until ASSISTANT_ADMIN_TOKEN is set.")
    return lines


def _run(settings: Settings) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from web.connections import BACKLOG, GuardedProtocol

    config = uvicorn.Config(
        "assistant.cli.serving:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        access_log=False,  # the web layer logs requests itself, without question text
        log_level="info",
        server_header=False,
        timeout_graceful_shutdown=10,
        http=GuardedProtocol,
        backlog=BACKLOG,
        # Whoever believes X-Forwarded-For of everybody has no limits by client.
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
    )
    if settings.workers == 1:
        server = uvicorn.Server(config)
        with suppress(KeyboardInterrupt):  # the usual end
            server.run()
        if not server.started:
            raise AssistantError("The server did not start; the lines above say why.")
        return
    _share_metrics(settings)
    _share_conversations()
    with suppress(KeyboardInterrupt), config.bind_socket() as listening:
        # Workers share a socket that was made without a protocol, for which asyncio does not turn
        # Nagle's algorithm off: every answer on a kept connection would wait 40 ms.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        Multiprocess(config, sockets=[listening]).run()


def _share_metrics(settings: Settings) -> None:
    """Name the folder in which workers add up their metrics; it must be empty at the start."""
    folder = settings.data_dir / "metrics" / str(settings.port)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        typer.echo(f"assistant: warning: metrics are of one worker only ({error}).", err=True)
        return
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _share_conversations() -> None:
    """Name the memory in which workers find what others made of a conversation's turns."""
    from assistant.conversation.shelf import VARIABLE, make_shelf

    if path := make_shelf():
        os.environ[VARIABLE] = path


def _bring_up_to_date(context: CommandContext) -> None:
    """Build where needed; a build that fails does not stop serving the published one.

    Where there is none, the first build of another process is waited for.
    """
    try:
        if not _is_built(context):
            typer.echo("assistant: another process builds the index; waiting for it.", err=True)
            while not _is_built(context):
                time.sleep(WAIT_SECONDS)
    except (AssistantError, OSError, MemoryError) as error:
        if context.store.published() is None:
            raise
        typer.echo(f"assistant: {_reason(error)} Serving the published build.", err=True)


def _is_built(context: CommandContext) -> bool:
    """Whether the published build is that of the documents, after building it if need be."""
    from index.build import is_current

    if is_current(context.corpus, context.store, context.encoder):
        return True
    try:
        with building.progress_bar() as progress:
            building.report(building.run(context, progress))
    except BuildRunning:
        if context.store.published() is not None:
            raise
        return False
    return True


def _reason(error: Exception) -> str:
    """A sentence that tells what failed, such as "[Errno 5] Input/output error: 'a'."."""
    if isinstance(error, AssistantError):
        return error.detail
    return "There is not enough memory." if isinstance(error, MemoryError) else f"{error}."


def _check_free(settings: Settings) -> None:
    """Fail before the build, not after it, where the address cannot be bound."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Conflict(
            f"{settings.host}:{settings.port} cannot be bound ({error.strerror or error}): "
            "stop what uses it, or set ASSISTANT_PORT or ASSISTANT_HOST."
        ) from None
