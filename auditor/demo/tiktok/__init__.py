"""Invented downloads of TikTok, as its readers read them."""
