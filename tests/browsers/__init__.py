"""The page in other engines than Chromium: `make test-browsers`."""
