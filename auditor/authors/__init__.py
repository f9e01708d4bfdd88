"""The door for those who write checks: all that a check may use stands here, and stays.

Modules come whole where their functions need a word before them: `exposed` are the photos that others can see, `posted`
the posts, `verdicts` what both may claim, `shown` what strangers read of a profile; `texts`, `names`, `profiles`,
`bios`, `user_names`, `births`, `captions`, `routine`, `teens`, `languages` and `silence` are what words give away. The
rest of the room are tools: `authors.testing` is the kit.
"""

from __future__ import annotations

from auditor.exposure import photos as exposed
from auditor.exposure import posts as posted
from auditor.exposure import profile as shown
from auditor.exposure import verdicts
from auditor.exposure.photos import Photo
from auditor.model.account import Account, App, Confidence, Fact, Platform, Role, Session, SessionKind, public_periods
from auditor.model.facts import FACTS, agreed, of_platform, surely
from auditor.model.family import Family, age_on
from auditor.model.lists import gaps
from auditor.model.posting import Audience, AudienceFrom, MediaKind, Post, PostKind, Sign
from auditor.model.services import service_of
from auditor.model.tells import Tells, Told
from auditor.model.verdict import Context, Evidence, Outcome, Own, Severity, Verdict
from auditor.text import bios, births, captions, languages, names, routine, silence, teens, user_names
from auditor.text import posts as texts
from auditor.text import profile as profiles
from auditor.text.classifier import Kind
from auditor.text.letters import meet
from auditor.text.names import NAMES, FamilyHit, FamilyWord
from auditor.text.profile import Hit, HitKind
from auditor.text.reading import Reading
from auditor.text.silence import Sought
from auditor.text.word_lists import Use

__all__ = [
    "FACTS",
    "NAMES",
    "Account",
    "App",
    "Audience",
    "AudienceFrom",
    "Confidence",
    "Context",
    "Evidence",
    "Fact",
    "Family",
    "FamilyHit",
    "FamilyWord",
    "Hit",
    "HitKind",
    "Kind",
    "MediaKind",
    "Outcome",
    "Own",
    "Photo",
    "Platform",
    "Post",
    "PostKind",
    "Reading",
    "Role",
    "Session",
    "SessionKind",
    "Severity",
    "Sign",
    "Sought",
    "Tells",
    "Told",
    "Use",
    "Verdict",
    "age_on",
    "agreed",
    "bios",
    "births",
    "captions",
    "exposed",
    "gaps",
    "languages",
    "meet",
    "names",
    "of_platform",
    "posted",
    "profiles",
    "public_periods",
    "routine",
    "service_of",
    "shown",
    "silence",
    "surely",
    "teens",
    "texts",
    "user_names",
    "verdicts",
]
