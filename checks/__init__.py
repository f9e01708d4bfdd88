"""Installed as `auditor.checks`; found by the registry, never imported by name."""

if not __name__.startswith("auditor."):
    raise ImportError("Install the project (pip install -e .): this folder is auditor.checks, not checks.")
