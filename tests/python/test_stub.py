"""The stub of the extension says what the extension has, no more and no less."""

import ast
import pathlib

import pytest

from communique import _core

STUB = ast.parse(pathlib.Path(_core.__file__).with_name("_core.pyi").read_text(encoding="utf8"))
CLASSES = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}


def declared(node):
    """Public members of a class of the stub, those of its bases in the stub included."""
    names = {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
    names |= {item.target.id for item in node.body if isinstance(item, ast.AnnAssign)}
    for base in node.bases:
        name = base.value.id if isinstance(base, ast.Subscript) else base.id
        names |= declared(CLASSES[name]) if name in CLASSES else set()
    return public(names)


def public(names):
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize("name", sorted(public(CLASSES)))
def test_members(name):
    assert declared(CLASSES[name]) == public(vars(getattr(_core, name)))


def test_module():
    functions = {node.name for node in STUB.body if isinstance(node, ast.FunctionDef)}
    assert functions | public(CLASSES) == public(vars(_core))
