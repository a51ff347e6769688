#!/usr/bin/env bash
# bash completes what the tables of the commands hold: bash.sh PROGRAM
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
source <("$1" completion bash)
# shellcheck source=tests/completion/expect.sh
. "$here/expect.sh"

# shellcheck disable=SC2317  # expect.sh calls it
offered() {
  local word
  COMP_WORDS=(budgetlint "$@")
  COMP_CWORD=$#
  COMPREPLY=()
  _budgetlint
  for word in "${COMPREPLY[@]}"; do
    [ -d "$word" ] && word=$word/
    printf '%s\n' "$word"
  done
}

check "--format = js" only json
check "--format =" has concise json text
check "explain -" has --format= --help --lang=
check "two" only "two words.yml"
all_cases --format=
exit "$failed"
