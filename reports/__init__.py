"""Installed as `auditor.reports`; found by the registry, never imported by name."""

if not __name__.startswith("auditor."):
    raise ImportError("Install the project (pip install -e .): this folder is auditor.reports, not reports.")
