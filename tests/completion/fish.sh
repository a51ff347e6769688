#!/usr/bin/env bash
# fish completes what the tables of the commands hold: fish.sh PROGRAM
here=$(cd "$(dirname "$0")" && pwd)
export script
script=$("$1" completion fish)
# shellcheck source=tests/completion/expect.sh
. "$here/expect.sh"
HOME=$folder
export HOME

# shellcheck disable=SC2317  # expect.sh calls it
offered() {
  local line=budgetlint word
  for word in "$@"; do line="$line $word"; done
  # shellcheck disable=SC2016  # fish's own variables
  line=$line fish --no-config -c 'eval "$script"; complete -C "$line"' | cut -f 1
}

check "two" has "two words.yml"
all_cases --format
exit "$failed"
