"""The documentation pages of the rules: text for ``explain``, and examples that are tests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner import resources

_ROW = re.compile(r"^\|(?P<cells>.+)\|\s*$")


@dataclass(frozen=True, slots=True)
class Example:
    """An English sentence, a wrong Urdu rendering that raises the rule, and a right one."""

    english: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one rule."""

    code: str
    name: str
    severity: str
    text: str
    examples: tuple[Example, ...]


def page(code: str) -> Page:
    """Return the page of a rule.

    Raises:
        ResourceError: there is no such page, or its head is not as CONTRIBUTING.md says.
    """
    file = resources.path(f"rules/{code}.md")
    if not file.is_file():
        raise resources.ResourceError(f"rules/{code}.md: the page is missing")
    text = file.read_text(encoding="utf-8").strip()
    head = re.match(r"# (?P<code>\S+) (?P<name>\S+)\n\nSeverity: (?P<severity>\w+)\n", text)
    if head is None or head["code"] != code:
        raise resources.ResourceError(
            f"rules/{code}.md: the head is not '# {code} name' and 'Severity: …'"
        )
    return Page(code, head["name"], head["severity"], text, _examples(text))


def _examples(text: str) -> tuple[Example, ...]:
    _, found, rest = text.partition("\n## Examples\n")
    rows = []
    for line in rest.partition("\n## ")[0].splitlines() if found else ():
        match = _ROW.match(line)
        if match is None:
            continue
        cells = [c.strip() for c in match["cells"].split("|")]
        if len(cells) == 3 and cells[0] != "English" and not set(cells[0]) <= set("-: "):
            rows.append(Example(*cells))
    return tuple(rows)
