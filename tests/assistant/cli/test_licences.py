"""The licences of what is installed, as a table and as a bill of materials."""

from __future__ import annotations

import json

from assistant.cli.app import run


def test_every_package_has_its_licence(capsys):
    assert run(["licences"]) == 0
    rows = dict(line.split("\t", 1) for line in capsys.readouterr().out.splitlines())
    assert {"fastapi", "numpy", "torch"} <= set(rows)
    assert "MIT" in rows["fastapi"]


def test_the_bill_of_materials_names_each_package_by_its_address(capsys):
    assert run(["licences", "--sbom"]) == 0
    bill = json.loads(capsys.readouterr().out)
    assert bill["bomFormat"] == "CycloneDX"
    addresses = [part["purl"] for part in bill["components"]]
    assert len(addresses) == len(set(addresses)) > 50
