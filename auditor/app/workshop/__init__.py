"""The page in a room full of families: what a family there is told, and what its trainer has."""
