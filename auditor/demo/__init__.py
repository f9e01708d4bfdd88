"""Factories of invented exports, in every form that the readers know: the demo's family and the tests' fixtures.

The `demo` command writes JSON of today only. What it never calls is for tests, and for authors of checks: older and
other forms (`instagram.flat`, `meta.pages`, `tiktok.text_form`).
"""
