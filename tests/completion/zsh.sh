#!/usr/bin/env bash
# zsh completes what the tables of the commands hold, in a terminal of its own (zpty): zsh.sh PROGRAM
here=$(cd "$(dirname "$0")" && pwd)
export script
script=$("$1" completion zsh)
# shellcheck source=tests/completion/expect.sh
. "$here/expect.sh"

# shellcheck disable=SC2317  # expect.sh calls it
offered() { zsh -f "$here/offered.zsh" "$@"; }

check "two" has "two words.yml"
all_cases --format
exit "$failed"
