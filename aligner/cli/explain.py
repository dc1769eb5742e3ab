"""``aligner explain``: the page of a rule."""

from __future__ import annotations

import sys

import click


@click.command(name="explain", epilog="\b\nExample:\n  aligner explain ROLE001")
@click.argument("rule", metavar="CODE")
def command(rule: str) -> None:
    """Explain a rule (by code or name): what it finds, why, an example, when it abstains."""
    from aligner.checks import all_rules
    from aligner.rules import page
    from aligner.settings import check_rules

    rules = all_rules()
    by_name = {r.name: code for code, r in rules.items()}
    code = by_name.get(rule.lower(), rule.upper())
    if code not in rules:
        check_rules("explain", (rule,))
        codes = [c for c in sorted(rules) if c.startswith(rule.upper())]
        click.echo("\n".join(f"{c}  {rules[c].name}: {rules[c].summary}" for c in codes))
        return
    text = page(code).text
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        click.echo(text)
