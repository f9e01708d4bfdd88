"""What texts give away: words for a child, a school, a way to reach somebody. Pure functions, text to hits."""
