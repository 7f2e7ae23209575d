"""Errors that Python itself finds; the core raises the same type."""

from __future__ import annotations

from ._core import Error


def coded(code: str, message: str) -> Error:
    """An ``Error`` whose message begins with its code."""
    error = Error(f"[{code}] {message}")
    error.code = code
    return error
