"""The guide: what no download tells is asked, one question a screen, in the order of a 45-minute workshop."""
