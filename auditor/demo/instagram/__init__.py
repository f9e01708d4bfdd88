"""Invented downloads of Instagram, as its readers read them."""
