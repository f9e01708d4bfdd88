"""Writes a new check that is complete and passes its own tests, for its author to change."""

from __future__ import annotations

import json
import re
from pathlib import Path

from auditor import __version__
from auditor.authors import schema as check_schema
from auditor.errors import OutputError
from auditor.model.check import CheckKind

_HEAD = """\
# yaml-language-server: $schema=../{schema}
id: {id}
topic: {topic}
severity: medium        # critical | high | medium | low; teen_severity: where it weighs more on a teen's own account
audience: both          # parent | teen | both: whose account this is about
minutes: 2              # how long the change takes
since: "0.1"
{code}# rules: [ID]           # the rules of a collection that this answers for
# covers: [other_check] # checks whose advice comes with this one

platforms:
  instagram:
{section}    path: {{en: Profile > menu > Settings > …, nl: Profiel > menu > Instellingen > …}}
    link: https://www.instagram.com/accounts/edit/
    verified: null      # "2026-01": when somebody last followed path and link

texts:
  en:
    name: {title}
    safe: This is as it should be
    unsafe: This is better changed
    why: One or two sentences on why this matters for a child.
    fix: One or two sentences on what to do.
{messages_en}  nl:
    name: {title}
    safe: Dit staat goed
    unsafe: Dit kun je beter veranderen
    why: Een of twee zinnen over waarom dit ertoe doet voor een kind.
    fix: Een of twee zinnen over wat je kunt doen.
{messages_nl}
question:
  text: {{en: "How is this set?", nl: "Hoe staat dit ingesteld?"}}
  answers:
    {answers}

sources:
  - Say here where the rule comes from

"""

_BODIES = {
    CheckKind.SETTING: {
        "section": "    fact: audience.private_profile   # the ids: auditor/model/facts.py\n    safe: [on]\n",
        "answers": "on: {en: On, nl: Aan}\n    off: {en: Off, nl: Uit}",
        "cases": """\
cases:
  - {name: safe, platform: instagram, facts: {audience.private_profile: on}, expect: pass}
  - {name: unsafe, platform: instagram, facts: {audience.private_profile: off}, expect: fail}
  - {name: unknown, platform: instagram, absent: {audience.private_profile: unknown_word}, expect: unknown}
""",
    },
    CheckKind.QUESTION: {
        "section": "    safe: [yes]\n    # each_child_from: 9  # household: once for each child this old\n",
        "answers": "yes: {en: Yes, nl: Ja}\n    no: {en: No, nl: Nee}",
        "cases": """\
cases:
  - {name: asked, platform: instagram, expect: ask}
""",
    },
    CheckKind.PYTHON: {
        "section": (
            "    needs: [content.posts]           # without these facts the engine answers unknown\n"
            "    safe: [yes]                      # of the answers below\n"
        ),
        "answers": "yes: {en: Yes, nl: Ja}\n    no: {en: No, nl: Nee}",
        "cases": """\
cases:
  - {name: safe, platform: instagram, facts: {content.posts: 0}, expect: pass}
  - name: unsafe
    platform: instagram
    facts: {content.posts: 1}
    account: {posts: [{caption: At the example school}]}
    expect: fail
    message: found
  - {name: unknown, platform: instagram, absent: {content.posts: file_missing}, expect: unknown}
""",
    },
}

_PYTHON = '''\
"""{title}: one pure function from an account and a context to verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Confidence, Context, Evidence, Outcome, Verdict


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Look at what was posted. At least one verdict, always; snippets are masked by the engine."""
    del context
    found = [post for post in account.posts if "school" in post.caption.casefold()]
    if not found:
        return [Verdict(Outcome.PASS)]
    evidence = (Evidence(post.source, post.caption) for post in found)
    params = {{"count": len(found)}}
    return [Verdict(Outcome.FAIL, "found", params, evidence, confidence=Confidence.GUESSED)]
'''


def write(name: str, kind: CheckKind, folder: Path) -> list[Path]:
    """Write `topic/id.yaml` (and `.py`) below a folder and return the paths. Raises OutputError, never overwrites.

    The schema for editors comes into the folder beside them; there an older one of ours is replaced.
    """
    match = re.fullmatch(r"([a-z][a-z0-9_]*)/([a-z][a-z0-9_]*)", name)
    if match is None:
        raise OutputError(
            "{name} is no name for a check.", "Use topic/id in small letters, like children/example.", name=name
        )
    topic, check_id = match.groups()
    title = check_id.replace("_", " ").capitalize()
    messages = {"en": "{count} of your posts say it.", "nl": "{count} van je berichten zeggen het."}
    body = _BODIES[kind]
    head = _HEAD.format(
        schema=check_schema.FILE_NAME,
        id=check_id,
        topic=topic,
        title=title,
        code="code: python\n" if kind is CheckKind.PYTHON else "",
        section=body["section"],
        answers=body["answers"],
        messages_en=_messages(messages["en"], kind),
        messages_nl=_messages(messages["nl"], kind),
    )
    contents = {folder / topic / f"{check_id}.yaml": head + body["cases"]}
    if kind is CheckKind.PYTHON:
        contents[folder / topic / f"{check_id}.py"] = _PYTHON.format(title=title)
    if taken := next((p for p in contents if p.exists()), None):
        raise OutputError("{name} is already there.", "Choose another id, or change that file.", name=taken.name)
    for path, text in contents.items():
        _write(path, text)
    schema = folder / check_schema.FILE_NAME
    if _is_old(schema):
        _write(schema, check_schema.as_text())
    return list(contents)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError:
        raise OutputError("{name} could not be written.", "Choose another folder with --in.", name=path.name) from None


def _is_old(schema: Path) -> bool:
    """Whether our schema is not there yet, or in other words than now by a version that is no newer than this one."""
    try:
        text = schema.read_text("utf-8")
        there = json.loads(text)
        ours, version = there["$id"] == check_schema.ID, there["$comment"].removeprefix("auditor ")
    except FileNotFoundError:
        return True
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return ours and text != check_schema.as_text() and _numbers(version) <= _numbers(__version__)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _messages(sentence: str, kind: CheckKind) -> str:
    return f'    messages:\n      found: "{sentence}"\n' if kind is CheckKind.PYTHON else ""
