#!/usr/bin/python3
"""Do the tests notice when one thing in the code is wrong?

run.py ROOT [COUNT [SEED]]: makes COUNT small changes in ROOT/src, one at a time, and runs the tests on each. All
changes are compiled in at once and one is switched on by the environment, in a copy of the sources: ROOT/build/mutants.
What becomes of each is in ROOT/build/mutants/verdicts.json; a change that was killed before is not made again unless that
file is gone.
"""

import collections
import concurrent.futures
import dataclasses
import filecmp
import hashlib
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

import sites

FOLDERS = ("quantity", "reconcile", "calculation", "rules")
QUICK, SLOW = 0.5, 10  # seconds of a test that runs in the first rounds, and in the last
WORKERS = 2
MEMORY = 4 << 30
HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass(frozen=True)
class Mutant:
    number: int
    path: str
    site: sites.Site

    @property
    def folder(self):
        return self.path.split("/")[1]

    @property
    def name(self):
        return f"{self.path}\t{self.site.kind}\t{self.site.before}\t{self.site.after}"


# ---- the copy


def copy_sources(root, copy):
    """What has not changed keeps its time, so that it is not compiled again."""
    command = ["git", "ls-files", "-zco", "--exclude-standard"]
    names = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        source, target = root / name, copy / name
        if not source.exists() or (is_mutable(name) and target.exists()):
            continue
        if not target.exists() or not filecmp.cmp(source, target, shallow=False):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    for judges in ("judges", "facts"):
        if (root / "build" / judges).exists() and not (copy / "build" / judges).exists():
            (copy / "build" / judges).symlink_to(root / "build" / judges)


def is_mutable(name):
    parts = name.split("/")
    return len(parts) == 3 and parts[0] == "src" and parts[1] in FOLDERS


def write(path, text):
    if not path.exists() or path.read_bytes() != text:
        path.write_bytes(text)


def quietly(*command, cwd):
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stdout[-4000:])


# ---- which changes


def arguments(root):
    return ["-x", "c++", "-std=c++20", f"-I{root}/include", "-DFMT_SHARED"]


def sites_of(root, path, seed):
    """With what decides which are taken: it stays as it is when something else in the code changes."""
    found = sites.File(root / path, arguments(root)).sites(random.Random(f"{seed} {path}"))
    seen = collections.Counter()
    result = []
    for site in found:
        if site.constexpr >= 0 and path.endswith(".hpp"):
            continue
        what = f"{seed} {path} {site.kind} {site.before}"
        seen[what] += 1
        result.append((hashlib.sha256(f"{what} {seen[what]}".encode()).hexdigest(), path, site))
    return result


def that_compile(root, path, candidates):
    """All at once; where that goes wrong, one by one."""
    file = sites.File(root / path, arguments(root))
    good = candidates

    def wrong_lines(some):
        return file.wrong_lines(changed(file.bytes, [Mutant(n, path, c[2]) for n, c in enumerate(some, 1)]).decode())

    while good and (lines := wrong_lines(good)):
        doubtful = [c for c in good if c[2].line in lines or c[2].constexpr >= 0] or good
        bad = [c for c in doubtful if wrong_lines([c])] or doubtful
        good = [c for c in good if c not in bad]
    return good


