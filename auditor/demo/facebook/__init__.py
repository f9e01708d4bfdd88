"""Invented downloads of Facebook, as its readers read them."""
