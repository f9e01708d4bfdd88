"""TikTok's downloads, in every form seen."""
