"""What onnxruntime left on this computer."""

from __future__ import annotations

from auditor.photos import telemetry


def test_it_is_where_the_library_writes() -> None:
    assert telemetry.folder().parts[-3:] == ("Microsoft", "DeveloperTools", ".onnxruntime")
