"""Running the selected checks over pairs and documents, and reconciling what they raise."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from aligner import fingerprint
from aligner.checks import all_checks, all_rules
from aligner.checks.base import Check, DocumentCheck, DocumentView, Flag, Pair
from aligner.checks.reconcile import reconcile
from aligner.config import Config
from aligner.document import MAX_SEGMENT, Finding, Related, Side


def selected_rules(config: Config) -> frozenset[str]:
    """Return the codes that a configuration selects and does not ignore.

    An entry is a code, the beginning of one (``NUM``), or a rule's name. The longest entry that
    fits a rule decides, so ``--ignore TYP --select TYP004`` keeps TYP004.
    """
    chosen = []
    for code, rule in all_rules().items():
        wanted = _fit(code, rule.name, config.select) if config.select else 0
        unwanted = _fit(code, rule.name, config.ignore)
        if wanted is not None and (unwanted is None or wanted > unwanted):
            chosen.append(code)
    return frozenset(chosen)


def _fit(code: str, name: str, entries: Iterable[str]) -> int | None:
    fits = [
        len(code) if entry == name else len(entry)
        for entry in entries
        if entry in (name, "ALL") or code.startswith(entry)
    ]
    return max(fits, default=None)


_BATCH = 100


def flags_of_pairs(
    pairs: Sequence[Pair], config: Config, rules: frozenset[str]
) -> Iterator[list[Flag]]:
    """Yield the flags of each pair by the selected rules, reconciled between families.

    Each check goes over a hundred pairs before the next one begins, so that its code and tables
    stay near the processor: a third faster than pair by pair, with the same results.
    """
    for start in range(0, len(pairs), _BATCH):
        flags = _flags_of_batch(pairs[start : start + _BATCH], config, rules)
        yield from map(reconcile, flags)


def _flags_of_batch(
    pairs: Sequence[Pair], config: Config, rules: frozenset[str]
) -> list[list[Flag]]:
    flags: list[list[Flag]] = [[] for _ in pairs]
    everything = range(len(pairs))
    checkable = [i for i in everything if _is_checkable(pairs[i])]
    checks = _pair_checks(rules)
    for shared in _SHARED if len(checks) > len(_SHARED) else ():
        for i in checkable:
            shared(pairs[i])
    for check in checks:
        for i in checkable if check.needs_both else everything:
            flags[i] += [f for f in check.check(pairs[i], config) if f.rule.code in rules]
    return flags


# What nearly every check asks for.
_SHARED: tuple[Callable[[Pair], object], ...] = (
    lambda pair: pair.source.norms,
    lambda pair: pair.target.norms,
    lambda pair: (pair.source.forms, pair.target.forms),
    lambda pair: pair.links,
)


def _is_checkable(pair: Pair) -> bool:
    """Whether both sides have text, of a length that is checked."""
    source, target = pair.source.text, pair.target.text
    both = bool(source) and bool(target) and not source.isspace() and not target.isspace()
    return both and max(len(source), len(target)) <= MAX_SEGMENT


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the garbage collector rest: checking makes many objects and no cycles of them.

    It looks through all the tables when it wakes, so it is woken once, at the end.
    """
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


@lru_cache(maxsize=16)
def _pair_checks(rules: frozenset[str]) -> tuple[Check, ...]:
    """Return the checks of pairs that may raise one of these rules."""
    return tuple(
        check
        for check in all_checks()
        if isinstance(check, Check) and not rules.isdisjoint(r.code for r in check.rules)
    )


@_no_collection()
def check_pairs(
    pairs: Sequence[tuple[str, str]], *, config: Config | None = None
) -> list[list[Finding]]:
    """Check already aligned pairs, each by itself.

    Args:
        pairs: English and Urdu texts; either may hold several sentences or be empty.
        config: the settings; the default ones are those of the command.

    Returns:
        For each pair its findings, spans relative to the pair's two texts. The result for a pair
        does not depend on the other pairs.
    """
    config = config or Config()
    rules = selected_rules(config)
    results = []
    for start in range(0, len(pairs), _BATCH):
        batch = pairs[start : start + _BATCH]
        flagged = flags_of_pairs([Pair(source, target) for source, target in batch], config, rules)
        for texts, flags in zip(batch, flagged, strict=True):
            made = (to_finding(flag, 0, (0, 0), config) for flag in flags)
            findings = sorted((f for f in made if f is not None), key=order)
            if findings:
                findings = fingerprint.stamp(findings, [texts], [(0, 0)], neighbours=False)
            results.append(findings)
    return results


@_no_collection()
def check_view(
    view: DocumentView, config: Config, tick: Iterator[None] | None = None
) -> list[Finding]:
    """Return the findings of a document, pair rules and document rules, in order of place."""
    rules = selected_rules(config)
    flagged: list[tuple[int, Flag]] = []
    for index, flags in enumerate(flags_of_pairs(view.pairs, config, rules)):
        flagged += [(index, flag) for flag in flags]
        view.pairs[index].release()
        if tick is not None:
            next(tick, None)
    for check in all_checks():
        if isinstance(check, DocumentCheck) and not rules.isdisjoint(r.code for r in check.rules):
            flagged += [(i, f) for i, f in check.check(view, config) if f.rule.code in rules]
    findings = [
        finding
        for index, flag in flagged
        if (finding := to_finding(flag, index, view.offsets[index], config)) is not None
    ]
    findings.sort(key=order)
    texts = [(p.source.text, p.target.text) for p in view.pairs]
    return fingerprint.stamp(findings, texts, view.offsets, neighbours=True)


def to_finding(flag: Flag, bead: int, offset: tuple[int, int], config: Config) -> Finding | None:
    """Turn a flag into a finding placed in the document; None below ``min_confidence``."""
    confidence = round(min(max(flag.confidence, 0.0), 1.0), 2)
    if confidence < config.min_confidence:
        return None
    rule = flag.rule
    severity = config.severity.get(rule.code) or config.severity.get(rule.family)
    by_side = {Side.SOURCE: offset[0], Side.TARGET: offset[1]}
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=severity or flag.severity or rule.severity,
        confidence=confidence,
        message=flag.message,
        suggestion=flag.suggestion,
        source_span=flag.source_span.shift(offset[0]) if flag.source_span else None,
        target_span=flag.target_span.shift(offset[1]) if flag.target_span else None,
        related=tuple(Related(r.side, r.span.shift(by_side[r.side]), r.note) for r in flag.related),
        bead=bead,
    )


def order(finding: Finding) -> tuple[int, int, int, int, str, str]:
    """Sort key: by bead, gravest first, then by place and code."""
    source, target = finding.source_span, finding.target_span
    return (
        finding.bead,
        -finding.severity.rank,
        source.start if source else -1,
        target.start if target else -1,
        finding.rule,
        finding.message,
    )
