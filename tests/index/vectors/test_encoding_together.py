"""Passages embedded by several processes, and by a cluster, are those of one process."""

from __future__ import annotations

import os
import sys
import threading
import time
from signal import SIGKILL

import numpy as np
import pytest

from corpus.errors import InvalidSettings, Unreachable
from index.build.prepared.embedding import PassageCache
from index.encoding import Encoder, bundled_encoder, load_encoder
from index.encoding.cluster import ClusterEncoder
from index.passage import Passage

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

TEXTS = ["水 予", "算 研", "", "究 水 水", "予"] * 20


@pytest.fixture(scope="module")
def alone(small_model):
    return load_encoder(str(small_model), device="cpu", batch_size=4)


@pytest.fixture
def encoder(alone, small_model):
    """Makes an encoder of the cluster at an address."""

    def make(address):
        model = str(small_model)
        return ClusterEncoder(alone, model=model, device="cpu", batch_size=4, address=address)

    return make


@pytest.fixture
def cluster():
    """Two workers, processes of their own."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


def test_several_devices_embed_what_one_does(alone, small_model):
    together = load_encoder(str(small_model), device="cpu, cpu", batch_size=4)
    assert together.revision == alone.revision
    found = together.encode_passages(TEXTS)
    np.testing.assert_allclose(found, alone.encode_passages(TEXTS), atol=1e-6)
    np.testing.assert_allclose(
        together.encode_queries(["水"]), alone.encode_queries(["水"]), atol=1e-6
    )


@pytest.mark.filterwarnings("ignore")  # of the library, when a worker is killed
def test_a_cluster_embeds_the_same_also_while_a_worker_dies(
    alone, encoder, cluster, tmp_path, monkeypatch
):
    monkeypatch.setattr("index.encoding.cluster._EACH", 3)
    over = encoder(cluster.scheduler_address)
    assert isinstance(over, Encoder)
    assert (over.name, over.revision, over.dimension) == (alone.name, alone.revision, 6)
    texts = [f"{text} {'水' * (i % 7)} 算 {'究' * (i % 5)}" for i, text in enumerate(TEXTS * 4)]

    def kill():
        time.sleep(0.3)
        os.kill(next(iter(cluster.workers.values())).pid, SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = over.encode_passages(texts)
    killer.join()
    np.testing.assert_allclose(found, alone.encode_passages(texts), atol=1e-6)

    # What was embedded is kept: a build that ended embeds only the rest.
    def passages(count):
        return [Passage(str(i), "d", 0, 1, None, (), (), t, t) for i, t in enumerate(texts[:count])]

    for count in (40, 60):
        cache = PassageCache(tmp_path, over, bundled_encoder(), "tokens")
        embedded = cache.work_out(passages(count), lambda done, total: None)
    assert embedded == len(set(texts[:60]) - set(texts[:40]))


@pytest.mark.filterwarnings("ignore")
def test_a_worker_with_another_model_is_refused(encoder, cluster, alone):
    over = encoder(cluster.scheduler_address)
    over._encoder = type("Other", (), {"revision": "another", "dimension": 6})()
    with pytest.raises(InvalidSettings, match="revision"):
        over.encode_passages(["水"])


def test_a_cluster_that_does_not_answer_is_told(encoder, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("index.encoding.cluster._PATIENCE", 1)
    with pytest.raises(Unreachable, match="ASSISTANT_EMBEDDING_CLUSTER"):
        encoder("tcp://127.0.0.1:9").encode_passages(["水"])


def test_the_missing_extra_is_told(encoder, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InvalidSettings, match=r"program-assistant\[cluster\]"):
        encoder("tcp://127.0.0.1:9").encode_passages(["水"])
