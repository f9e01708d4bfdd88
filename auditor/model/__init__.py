"""The words of the house: what is known of an account, what a check is, what a result holds. Pure data."""
