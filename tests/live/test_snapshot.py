"""What a browser writes down of a page, as a tree."""

from __future__ import annotations

from auditor.live.snapshot import NOTHING, Node, parse


def test_roles_names_states_and_words_are_read() -> None:
    page = parse(
        """\
- main:
  - heading "Your \\"own\\" page" [level=2]
  - 'text: Who: friends'
  - text: Private account
  - switch "Private account" [checked]
  - switch
  - checkbox "Some" [checked=mixed] [disabled]
  - link "Help":
    - /url: https://example.org
  - list:
    - listitem: One
    - listitem:
      - paragraph: Two
  - 'button "A: b"'
"""
    )
    found = {(node.role, node.name, node.text): node for node in page.walk()}
    assert page.role == "main"
    assert ("heading", 'Your "own" page', "") in found
    assert ("text", "", "Private account") in found
    assert found["switch", "Private account", ""].states["checked"] is True
    assert found["switch", "", ""].states["checked"] is False
    assert found["checkbox", "Some", ""].states == {"checked": "mixed", "disabled": True}
    assert found["link", "Help", ""].children == ()
    assert ("listitem", "", "One") in found
    assert ("paragraph", "", "Two") in found
    assert ("button", "A: b", "") in found


def test_what_is_no_line_of_a_snapshot_is_left_out() -> None:
    page = parse('- main:\n  - switch "Private account" [checked\n  - Switch "B"\n  - 7\n  - heading "C"\n')
    assert [node.name for node in page.walk() if node.name] == ["C"]


def test_what_is_none_is_nothing() -> None:
    assert [parse(text) for text in ("", "no", "{", "a: b", "x" * 500_000)] == [NOTHING] * 5
    assert parse("- text: alone") == Node("main", children=(Node("text", text="alone"),))
