"""A private PostgreSQL server for the tests, and a fresh database for each of them.

The server is the installed one's programs with an own data folder, reached through a socket in it. Nothing
is skipped: without PostgreSQL the tests that ask for it fail.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

import dev

_SECONDS_TO_START = 60


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server: the folder of its socket and the port that names it there."""

    folder: Path
    port: int = 5432
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        """Connect as the owner of everything, outside any transaction."""
        return psycopg.connect(host=str(self.folder), port=self.port, user="desk", dbname="postgres", autocommit=True)

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database, hand out its SQLAlchemy URL, and drop it with whoever still uses it."""
        name = f"desk_{next(self._numbers)}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgresql+psycopg://desk@/{name}?host={self.folder}&port={self.port}"
        finally:
            with self.connect() as connection:
                _drop(connection, name)


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a server in a folder of its own; stop it and remove the folder at the end."""
    programs = dev.postgres_programs()
    assert programs is not None, "PostgreSQL is not installed: `python3 dev.py test` says how to install it"
    # A short path outside the user's own temporary folder: sockets allow 107 characters, and the server's
    # account must reach it.
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-", dir="/tmp"))
    account = _account()
    try:
        if account:
            shutil.chown(folder, account)
        data = folder / "data"
        initdb: list[str | Path] = [programs / "initdb", "--no-sync", "--username=desk", "--auth=trust"]
        initdb += ["--encoding=UTF8", "--locale=C", f"--pgdata={data}"]
        made = subprocess.run(initdb, user=account, cwd=folder, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    *_dies_with_its_parent(),
                    *(programs / "postgres", "-D", data, "-k", folder),
                    *("-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off"),
                    *("-c", "full_page_writes=off", "-c", "max_connections=50"),
                ],
                user=account,
                cwd=folder,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl+C is for the tests; they stop the server themselves
            )
        try:
            cluster = Cluster(folder)
            _wait_until_ready(cluster, server, folder / "log")
            yield cluster
        finally:
            server.send_signal(signal.SIGINT)  # "fast": does not wait for clients that forgot to leave
            server.wait(_SECONDS_TO_START)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """One private server for all tests of this process."""
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres_cluster: Cluster) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database that is this test's own."""
    with postgres_cluster.database() as url:
        yield url


def _drop(connection: psycopg.Connection[tuple[object, ...]], name: str) -> None:
    """Drop a database; who uses it is thrown out, which takes a while on a loaded computer."""
    deadline = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        except psycopg.errors.ObjectInUse:
            if time.monotonic() > deadline:
                raise
        else:
            return


def _account() -> str | None:
    """Whom the server runs as: it refuses to be root."""
    return "nobody" if os.geteuid() == 0 else None


def _dies_with_its_parent() -> list[str]:
    """On Linux a killed test run takes its server along."""
    return ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []


def _wait_until_ready(cluster: Cluster, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            cluster.connect().close()
        except psycopg.OperationalError:
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.02)
        else:
            return
