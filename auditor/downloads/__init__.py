"""What the user gave, as names and streams; what it is; how to ask for it."""
