"""Who can see what: the viewers of photos and posts, and what of it a check may claim."""
