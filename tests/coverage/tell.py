#!/usr/bin/python3
"""What the tests reach, from the JSON that gcovr writes: tell.py COVERAGE_JSON FOLDER...

A table of lines and branches by folder of src (a header of include/budgetlint counts to the folder of its name), then
the lines of the named folders that no test reached. A branch is one way out of a condition.
"""

import collections
import json
import pathlib
import sys


def folder_of(path):
    """src/report/html/cards.cpp and include/budgetlint/report/html.hpp are both of report; src/main.cpp is of `.`."""
    parts = pathlib.PurePath(path).parts
    inside = parts[2:] if parts[0] == "include" else parts[1:]
    return inside[0] if len(inside) > 1 else "."


def counted(file):
    """Line numbers with how often each ran and its branches; a line that several units compiled stands once."""
    return [line for line in file["lines"] if not line["gcovr/noncode"]]


def row(name, lines):
    branches = [branch for line in lines for branch in line["branches"]]
    cells = [name]
    for things in (lines, branches):
        reached = sum(thing["count"] > 0 for thing in things)
        share = f"{100 * reached / len(things):.1f}" if things else "-"
        cells += [f"{len(things):,}", f"{reached:,}", share]
    return "| " + " | ".join(cells) + " |"


def runs(numbers):
    """3, 4, 5, 9 as `3-5, 9`."""
    told = []
    for number in numbers:
        if told and number == told[-1][1] + 1:
            told[-1][1] = number
        else:
            told.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in told)


def main(report, named):
    files = json.loads(pathlib.Path(report).read_text())["files"]
    folders = collections.defaultdict(list)
    for file in files:
        folders[folder_of(file["file"])] += counted(file)
    print("| folder | lines | reached | % | branches | reached | % |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in sorted(folders):
        print(row(name, folders[name]))
    print(row("all", [line for lines in folders.values() for line in lines]))
    print()
    for file in files:
        missed = [line["line_number"] for line in counted(file) if line["count"] == 0]
        if missed and folder_of(file["file"]) in named:
            print(f"{file['file']}: {runs(missed)}")


main(sys.argv[1], sys.argv[2:])
