"""The privacy and messaging pages of an invented Facebook export (format notes 3.3, 3.6)."""

from __future__ import annotations

from auditor.demo.facebook.account import PRIVACY_ROWS, Export, FacebookAccount
from auditor.demo.meta.pages import Row
from auditor.demo.meta.sheets import Sheet, label_values

# The 54 rows in their order, in British words; `Websites` occurs twice (format notes 3.3).
PRIVACY_LABELS: tuple[str, ...] = (
    "Who can see your future posts?",
    "Who can see posts that you're tagged in on your profile?",
    "Who can see what others post on your profile?",
    "When you're tagged in a post, who do you want to add to the audience of the post if they can't already see it?",
    "Allow your posts to be shared with tagged friends in Messenger?",
    "Who can Facebook suggest your profile to based on your phone number?",
    "Who can Facebook suggest your profile to based on your email address?",
    "Who can send you friend requests?",
    "Who can look up your Timeline by name?",
    "Who can look you up using the email address or phone number you provided?",
    "Social links",
    "Address",
    "Who can see your friends list?",
    "Websites",
    "Who can see your birthday?",
    "Who can see your birth year?",
    "Relationship",
    "Interested in",
    "Languages",
    "Favourite Quotes",
    "About You",
    "Political views",
    "Religious views",
    "Current town/city",
    "Home town",
    "Other",
    "Who can see your followers on your timeline?",
    "Who can see the people and Pages you follow?",
    "Custom gender",
    "Location Sharing",
    "Activities",
    "Interests",
    "Music",
    "Books",
    "Games",
    "Films",
    "Television",
    "Sports",
    "Sports teams",
    "Athletes",
    "Inspirational people",
    "Foods",
    "Restaurants",
    "Websites",
    "Clothing",
    "Do you want Facebook to be able to recognise you in photos and videos?",
    "Allow others to share your posts to their story?",
    "Allow others to share your public stories to their own story?",
    "Events privacy settings",
    "Channels",
    "Pronouns",
    "Posts audience limit",
    "Reels audience limit",
    "Who can see the Fans tab on your Page?",
)

_MESSAGING_ROWS = 26
# Rows of the messaging page that repeat their label: four senders, three rows each (format notes 3.6).
_SENDER_ROWS = range(11, 23)


def privacy_sheet(account: FacebookAccount, export: Export) -> Sheet | None:
    """The 54 audience rows, nested in one row as real pages have them."""
    if account.privacy is None:
        return None
    words = export.words
    rows = tuple(
        Row(words.numbered(label, number), _word(account.privacy.get(number), export))
        for number, label in enumerate(PRIVACY_LABELS[:PRIVACY_ROWS], start=1)
    )
    return label_values([(Row(words.numbered("Settings", 0), rows=rows),)], words)


def messaging_sheet(account: FacebookAccount, export: Export) -> Sheet | None:
    """The 26 messaging rows; their English labels were never seen, so every language gets numbers."""
    if account.messaging is None:
        return None
    rows = tuple(
        Row(export.words.numbered("", _label_number(number)), _word(account.messaging.get(number), export))
        for number in range(1, _MESSAGING_ROWS + 1)
    )
    return label_values([rows], export.words, fields=export.fields)


def _label_number(number: int) -> int:
    if number not in _SENDER_ROWS:
        return number
    return number - (number - _SENDER_ROWS.start) % 3


def _word(key: str | None, export: Export) -> str | None:
    return None if key is None else export.words.value(key)
