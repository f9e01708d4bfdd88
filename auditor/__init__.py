"""The family privacy auditor: who can see what of a family on Instagram, Facebook and TikTok."""

from auditor.walls.quiet import keep_quiet

__version__ = "0.1.0"

keep_quiet()  # before anything else can be loaded, checks of others included
