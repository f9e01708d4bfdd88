"""What Meta's two platforms have in common in their downloads."""
