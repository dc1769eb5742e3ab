"""Where settings come from: a profile, a settings file, then the command line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from aligner import resources
from aligner.config import Config
from aligner.document import Severity
from aligner.errors import InputError

FILES = ("aligner.toml", "pyproject.toml")
FAIL_LEVELS = ("minor", "major", "critical", "never")
_SCORES = ("fail_under", "fail_under_alignment", "fail_under_paragraph")
_CONFIDENCES = ("min_confidence", "fail_confidence")
_NUMBERS = dict.fromkeys(_CONFIDENCES, (0.0, 1.0)) | dict.fromkeys(_SCORES, (0.0, 100.0))
_LISTS = ("select", "ignore", "latin_allowed")
_FLAGS = ("lock_paragraphs",)


@cache
def profiles() -> dict[str, dict[str, Any]]:
    """Return the settings of each profile by its name."""
    return tomllib.loads(resources.path("profiles.toml").read_text(encoding="utf-8"))


def find_file(folder: Path) -> Path | None:
    """Return the nearest settings file from a folder upwards, or None.

    A pyproject.toml counts only when it has a table ``[tool.aligner]``.
    """
    for parent in (folder, *folder.parents):
        for name in FILES:
            path = parent / name
            if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
                return path
    return None


def load_file(path: Path) -> dict[str, Any]:
    """Return the settings of a TOML file.

    Raises:
        InputError: the file cannot be read, is no TOML, or has no table ``[tool.aligner]``.
    """
    table = _table(path)
    if table is None:
        raise InputError(f"{path}: no table [tool.aligner]; add one or name another file")
    return table


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot read the settings ({error.strerror})") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: the settings must be UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not valid TOML ({error})") from None
    if path.name != "pyproject.toml":
        return data
    table = data.get("tool", {}).get("aligner")
    return table if isinstance(table, dict) else None


def build(*layers: tuple[str, Mapping[str, Any]]) -> Config:
    """Return the configuration of several layers, later ones winning over earlier ones.

    Each layer is named for error messages. The profile that the last layer names is applied
    first; ``ignore`` of a profile stays in force unless a later ``select`` is more specific.

    Raises:
        InputError: an unknown key, rule, level or profile (with a suggestion), or a wrong type.
    """
    cleaned = [(where, _clean(where, layer)) for where, layer in layers]
    profile = next((c["profile"] for _, c in reversed(cleaned) if "profile" in c), "news")
    if profile not in profiles():
        where = next(w for w, c in reversed(cleaned) if "profile" in c)
        raise InputError(f"{where}: unknown profile {profile!r}{suggest(profile, profiles())}")
    base = _clean(f"profile {profile}", profiles()[profile])
    settings: dict[str, Any] = {"profile": profile}
    for where, layer in ((f"profile {profile}", base), *cleaned):
        for key, value in layer.items():
            settings[key] = _merge(key, settings.get(key), value)
        _check_values(where, layer)
    return replace(Config(), **settings)


def _merge(key: str, old: Any, new: Any) -> Any:
    if key == "ignore" and old:
        return tuple(dict.fromkeys((*old, *new)))
    if key in ("severity", "patterns") and old:
        return {**old, **new}
    return new


def _clean(where: str, layer: Mapping[str, Any]) -> dict[str, Any]:
    known = {f.name for f in fields(Config)}
    cleaned = {}
    for raw, value in layer.items():
        key = raw.replace("-", "_")
        if key not in known:
            names = [k.replace("_", "-") for k in sorted(known)]
            raise InputError(f"{where}: unknown setting {raw!r}{suggest(raw, names)}")
        if value is None:
            continue
        cleaned[key] = _typed(where, key, value)
    return cleaned


def _typed(where: str, key: str, value: Any) -> Any:
    name = key.replace("_", "-")
    if key in _NUMBERS:
        low, high = _NUMBERS[key]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"{where}: {name} must be a number, not {value!r}")
        if not low <= value <= high:
            raise InputError(f"{where}: {name} must be between {low:g} and {high:g}, not {value}")
        return float(value)
    if key in _LISTS:
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise InputError(f"{where}: {name} must be a list of strings, not {value!r}")
        entries = tuple(str(v) for v in value)
        return tuple(map(_code, entries)) if key in ("select", "ignore") else entries
    if key in _FLAGS:
        if not isinstance(value, bool):
            raise InputError(f"{where}: {name} must be true or false, not {value!r}")
        return value
    if key in ("severity", "patterns"):
        if not isinstance(value, Mapping):
            raise InputError(f"{where}: {name} must be a table, not {value!r}")
        return _severities(where, value) if key == "severity" else _patterns(where, value)
    if not isinstance(value, str):
        raise InputError(f"{where}: {name} must be a string, not {value!r}")
    return value


def _code(entry: str) -> str:
    """Return a rule as it is known: codes in capitals (num, NUM*), names in small letters."""
    from aligner.checks import all_rules

    bare = entry.strip().rstrip("*")
    if any(rule.name == bare.lower() for rule in all_rules().values()):
        return bare.lower()
    return bare.upper() if bare.isalnum() else bare


def _severities(where: str, table: Mapping[str, Any]) -> dict[str, Severity]:
    levels = [s.value for s in Severity]
    result = {}
    for entry, level in table.items():
        rule = _code(entry)
        check_rules(where, (rule,))
        if level not in levels:
            raise InputError(f"{where}: severity of {rule} must be one of {', '.join(levels)}")
        result[rule] = Severity(level)
    return result


def _patterns(where: str, table: Mapping[str, Any]) -> dict[str, str]:
    for name, pattern in table.items():
        try:
            re.compile(str(pattern))
        except re.error as error:
            raise InputError(
                f"{where}: pattern {name!r} is no regular expression: {error}"
            ) from None
    return {str(k): str(v) for k, v in table.items()}


def _check_values(where: str, layer: Mapping[str, Any]) -> None:
    check_rules(where, (*layer.get("select", ()), *layer.get("ignore", ())))
    level = layer.get("fail_on")
    if level is not None and level not in FAIL_LEVELS:
        raise InputError(f"{where}: unknown fail-on level {level!r}{suggest(level, FAIL_LEVELS)}")


def check_rules(where: str, entries: Iterable[str]) -> None:
    """Raise InputError, with a suggestion, for an entry that fits no rule."""
    from aligner.checks import all_rules

    rules = all_rules()
    names = [r.name for r in rules.values()]
    for entry in entries:
        if entry == "ALL" or entry in names or any(c.startswith(entry) for c in rules if entry):
            continue
        raise InputError(f"{where}: unknown rule {entry!r}{suggest(entry, [*rules, *names])}")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean …?`` for the nearest known word, or what there is to choose from."""
    known = list(known)
    near = difflib.get_close_matches(word, known, 1, 0.5) or difflib.get_close_matches(
        word.upper(), known, 1, 0.5
    )
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; choose from {', '.join(known)}" if len(known) <= 12 else ""
