"""``aligner rules``: the list of rules."""

from __future__ import annotations

import click


@click.command(name="rules", epilog="\b\nExample:\n  aligner rules --output-format json")
@click.option(
    "--output-format",
    type=click.Choice(("text", "json")),
    default="text",
    help="What to print (default: text).",
)
def command(output_format: str) -> None:
    """List every rule: its code, name, default severity, and what it finds."""
    from aligner.checks import all_rules

    rules = sorted(all_rules().values(), key=lambda r: r.code)
    if output_format == "json":
        import json

        rows = [
            {"code": r.code, "name": r.name, "severity": r.severity.value, "summary": r.summary}
            for r in rules
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    width = max((len(r.name) for r in rules), default=0)
    for rule in rules:
        click.echo(f"{rule.code:<8}{rule.name:<{width + 2}}{rule.severity.value:<10}{rule.summary}")
