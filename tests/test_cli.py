"""The real command line, in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

ENGLISH = """The river at home

The river rose on Monday. The flood took 312 houses.

The council met in the old school. It will pay for new roofs before winter.
"""
URDU = """گھر کا دریا

پیر کے روز دریا چڑھ آیا۔ سیلاب 312 گھر بہا لے گیا۔

کونسل کا اجلاس پرانے اسکول میں ہوا۔ وہ سردیوں سے پہلے نئی چھتوں کی رقم ادا کرے گی۔
"""


Result = subprocess.CompletedProcess[str]


def aligner(*args: str | Path, cwd: Path, stdin: str | None = None) -> Result:
    """Run the command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "aligner", *map(str, args)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        timeout=120,
        check=False,
    )


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "ur.txt").write_text(URDU, encoding="utf-8")
    (tmp_path / "both.txt").write_text(ENGLISH + "\n" + URDU, encoding="utf-8")
    return tmp_path


def one_line_error(result: Result) -> str:
    """The message of a run that must have failed with one clear line."""
    assert result.returncode == 2, result.stdout + result.stderr
    lines = [
        line for line in result.stderr.splitlines() if line.startswith(("aligner: ", "Error: "))
    ]
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_version_and_help(tmp_path: Path) -> None:
    assert aligner("--version", cwd=tmp_path).stdout.startswith("aligner, version ")
    text = aligner("--help", cwd=tmp_path).stdout
    for command in ("check", "split", "align", "fix", "rules", "explain", "evaluate", "train"):
        assert command in text
        assert aligner(command, "--help", cwd=tmp_path).returncode == 0


def test_a_good_translation_passes(texts: Path) -> None:
    result = aligner("check", "en.txt", "ur.txt", cwd=texts)
    assert result.returncode == 0, result.stdout
    assert "alignment" in result.stdout
    assert "\x1b[" not in result.stdout


def test_a_bilingual_file_gives_the_same_beads(texts: Path) -> None:
    two, one = (
        json.loads(aligner("check", *names, "--output-format", "json", cwd=texts).stdout)
        for names in (("en.txt", "ur.txt"), ("both.txt",))
    )
    assert [b["source"] for b in two["documents"][0]["beads"]] == [
        b["source"] for b in one["documents"][0]["beads"]
    ]


