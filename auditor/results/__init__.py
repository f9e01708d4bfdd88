"""Pure functions from result to result, and the words of a result."""
