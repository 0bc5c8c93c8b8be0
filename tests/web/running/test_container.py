"""The container's files say what they must; no engine is needed to check that."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from assistant.settings import Settings, variable

ROOT = Path(__file__).parents[3]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
KNOWN = {variable(name) for name in Settings.model_fields}


def instructions() -> list[tuple[str, str]]:
    text = DOCKERFILE.replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.strip().split(None, 1)) for line in lines]


def test_the_image_serves_as_a_user_of_its_own_with_a_health_check():
    found = instructions()
    names = [name for name, _ in found]
    assert dict(found)["USER"] == "assistant"
    assert names.index("USER") < names.index("CMD")
    assert "readyz" in dict(found)["HEALTHCHECK"]
    assert "assistant build" in DOCKERFILE  # the index is in the image


def test_everything_copied_exists_and_is_sent_to_the_engine():
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line[0] == "!"}
    for name, rest in instructions():
        if name == "COPY" and "--from" not in rest:
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert source in sent, source
    packages = {path.parent.name for path in ROOT.glob("*/py.typed")}
    assert packages <= sent


def test_every_setting_named_is_one():
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    service = compose["services"]["assistant"]
    used = set(re.findall(r"ASSISTANT_[A-Z_]+", DOCKERFILE)) | set(service["environment"])
    assert used <= KNOWN
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert set(compose["volumes"]) == {v.split(":")[0] for v in service["volumes"]}


def test_the_scaled_services_share_their_engines_and_one_of_them_builds():
    compose = yaml.safe_load((ROOT / "web" / "deploy" / "compose.scale.yaml").read_text("utf-8"))
    services = compose["services"]
    answering, building = (services[n]["environment"] for n in ("assistant", "builder"))
    assert set(answering) | set(building) <= KNOWN
    for name in ("ASSISTANT_STORE", "ASSISTANT_VECTORS", "ASSISTANT_VECTORS_URI"):
        assert answering[name] == building[name]
    assert answering["ASSISTANT_SERVE_ONLY"] == "true"
    assert "ASSISTANT_SERVE_ONLY" not in building
    mounted = {v.split(":")[0] for s in services.values() for v in s.get("volumes", ())}
    assert mounted == set(compose["volumes"])
    assert all(p.startswith("127.0.0.1:") for p in services["proxy"]["ports"])
    extras = services["builder"]["build"]["args"]["EXTRAS"].strip("[]").split(",")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(extras) <= set(project["optional-dependencies"])
