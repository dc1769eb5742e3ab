"""The checks. One rule family a file; adding one is one line in ``FAMILIES``."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from aligner.checks.base import Check, DocumentCheck, Rule

# One line a family: the module's name. Each module has CHECKS, a tuple of check instances.
FAMILIES: tuple[str, ...] = (
    "add_qualifier",
    "con",
    "ent",
    "ent_given",
    "grm",
    "lex",
    "lit",
    "mis",
    "neg",
    "num",
    "omi",
    "omi_qualifier",
    "opp",
    "opp_unreal",
    "role",
    "seg",
    "trm",
    "typ",
    "unt",
)


@cache
def all_checks() -> tuple[Check | DocumentCheck, ...]:
    """Return an instance of every registered check, in the order of ``FAMILIES``."""
    return tuple(
        check for name in FAMILIES for check in import_module(f"aligner.checks.{name}").CHECKS
    )


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its code."""
    return {rule.code: rule for check in all_checks() for rule in check.rules}