def sample(pool, root, count, seed):
    paths = sorted(str(p.relative_to(root)) for f in FOLDERS for p in (root / "src" / f).glob("*.?pp"))
    every = [c for found in pool.map(sites_of, *zip(*((root, path, seed) for path in paths))) for c in found]
    every.sort(key=lambda c: (c[0], c[2].begin))
    print(f"{len(every)} places in {len(paths)} files", flush=True)
    by_path = collections.defaultdict(list)
    for candidate in every[: count + count // 4 + 10]:
        by_path[candidate[1]].append(candidate)
    good = pool.map(that_compile, *zip(*((root, path, found) for path, found in sorted(by_path.items()))))
    chosen = sorted((c for found in good for c in found), key=lambda c: (c[0], c[2].begin))[:count]
    chosen.sort(key=lambda c: (c[1], c[2].begin, c[2].end, c[2].kind))
    return [Mutant(number, path, site) for number, (_, path, site) in enumerate(chosen, 1)]


# ---- the code with all of them


def changed(text, mutants):
    """The file, in which `mutants::on` chooses; on the lines on which it was."""
    words = {m.site.constexpr for m in mutants if m.site.constexpr >= 0}
    edits = sorted(mutants, key=lambda m: (m.site.begin, -m.site.end, m.site.kind == "exit"))

    def render(begin, end, inside):
        out, at = [], begin
        while inside:
            outer, inside = inside[0], inside[1:]
            within = [m for m in inside if m.site.end <= outer.site.end]
            inside = inside[len(within) :]
            out.append(plain(at, outer.site.begin))
            old = render(outer.site.begin, outer.site.end, within)
            out.append(one(outer, old))
            at = outer.site.end
        out.append(plain(at, end))
        return b"".join(out)

    def one(mutant, old):
        if not mutant.site.instead:
            return b"if (mutants::on(%d)) {} else %s" % (mutant.number, old)
        return b"(mutants::on(%d) ? (%s) : (%s))" % (mutant.number, mutant.site.instead.encode(), old)

    def plain(begin, end):
        part = text[begin:end]
        for word in sorted(words, reverse=True):
            if begin <= word < end:
                part = part[: word - begin] + b"const" + part[word - begin + len("constexpr") :]
        return part

    header = (HERE / "chosen.hpp").as_posix().encode()
    return b'#include "%s"\n#line 1\n' % header + render(0, len(text), edits)


def write_changed(root, copy, mutants):
    """Beside the file stands the changed one, included as a header of the system: no warning is an error there."""
    by_path = collections.defaultdict(list)
    for mutant in mutants:
        by_path[mutant.path].append(mutant)
    for folder in FOLDERS:
        for source in (root / "src" / folder).glob("*.?pp"):
            path = str(source.relative_to(root))
            if path not in by_path:
                write(copy / path, source.read_bytes())
                continue
            once = b"#pragma once\n" if path.endswith(".hpp") else b""
            text = changed(source.read_bytes(), by_path[path]).replace(b"#pragma once\n", b"\n")
            write(copy / (path + ".changed"), b"#pragma GCC system_header\n" + text)
            write(copy / path, once + b'#include "%s.changed"\n' % source.name.encode())


# ---- the tests


class Tests:
    """The tests in the rounds in which they run, the quick ones first. What takes longest is left out: the verdict can
    only become milder by that, and each survivor is looked at."""

    def __init__(self, copy):
        self.copy = copy
        self.build = copy / "build" / "release"
        self.program = self.build / "tests" / "unit_tests"
        times = self.times(copy / "times.json")
        self.quick = {name for name, time in times.items() if time <= QUICK}
        self.slow = {name for name, time in times.items() if QUICK < time <= SLOW}
        self.own = {folder: (self.quick | self.slow) & self.of_folder(folder) for folder in FOLDERS}
        print(f"{len(self.quick)} quick tests, {len(self.slow)} slow ones of {len(times)}", flush=True)

    def times(self, kept):
        """How many seconds each test takes; measured once."""
        if not kept.exists():
            names = set(self.unit(0, ["--list-test-names-only"])[1].splitlines())
            _, text = self.unit(0, ["-d", "yes", "~[interrupted]~[disks]"])
            found = {name: float(time) for time, name in re.findall(r"^([0-9.]+) s: (.*)$", text, re.M)}
            kept.write_text(json.dumps({n: t for n, t in found.items() if n in names}, ensure_ascii=False, indent=0))
        return json.loads(kept.read_text())

    def of_folder(self, folder):
        tags = [f"[#{path.stem}]" for path in sorted((self.copy / "tests" / folder).glob("*_test.cpp"))]
        return set(self.unit(0, ["-#", "--list-test-names-only", ",".join(tags)])[1].splitlines())

    def unit(self, number, arguments, seconds=3600):
        return self.run(number, [str(self.program), *arguments], seconds)

    def named(self, number, names, seconds):
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as listed:
            listed.writelines(re.sub(r"([\\,\[])", r"\\\1", name) + "\n" for name in sorted(names))
            listed.flush()
            return self.unit(number, ["--abort", "-f", listed.name], seconds)

    def run(self, number, command, seconds):
        """The processor's seconds are limited, not the clock's: others may work on this machine."""

        def limit():
            os.nice(10)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        environment = {**os.environ, "BUDGETLINT_MUTANT": str(number)}
        environment.pop("BLESS", None)
        try:
            done = subprocess.run(
                command,
                cwd=self.copy,
                env=environment,
                preexec_fn=limit,
                timeout=60 * seconds,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
        except subprocess.TimeoutExpired:
            return False, "(hangs)"
        text = done.stdout.decode(errors="replace")
        hangs = done.returncode in (-signal.SIGKILL, -signal.SIGXCPU)
        return done.returncode == 0, "(hangs)" if hangs else text

    def judge(self, number, folder):
        """By which test it is killed; empty: by none."""
        ctest = ["ctest", "--test-dir", str(self.build), "--stop-on-failure", "--no-tests=error"]
        programs = [*ctest, "-R", r"^(golden|fuzz)\."]
        for tests in (
            lambda: self.named(number, self.own[folder], 5),
            lambda: self.named(number, self.quick - self.own[folder], 60),
            lambda: self.run(number, programs, 60),
            lambda: self.named(number, self.slow - self.own[folder], 300),
        ):
            passed, text = tests()
            if not passed:
                return killer(text)
        return ""


def killer(text):
    if text.endswith("(hangs)"):
        return "(hangs)"
    found = re.search(r"The following tests FAILED:\s*\d+ - (\S+)", text) or re.search(r"^-{79}\n(.*)\n", text, re.M)
    return found.group(1) if found else "(ends at once)"


# ---- what came out


def table(title, mutants, verdicts, key):
    rows = collections.defaultdict(collections.Counter)
    for mutant in mutants:
        verdict = verdicts[mutant.number]
        rows[key(mutant)]["survived" if not verdict else "hangs" if verdict == "(hangs)" else "killed"] += 1
    print(f"\n{title:<14}{'made':>8}{'killed':>8}{'hung':>8}{'survived':>10}")
    for name, row in [*sorted(rows.items()), ("all", sum(rows.values(), collections.Counter()))]:
        print(f"{name:<14}{sum(row.values()):>8}{row['killed']:>8}{row['hangs']:>8}{row['survived']:>10}")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    seed = sys.argv[3] if len(sys.argv) > 3 else "1"
    copy = root / "build" / "mutants"
    copy.mkdir(parents=True, exist_ok=True)
    copy_sources(root, copy)
    with concurrent.futures.ProcessPoolExecutor(WORKERS) as pool:
        mutants = sample(pool, root, count, seed)
    write_changed(root, copy, mutants)
    print(f"{len(mutants)} changes", flush=True)
    quietly("git", "init", "--quiet", cwd=copy)  # a report counts from the root of the repository
    checked = "-DCMAKE_CXX_FLAGS=-D_GLIBCXX_ASSERTIONS"  # who reads what is not there ends
    quietly("cmake", "--preset", "release", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache", checked, cwd=copy)
    targets = ["budgetlint", "unit_tests", "generate_forms", "fuzz"]
    quietly("ninja", "-C", "build/release", "-j", str(WORKERS), *targets, cwd=copy)

    tests = Tests(copy)
    journal = copy / "verdicts.json"
    known = json.loads(journal.read_text()) if journal.exists() else {}
    verdicts = {m.number: known[m.name] for m in mutants if known.get(m.name)}
    waiting = [m for m in mutants if m.number not in verdicts]
    if waiting and (wrong := tests.judge(0, FOLDERS[0])):
        raise SystemExit(f"a test fails with no change at all: {wrong}")
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        for mutant, verdict in zip(waiting, pool.map(lambda m: tests.judge(m.number, m.folder), waiting)):
            verdicts[mutant.number] = known[mutant.name] = verdict
            journal.write_text(json.dumps(known, ensure_ascii=False, indent=0))
            if not verdict:
                print(f"{mutant.path}:{mutant.site.line}: {mutant.site.before}  ->  {mutant.site.after}", flush=True)
    table("folder", mutants, verdicts, lambda m: m.folder)
    table("change", mutants, verdicts, lambda m: m.site.kind)


if __name__ == "__main__":
    main()
