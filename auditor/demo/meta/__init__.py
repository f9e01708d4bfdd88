"""What Meta's two platforms have in common in invented downloads."""
