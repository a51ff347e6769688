#!/bin/sh
# merge.sh N FOLDER: the report and the facts of all N parts, into FOLDER and, as text, to standard output. Status 2, and
# nothing is written, when a part is missing or does not belong to the others.
set -eu
count=$1 folder=$2
set --
number=0
while [ "$number" -lt "$count" ]; do
  number=$((number + 1))
  set -- "$@" "$folder/$number-of-$count.part"
done
exec "${BUDGETLINT:-budgetlint}" audit --merge --facts "$folder/facts.csv" --output html="$folder/audit.html" \
  --output json="$folder/audit.json" "$@"
