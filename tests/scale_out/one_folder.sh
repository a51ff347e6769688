#!/bin/bash
# Very many files in one folder need no more open files at once than a few, nor another verdict than in many folders.
# one_folder.sh PROGRAM GENERATE_FORMS [FORMS]
set -eu
program=$1 generate=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$generate" many "${3-2000}"
mkdir one
python3 -c 'import pathlib
for form in pathlib.Path("many").glob("*/*"): form.rename(f"one/{form.parent.name}-{form.name}")'
files=$(find one -type f | wc -l)
for jobs in 1 8; do
  status=0
  (ulimit -n 16 && exec "$program" audit one --jobs "$jobs" --fail-on never --output json=report.json \
    --facts facts.csv) > text 2> errors || status=$?
  if [ "$status" != 0 ] || [ -s errors ]; then
    echo "--jobs $jobs: status $status"
    cat errors
    exit 1
  fi
  grep -q "\"forms\": *$files," report.json || { echo "not all of the $files forms were seen"; exit 1; }
  mv report.json "$jobs.json"
done
cmp 1.json 8.json
