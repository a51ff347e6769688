#!/bin/sh
# part.sh K N FOLDER [OPTIONS] ARCHIVE...: judges the K-th of N parts into FOLDER, unless it is there already.
set -eu
number=$1 count=$2 folder=$3
shift 3
part=$folder/$number-of-$count
[ ! -e "$part.part" ] || exit 0
status=0
"${BUDGETLINT:-budgetlint}" audit --shard "$number/$count" --part "$part.part" --facts "$part.csv" \
  --today "$(cat "$folder/today")" "$@" || status=$?
# A part is put in place only when it is whole. One for which something could not be read must not count as done.
[ "$status" = 0 ] || rm -f "$part.part"
exit "$status"