def test_reports_are_written_in_the_format_of_their_suffix(texts: Path) -> None:
    result = aligner(
        "check", "en.txt", "ur.txt", "-o", "r.html", "-o", "r.json", "-o", "r.txt", "-q", cwd=texts
    )
    assert (result.returncode, result.stdout) == (0, "")
    assert (texts / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    data = json.loads((texts / "r.json").read_text(encoding="utf-8"))
    schema = json.loads(files("reports").joinpath("schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    assert "alignment" in (texts / "r.txt").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(texts: Path) -> None:
    first, second = (
        aligner("check", "en.txt", "ur.txt", "--output-format", form, cwd=texts).stdout
        for form in ("json", "json")
    )
    assert first == second


def test_an_error_fails_by_severity_and_confidence(texts: Path) -> None:
    wrong = URDU.replace("312", "321")
    (texts / "wrong.txt").write_text(wrong, encoding="utf-8")
    assert aligner("check", "en.txt", "wrong.txt", cwd=texts).returncode == 1
    assert aligner("check", "en.txt", "wrong.txt", "--fail-on", "never", cwd=texts).returncode == 0
    soft = aligner("check", "en.txt", "wrong.txt", "--fail-confidence", "1", cwd=texts)
    assert soft.returncode == 0
    result = aligner(
        "check", "en.txt", "wrong.txt", "--fail-on", "never", "--fail-under", "100",
        "--fail-under-paragraph", "100", cwd=texts,
    )  # fmt: skip
    assert result.returncode == 1
    assert result.stdout.count("FAILED") >= 1


def test_select_and_ignore(texts: Path) -> None:
    (texts / "wrong.txt").write_text(URDU.replace("312", "321"), encoding="utf-8")
    result = aligner("check", "en.txt", "wrong.txt", "--ignore", "NUM", cwd=texts)
    assert "NUM0" not in result.stdout
    assert "did you mean" in one_line_error(
        aligner("check", "en.txt", "ur.txt", "--select", "number-mismtch", cwd=texts)
    )


def test_pairs(tmp_path: Path) -> None:
    rows = "He came home.\tوہ گھر آیا۔\nShe left.\t\n"
    (tmp_path / "p.tsv").write_text(rows, encoding="utf-8")
    result = aligner("check", "--pairs", "p.tsv", "--output-format", "json", cwd=tmp_path)
    (document,) = json.loads(result.stdout)["documents"]
    assert len(document["beads"]) == 2
    finding = document["findings"][0]
    assert finding["rule"] == "SEG001"
    assert finding["source_location"]["index"] == 2
    assert finding["source_span"] == {"start": 0, "end": 9, "text": "She left."}


def test_a_reference_gives_sacrebleus_scores(texts: Path) -> None:
    (texts / "ref.txt").write_text(URDU, encoding="utf-8")
    result = aligner(
        "check", "en.txt", "ur.txt", "--reference", "ref.txt", "--output-format", "json", cwd=texts
    )
    (document,) = json.loads(result.stdout)["documents"]
    reference = document["reference"]
    assert reference["chrF++"] == reference["BLEU"] == 100
    assert reference["TER"] == 0
    assert all("version" in s for s in reference["signatures"].values())
    assert len(reference["segments"]) == len(document["beads"])


def test_a_reference_in_english_and_swapped_glossary_columns_are_refused(texts: Path) -> None:
    assert "must be an Urdu translation" in one_line_error(
        aligner("check", "en.txt", "ur.txt", "--reference", "en.txt", cwd=texts)
    )
    (texts / "terms.tsv").write_text("جنگ بندی\tceasefire\n", encoding="utf-8")
    assert "first column" in one_line_error(
        aligner("check", "en.txt", "ur.txt", "--glossary", "terms.tsv", cwd=texts)
    )


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    result = aligner(cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout.startswith("Usage: ")
    assert one_line_error(aligner("check", cwd=tmp_path)).count("--help") == 1


def test_standard_input(texts: Path) -> None:
    result = aligner("check", "en.txt", "-", cwd=texts, stdin=URDU)
    assert result.returncode == 0, result.stderr
    result = aligner("split", "-", "--lang", "ur", cwd=texts, stdin=URDU)
    assert result.stdout.splitlines()[1] == "پیر کے روز دریا چڑھ آیا۔"


@pytest.mark.parametrize(
    ("file", "language", "note"),
    [
        ("en.txt", "ur", "note: en.txt looks like English; --lang is ur\n"),
        ("ur.txt", "en", "note: ur.txt looks like Urdu; --lang is en\n"),
        ("both.txt", "ur", "note: both.txt holds English and Urdu; --lang is ur\n"),
        ("hindi.txt", "ur", ""),
        ("numbers.txt", "ur", ""),
        ("en.txt", "en", ""),
        ("ur.txt", "ur", ""),
    ],
)
def test_split_says_when_the_text_is_in_another_language(
    texts: Path, file: str, language: str, note: str
) -> None:
    (texts / "hindi.txt").write_text("नदी सोमवार को चढ़ गई।\n", encoding="utf-8")
    (texts / "numbers.txt").write_text("1. 2. 3.\n", encoding="utf-8")
    result = aligner("split", file, "--lang", language, cwd=texts)
    assert (result.returncode, result.stderr) == (0, note)
    assert result.stdout


def test_align_formats(texts: Path) -> None:
    tsv = aligner("align", "en.txt", "ur.txt", cwd=texts).stdout.splitlines()
    assert tsv[1].split("\t")[:2] == ["The river at home", "گھر کا دریا"]
    ladder = aligner("align", "en.txt", "ur.txt", "--output-format", "ladder", cwd=texts).stdout
    assert ladder.startswith("[0]:[0]:")
    assert aligner("align", "en.txt", "ur.txt", "-o", "m.tmx", cwd=texts).returncode == 0
    assert '<tmx version="1.4">' in (texts / "m.tmx").read_text(encoding="utf-8")


def test_align_lines(tmp_path: Path) -> None:
    (tmp_path / "en").write_text("He came.\nShe left the house.\n", encoding="utf-8")
    (tmp_path / "ur").write_text("وہ آیا۔\nوہ گھر سے چلی گئی۔\n", encoding="utf-8")
    result = aligner("align", "--lines", "en", "ur", "--output-format", "json", cwd=tmp_path)
    assert [b["kind"] for b in json.loads(result.stdout)["beads"]] == ["1-1", "1-1"]


def test_explain_and_rules(tmp_path: Path) -> None:
    assert "# UNT001 english-left" in aligner("explain", "english-left", cwd=tmp_path).stdout
    assert "UNT001" in aligner("rules", cwd=tmp_path).stdout
    assert "did you mean" in one_line_error(aligner("explain", "UNT009", cwd=tmp_path))


def test_fix_shows_and_writes(tmp_path: Path) -> None:
    file = tmp_path / "u.txt"
    file.write_text("يہ كتاب ہے.\r\nLeave this.\r\n", encoding="utf-8-sig", newline="")
    shown = aligner("fix", "u.txt", "--diff", cwd=tmp_path)
    assert "+یہ کتاب ہے۔" in shown.stdout
    assert "يہ" in file.read_text(encoding="utf-8-sig")
    aligner("fix", "u.txt", cwd=tmp_path)
    assert file.read_bytes() == "\ufeffیہ کتاب ہے۔\r\nLeave this.\r\n".encode()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["check"], "ENGLISH"),
        (["check", "missing.txt", "ur.txt"], "no such file"),
        (["check", ".", "ur.txt"], "folder"),
        (["check", "ur.txt", "en.txt"], "swapped"),
        (["check", "en.txt"], "only English"),
        (["check", "en.txt", "ur.txt", "-o", "x.pdf"], "suffix"),
        (["check", "en.txt", "ur.txt", "-o", "no/x.html"], "folder does not exist"),
        (["check", "--pairs", "p.tsv", "en.txt"], "not both"),
        (["check", "--pairs", "bad.tsv"], "line 2"),
        (["check", "empty.txt", "ur.txt"], "empty"),
        (["check", "binary.txt", "ur.txt"], "binary"),
        (["check", "en.txt", "cp1256.txt"], "cp1256"),
        (["check", "en.txt", "ur.txt", "--fail-on", "grave"], "fail-on"),
        (["check", "en.txt", "ur.txt", "--fail-under", "120"], "between 0 and 100"),
        (["check", "en.txt", "ur.txt", "--model", "no/such-model"], "no/such-model"),
        (["chek", "en.txt"], "did you mean 'check'?"),
    ],
)
def test_bad_use_is_one_clear_line(texts: Path, args: list[str], says: str) -> None:
    (texts / "bad.tsv").write_text("a\tb\nalone\n", encoding="utf-8")
    (texts / "empty.txt").write_text("", encoding="utf-8")
    (texts / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (texts / "cp1256.txt").write_bytes(
        "یہ کتاب بہت اچھی ہے اور اس میں لکھا ہے".encode("cp1256", "ignore")
    )
    assert says in one_line_error(aligner(*args, cwd=texts))
    assert not (texts / "x.pdf").exists()


def test_settings_file(texts: Path) -> None:
    (texts / "aligner.toml").write_text('output = "html"\n', encoding="utf-8")
    assert "unknown setting 'output'" in one_line_error(
        aligner("check", "en.txt", "ur.txt", cwd=texts)
    )
    assert aligner("check", "en.txt", "ur.txt", "--isolated", cwd=texts).returncode == 0


def test_torch_is_not_imported_and_the_start_is_quick(texts: Path) -> None:
    code = (
        "import sys, aligner; from pathlib import Path; "
        "aligner.check(Path('en.txt'), Path('ur.txt')); "
        "print([m for m in sys.modules if m.split('.')[0] in ('torch', 'numba', 'transformers')])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=texts, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_train_adapts_model_and_lexicon(texts: Path) -> None:
    rows = [
        "The glimmerwort is blue.\tگلمورٹ نیلا ہے۔",
        "A glimmerwort grows here.\tیہاں گلمورٹ اگتا ہے۔",
        "They sold the glimmerwort.\tانہوں نے گلمورٹ بیچ دیا۔",
        "one column",
        "an empty cell\t",
    ]
    (texts / "memory.tsv").write_text("\n".join(rows), encoding="utf-8")
    result = aligner("train", "memory.tsv", "-o", "ours", cwd=texts)
    assert result.returncode == 0, result.stderr
    assert "memory.tsv, line 4: one column" in result.stderr
    assert "adapted on 3 pairs (2 left out)" in result.stdout
    checked = aligner(
        "check", "en.txt", "ur.txt", "--model", "ours", "--output-format", "json", cwd=texts
    )
    assert checked.returncode == 0, checked.stderr
    usual = aligner("check", "en.txt", "ur.txt", "--output-format", "json", cwd=texts)
    signature, other = (json.loads(r.stdout)["signature"] for r in (checked, usual))
    assert signature["model"] != other["model"]
    assert signature["resources"] != other["resources"]
    assert "not an empty folder" in one_line_error(
        aligner("train", "memory.tsv", "-o", "ours", cwd=texts)
    )
