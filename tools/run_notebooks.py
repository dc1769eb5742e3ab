"""Execute every notebook of a folder; exit 1 with the failing cell's error when one fails.

python tools/run_notebooks.py notebooks
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def main(folder: Path) -> int:
    failed = 0
    for path in sorted(folder.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        try:
            NotebookClient(
                notebook,
                timeout=300,
                kernel_name="python3",
                resources={"metadata": {"path": folder}},
            ).execute()
        except CellExecutionError as error:
            print(f"{path.name}: {error}")
            failed += 1
        else:
            print(f"{path.name}: every cell ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
