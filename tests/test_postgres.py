"""The storage tests rest on this server: it must be real, private to a test, and gone afterwards."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psycopg
import pytest
import sqlalchemy

from tests.postgres import Cluster, running_cluster

ROOT = Path(__file__).parent.parent


def test_the_url_opens_an_empty_database(postgres_url: str) -> None:
    engine = sqlalchemy.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE orders (number text)"))
    assert sqlalchemy.inspect(engine).get_table_names() == ["orders"]
    engine.dispose()


def test_databases_do_not_see_each_other(postgres_cluster: Cluster) -> None:
    with postgres_cluster.database() as first, postgres_cluster.database() as second:
        assert first != second


def test_a_database_is_dropped_even_when_someone_is_still_connected(postgres_cluster: Cluster) -> None:
    with postgres_cluster.database() as url:
        forgotten = psycopg.connect(url.replace("+psycopg", ""))
    with pytest.raises(psycopg.OperationalError):
        forgotten.execute("SELECT 1")
    forgotten.close()


def test_nothing_is_left_of_a_stopped_server() -> None:
    with running_cluster() as cluster:
        assert cluster.folder.exists()
    assert not cluster.folder.exists()
    with pytest.raises(psycopg.OperationalError):
        cluster.connect()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_a_killed_test_run_takes_its_server_along() -> None:
    script = textwrap.dedent("""
        import os, signal
        from tests.postgres import running_cluster
        with running_cluster() as cluster:
            pid = (cluster.folder / "data" / "postmaster.pid").read_text().splitlines()[0]
            print(pid, cluster.folder, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    """)
    killed = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    pid, folder = killed.stdout.split()
    while Path(f"/proc/{pid}").exists():  # the test's time limit ends a wait in vain
        time.sleep(0.02)
    shutil.rmtree(folder)
