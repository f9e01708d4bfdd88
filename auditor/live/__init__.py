"""Settings as a person sees them on the screen today: one parser behind several doors, and no word is ever guessed."""
