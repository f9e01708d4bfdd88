"""Facebook's downloads, in every form seen."""
