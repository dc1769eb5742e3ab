"""Tables kept between runs: same output with and without, and nothing foreign is read."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.resources import kept

PAIR = "Pakistan had 236 attacks.\tپاکستان میں 326 حملے ہوئے۔\n"


def run(tmp_path: Path, cache: str) -> str:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text(PAIR, encoding="utf-8")
    command = [sys.executable, "-m", "aligner", "check", "--pairs", str(pairs)]
    done = subprocess.run(
        [*command, "--output-format", "json"],
        capture_output=True,
        env={**os.environ, "ALIGNER_CACHE": cache},
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return done.stdout.decode()


def tables(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.pickle"))


def without_time(text: str) -> list[str]:
    return [line for line in text.splitlines() if '"created"' not in line]


def test_the_output_is_the_same_without_with_new_and_with_kept_tables(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    bare = run(tmp_path, "off")
    assert not folder.exists()
    new, again = run(tmp_path, str(folder)), run(tmp_path, str(folder))
    assert tables(folder)
    assert without_time(bare) == without_time(new) == without_time(again)


def test_a_spoilt_file_is_compiled_anew(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = run(tmp_path, str(folder))
    for table in tables(folder):
        table.write_bytes(b"spoilt")
    assert without_time(run(tmp_path, str(folder))) == without_time(first)
    assert all(table.read_bytes() != b"spoilt" for table in tables(folder))


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert "NUM001" in run(tmp_path, str(blocked))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path))
    return tmp_path


def test_a_value_is_compiled_once_and_read_by_the_next_process(folder: Path) -> None:
    calls = []

    def numbers() -> list[int]:
        calls.append(1)
        return [1, 2]

    load = kept.kept(numbers)
    assert load() is load() == [1, 2]
    assert kept.kept(numbers)() == [1, 2]  # another process: nothing in memory
    assert len(calls) == 1
    assert len(tables(folder)) == 1


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="file modes")
def test_what_others_may_write_is_not_read(folder: Path) -> None:
    kept.kept(value)()
    (table,) = tables(folder)
    table.write_bytes(pickle.dumps("planted"))
    assert kept.kept(value)() == "planted"
    table.chmod(0o666)
    assert kept.kept(value)() == "real"


def value() -> str:
    return "real"


def test_tables_of_old_versions_are_forgotten(folder: Path) -> None:
    for number in range(5):
        old = folder / f"old{number}"
        old.mkdir()
        (old / "table.pickle").write_bytes(b"")
        os.utime(old, (number, number))
    kept.kept(value)()
    left = {p.name for p in folder.iterdir()}
    assert {"old3", "old4"} < left and len(left) == 3
