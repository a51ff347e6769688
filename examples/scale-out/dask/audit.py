#!/usr/bin/env python3
"""audit.py N FOLDER [OPTIONS] ARCHIVE...: an audit in N parts by Dask.

The scheduler is the one at $DASK_SCHEDULER_ADDRESS, whose workers share the folders, else one of its own on this
machine. When a worker dies, Dask gives its part to another one.
"""

import datetime
import subprocess
import sys
from pathlib import Path

from distributed import Client, as_completed

RECIPES = Path(__file__).resolve().parent.parent


def judge(number, arguments, folder):
    subprocess.run([RECIPES / "part.sh", str(number), *arguments], cwd=folder, check=True)


def main():
    arguments = sys.argv[1:]
    count, folder = int(arguments[0]), Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "today").exists():
        (folder / "today").write_text(f"{datetime.datetime.now(datetime.timezone.utc):%F}\n")
    with Client() as client:
        parts = client.map(judge, range(1, count + 1), arguments=arguments, folder=Path.cwd(), pure=False)
        for part in as_completed(parts):
            if part.status != "finished":  # it is missing, and the merge says so
                print(f"audit.py: {part.key}: {part.exception()}", file=sys.stderr)
    sys.exit(subprocess.call([RECIPES / "merge.sh", str(count), folder]))


if __name__ == "__main__":
    main()
