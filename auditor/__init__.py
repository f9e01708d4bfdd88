"""The family privacy auditor: who can see what of a family on Instagram, Facebook and TikTok."""

__version__ = "0.1.0"
