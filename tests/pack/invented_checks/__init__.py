"""Checks for the accounts of an invented sports club."""
