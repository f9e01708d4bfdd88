"""Instagram's downloads, in every form seen."""
