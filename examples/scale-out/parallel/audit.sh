#!/bin/sh
# audit.sh N FOLDER [OPTIONS] ARCHIVE...: an audit in N parts by GNU parallel, JOBS (one) at a time on each of HOSTS (this
# one), as --sshlogin takes them: HOSTS=alpha,beta. The hosts share the folders.
set -eu
recipes=$(cd "$(dirname "$0")/.." && pwd)
count=$1 folder=$2
mkdir -p "$folder"
[ -e "$folder/today" ] || date -u +%F > "$folder/today"
# What failed is missing, and the merge says so.
seq "$count" | parallel --quote --jobs "${JOBS:-1}" --sshlogin "${HOSTS:-:}" --workdir "$PWD" --env BUDGETLINT \
  "$recipes/part.sh" '{}' "$@" >&2 || true
exec "$recipes/merge.sh" "$count" "$folder"
