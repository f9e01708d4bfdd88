"""YAML that people write by hand: its data, and the line in which something wrong stands."""

from __future__ import annotations

from typing import Any

import yaml


class Mistake(Exception):  # noqa: N818  # of whoever wrote it; each kind of file makes its own error out of it
    """What is wrong with a text, in a few words that hold nothing of it, and in which line."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(line, sentence)
        self.line = line
        self.sentence = sentence


def read(text: str, loader: Any) -> tuple[Any, yaml.Node | None]:
    """The data in a text as a loader of PyYAML makes it, and the node to find lines by. Raises Mistake."""
    try:
        source = loader(text)
        node = source.get_single_node()
        return (source.construct_document(node) if node else None), node
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Mistake(mark.line + 1 if mark else 1, "this is no valid YAML") from None
    except RecursionError:
        raise Mistake(1, "it is nested too deeply") from None
    except (ValueError, OverflowError):  # escapes and versions that are no numbers PyYAML can make
        raise Mistake(1, "this is no valid YAML") from None


def line_of(node: yaml.Node | None, path: str) -> int:
    """The line of the deepest node on a path like `$.platforms.instagram.safe[0]`."""
    line = 1
    for step in path.replace("[", ".[").split(".")[1:]:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    line, child = key.start_mark.line + 1, value
        elif isinstance(node, yaml.SequenceNode) and step.strip("[]").isdigit():
            child = node.value[int(step.strip("[]"))]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line
