"""What is imported is declared, what is declared is imported, and every pin has a hash."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = {"flows", "warehouse", "expectations"}
TRAINING_ONLY = {"torch", "onnx"}  # flows/annotate/training/requirements.txt
DATA_ONLY = {"tzdata"}  # read by zoneinfo, not imported


def _name(requirement):
    return re.match(r"[\w-]+", requirement).group().lower().replace("_", "-")


def _declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["dask"]
    return {_name(requirement) for requirement in (*project["dependencies"], *extra)}


def _imported():
    names = set()
    for package in OWN:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - OWN - TRAINING_ONLY


def test_imports_and_declared_dependencies_are_the_same():
    owners = packages_distributions()
    imported = {_name(owners[name][0]) for name in _imported()}
    assert imported == _declared() - DATA_ONLY


def test_every_dependency_is_pinned_with_hashes():
    pins = (ROOT / "requirements-dask.lock").read_text(encoding="utf-8")
    pinned = {_name(line) for line in pins.splitlines() if "==" in line}
    assert _declared() <= pinned
    assert pins.count("==") <= pins.count("--hash=sha256:")
    assert "://" not in pins


def test_the_product_alone_needs_no_dask():
    pinned = {
        _name(line) for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if "==" in line
    }
    assert pinned.isdisjoint({"dask", "distributed", "prefect-dask"})
