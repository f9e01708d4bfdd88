"""The audit with a room full of families: what a trainer hands out, and counts that name nobody."""
