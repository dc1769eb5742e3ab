"""Settings: layers, profiles, unknown keys and rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import Config, InputError, Severity
from aligner.checks.runner import selected_rules
from aligner.settings import build, find_file, load_file, profiles


def test_later_layers_win_and_defaults_are_the_commands() -> None:
    config = build(
        ("file", {"fail-on": "major", "min-confidence": 0.2}), ("cli", {"fail-on": "never"})
    )
    assert (config.fail_on, config.min_confidence) == ("never", 0.2)
    assert build() == Config()


@pytest.mark.parametrize(
    ("layer", "says"),
    [
        ({"fail-onn": "major"}, "did you mean 'fail-on'?"),
        ({"select": ["NUMB"]}, "unknown rule 'NUMB'"),
        ({"ignore": ["untranslated-segmnt"]}, "did you mean 'untranslated-segment'?"),
        ({"fail-on": "criticl"}, "did you mean 'critical'?"),
        ({"profile": "new"}, "did you mean 'news'?"),
        ({"fail-confidence": 1.5}, "between 0 and 1"),
        ({"fail-under": "high"}, "must be a number"),
        ({"select": "TYP"}, "must be a list"),
        ({"severity": {"TYP": "grave"}}, "must be one of minor, major, critical"),
        ({"patterns": {"bad": "("}}, "no regular expression"),
        ({"lock-paragraphs": "yes"}, "must be true or false"),
    ],
)
def test_mistakes_are_named_with_what_to_do(layer: dict[str, object], says: str) -> None:
    with pytest.raises(InputError) as error:
        build(("aligner.toml", layer))
    assert "aligner.toml: " in str(error.value)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_the_most_specific_entry_decides() -> None:
    config = build(("cli", {"select": ["TYP", "SEG001"], "ignore": ["TYP00"]}))
    assert selected_rules(config) == {"SEG001"}
    config = build(("cli", {"profile": "typography-off", "select": ["TYP004", "SEG"]}))
    assert "TYP004" in selected_rules(config)
    assert "TYP001" not in selected_rules(config)
    assert "SEG001" in selected_rules(config)


def test_codes_may_be_written_small_or_with_a_star() -> None:
    assert build(("cli", {"select": ["typ*", "num001"]})).select == ("TYP", "NUM001")


def test_names_select_too() -> None:
    assert selected_rules(build(("cli", {"select": ["quotes"]}))) == {"TYP004"}


def test_severities_are_per_rule_or_family() -> None:
    config = build(("file", {"severity": {"TYP": "major"}}))
    assert config.severity == {"TYP": Severity.MAJOR}


@pytest.mark.parametrize("name", sorted(profiles()))
def test_every_profile_is_valid(name: str) -> None:
    assert build(("cli", {"profile": name})).profile == name


def test_the_nearest_file_with_a_table_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "aligner.toml").write_text('fail-on = "never"', encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find_file(inner) == tmp_path / "aligner.toml"
    (tmp_path / "a" / "pyproject.toml").write_text(
        "[tool.aligner]\nignore = ['TYP']\n", encoding="utf-8"
    )
    found = find_file(inner)
    assert found == tmp_path / "a" / "pyproject.toml"
    assert load_file(found) == {"ignore": ["TYP"]}


def test_broken_toml_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "aligner.toml"
    file.write_text("a = [", encoding="utf-8")
    with pytest.raises(InputError, match="not valid TOML"):
        load_file(file)
