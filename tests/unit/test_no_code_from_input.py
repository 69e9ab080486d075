"""Nothing that the product does unpickles, evaluates or hands a shell what it has read."""

import ast

import pytest

from tests.conftest import ROOT

OWN = ("flows", "warehouse", "expectations")
FILES = sorted(path for package in OWN for path in (ROOT / package).rglob("*.py"))
UNSAFE_MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "shelve", "marshal", "jsonpickle", "joblib"}
UNSAFE_CALLS = {
    "eval", "exec", "compile", "__import__", "os.system", "os.popen", "subprocess.getoutput",
    "subprocess.getstatusoutput", "yaml.load", "yaml.unsafe_load", "yaml.full_load",
}  # fmt: skip


def found(tree):
    """Yield what of a module reads objects, runs text, or starts a shell."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from {alias.name.split(".")[0] for alias in node.names} & UNSAFE_MODULES
        elif isinstance(node, ast.ImportFrom):
            yield from {(node.module or "").split(".")[0]} & UNSAFE_MODULES
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            named = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
            if called in UNSAFE_CALLS:
                yield called
            if named.get("shell", "False") != "False" or named.get("allow_pickle", "False") != "False":
                yield called


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_runs_nothing_that_it_reads(path):
    assert list(found(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from shelve import open",
        "eval(text)",
        "subprocess.run(text, shell=True)",
        "os.system(text)",
        "yaml.load(text)",
        "np.load(path, allow_pickle=True)",
    ],
)
def test_what_would_is_seen(code):
    assert list(found(ast.parse(code)))
