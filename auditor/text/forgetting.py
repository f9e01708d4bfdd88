"""What reading texts keeps for the next text, and how none of it stays."""

from __future__ import annotations

from auditor.text import names
from auditor.text.classifier import classifier
from auditor.text.languages import spoken_in, votes
from auditor.text.pet_names import forms


def forget() -> None:
    """Keep no words of a family or of its posts any longer."""
    names.forget()
    for kept in (forms, spoken_in, votes, classifier):
        kept.cache_clear()
