"""For those who write checks."""
