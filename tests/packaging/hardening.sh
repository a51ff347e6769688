#!/bin/sh
# The program is built as Debian builds its own, and names no folder of the machine it was built on: hardening.sh SOURCE BUILD
set -eu
source=$1
build=$2
if ! command -v hardening-check > /dev/null; then
  echo "skipped: hardening-check (devscripts) is not installed"
  exit 77
fi

# The processor's guard of jumps and returns is asked of the objects: Debian's own start-up code (Scrt1.o) lacks the mark,
# so no program has it whole.
hardening-check --nocfprotection "$build/budgetlint"
if grep -q '^known_fcf_protection:INTERNAL=1$' "$build/CMakeCache.txt"; then
  notes=$(readelf -nW "$build/src/libbudgetlint_core.a")
  [ "$(echo "$notes" | grep -c '^File: ')" = "$(echo "$notes" | grep -c 'x86 feature: IBT, SHSTK')" ]
fi

for folder in "$source" "$build"; do
  if grep -qaF "$folder" "$build/budgetlint"; then
    echo "the program names $folder"
    exit 1
  fi
done
