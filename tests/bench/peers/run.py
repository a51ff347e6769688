"""What `./dev bench --peers` prints: the same forms, one program after the other, round by round.

usage: run.py BUDGETLINT FORMS WORDS NODE_MODULES [ROUNDS]

FORMS holds whole submissions. Every program is given their 附表3, each as a file of its own, and the schema that
budgetlint prints for it; a further row adds 附表1 and 附表2, which only budgetlint can make use of. WORDS holds the same
forms with their calculations in words alone: the last rows give them to budgetlint and to the fastest of the others.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


PYTHON_JSONSCHEMA = """
import sys, json, glob, yaml, jsonschema
validator = jsonschema.Draft7Validator(json.load(open(sys.argv[1])))
for path in glob.glob(sys.argv[2] + "/**/*.yaml", recursive=True):
    validator.validate(yaml.load(open(path, encoding="utf-8"), yaml.CSafeLoader))
"""


def run(command):
    """Seconds by the clock, processor seconds, and peak memory in MB of a command, which must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}: {errors.decode()[:500]}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def main():
    budgetlint, whole, words, modules = (Path(argument).resolve() for argument in sys.argv[1:5])
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 7
    scratch = Path(tempfile.mkdtemp())
    try:
        compare(str(budgetlint), whole, words, modules, scratch, rounds)
    finally:
        shutil.rmtree(scratch)


def copy_directions(whole, target):
    """How many 附表3 were copied, and their bytes."""
    count = size = 0
    for path in whole.glob("**/*.yaml"):
        if not path.read_text(encoding="utf-8").startswith("form: direction"):
            continue
        copy = target / path.relative_to(whole)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        count, size = count + 1, size + path.stat().st_size
    return count, size


def compare(budgetlint, whole, words, modules, scratch, rounds):
    forms = scratch / "forms"
    in_words = scratch / "words"
    count, size = copy_directions(whole, forms)
    if copy_directions(words, in_words)[0] != count:
        sys.exit(f"{words} does not hold the forms of {whole}")
    schema = scratch / "schema.json"
    schema.write_bytes(subprocess.run([budgetlint, "schema", "direction"], capture_output=True, check=True).stdout)
    machine = {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]
    sourcemeta = modules / "@sourcemeta/jsonschema/build/github-releases" / f"jsonschema-linux-{machine}"
    sourcemeta.chmod(0o755)
    ajv = modules / "ajv-cli/dist/index.js"

    reads = "YAML and the forms' schema"
    programs = [
        ("budgetlint", said(budgetlint, "--version")[-1], "all of it: YAML, schema, quantities, relations, prose",
         [budgetlint, "-q", str(forms)]),
        ("budgetlint --jobs 1", "", "the same on one thread", [budgetlint, "-q", "--jobs", "1", str(forms)]),
        ("sourcemeta jsonschema --fast", said(str(sourcemeta), "version")[-1], reads,
         [str(sourcemeta), "validate", "--fast", str(schema), str(forms), "--extension", ".yaml"]),
        ("ajv-cli", "5.0.0", reads,
         ["node", str(ajv), "validate", "--spec=draft7", "--strict=false", "-s", str(schema), "-d",
          f"{forms}/**/*.yaml"]),
        ("Python's jsonschema, C loader", said("python3", "-c", "import jsonschema; print(jsonschema.__version__)")[0],
         reads, ["python3", "-W", "ignore", "-c", PYTHON_JSONSCHEMA, str(schema), str(forms)]),
        ("yamllint", said("yamllint", "--version")[-1], "YAML's syntax and style, no schema",
         ["yamllint", "-d", "{rules: {key-duplicates: enable}}", str(forms)]),
        ("budgetlint, with 附表1 and 附表2", "", f"all of it, and reconciles {len(list(whole.glob('**/*.yaml')))} forms",
         [budgetlint, "-q", str(whole)]),
        ("budgetlint, calculations in words", "", "all of it, from prose alone", [budgetlint, "-q", str(in_words)]),
        ("sourcemeta --fast, the same", "", reads,
         [str(sourcemeta), "validate", "--fast", str(schema), str(in_words), "--extension", ".yaml"]),
    ]
    taken = {name: [] for name, *_ in programs}
    for number in range(rounds + 1):
        for name, _, _, command in programs:
            result = run(command)
            if number > 0:  # the first round only warms up
                taken[name].append(result)

    cpus = len(os.sched_getaffinity(0))
    print(f"{count} forms of 附表3, {size / 1e6:.1f} MB, in turn, {rounds} rounds, medians; {cpus} processors, "
          f"{processor()}.\n")
    print("| program | version | forms a second (least to most) | processor ms a form | peak MB | reads |")
    print("|---|---|---|---|---|---|")
    for name, version, what, _ in programs:
        rates = sorted(count / clock for clock, _, _ in taken[name])
        processor_ms = statistics.median(cpu for _, cpu, _ in taken[name]) / count * 1e3
        peak = statistics.median(memory for _, _, memory in taken[name])
        print(f"| {name} | {version} | {statistics.median(rates):,.0f} ({rates[0]:,.0f} to {rates[-1]:,.0f}) | "
              f"{processor_ms:.3f} | {peak:.0f} | {what} |")
    against_fastest = ratio(taken["budgetlint"], taken["sourcemeta jsonschema --fast"])
    in_prose = ratio(taken["budgetlint, calculations in words"], taken["sourcemeta --fast, the same"])
    print(f"\nbudgetlint takes {against_fastest} forms while the fastest of the others takes one; with the calculations in "
          f"words alone {in_prose}.")


def ratio(ours, theirs):
    """How many forms we take while they take one, by rounds: median, least and most."""
    ratios = sorted(their[0] / our[0] for our, their in zip(ours, theirs))
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.machine()


main()
