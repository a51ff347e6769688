#!/bin/sh
# The shell lines of action.yml and ci/gitlab.yml, run as the two services run them, in a scratch repository:
# ci.sh SOURCE PROGRAM
set -eu
source=$1
program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/work/tools/budgetlint/build/release"
cd "$folder/work"
git init -q
cp -r "$source/examples" .
# A checkout of budgetlint that is built already.
# shellcheck disable=SC2016  # the script's own variable
printf '#!/bin/sh\n[ "$1" = build ]\n' > tools/budgetlint/dev
chmod +x tools/budgetlint/dev
ln -s "$program" tools/budgetlint/build/release/budgetlint

# steps FILE KEY: the commands of the list or lists under KEY, one script each, in 1.sh 2.sh ...
steps() {
  python3 - "$1" "$2" << 'EOF'
import sys, yaml
def walk(node, key):
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key and isinstance(value, list): yield from value
            elif name == key and isinstance(value, str): yield value
            else: yield from walk(value, key)
    elif isinstance(node, list):
        for value in node: yield from walk(value, key)
with open(sys.argv[1]) as file: tree = yaml.safe_load(file)
for number, step in enumerate(walk(tree, sys.argv[2])): open(f"{number}.sh", "w").write(step)
EOF
}

# status_of COMMAND...: runs it, output to the log.
status_of() {
  status=0
  "$@" >> "$folder/log" 2>&1 || status=$?
  echo "$status"
}

expect() { # expect WHAT FOUND WANTED
  [ "$2" = "$3" ] && return
  echo "$1: status $2, expected $3"
  cat "$folder/log"
  exit 1
}

github() { # github PATHS ARGS: the two steps of the action, with bash as GitHub starts it
  steps "$source/action.yml" run
  for step in 0.sh 1.sh; do
    found=$(status_of env GITHUB_ACTION_PATH="$folder/work/tools/budgetlint" BUDGETLINT_PATHS="$1" BUDGETLINT_ARGS="$2" \
      BUDGETLINT_FORMAT="$format" bash --noprofile --norc -eo pipefail "$step")
    [ "$found" = 0 ] || break
  done
  echo "$found"
}

gitlab() { # gitlab FORMS: its script, line by line in one shell, with the variables of the job
  steps "$source/ci/gitlab.yml" script
  cat 0.sh > all.sh; echo >> all.sh; cat 1.sh >> all.sh
  status_of env BUDGETLINT=tools/budgetlint FORMS="$1" bash -eo pipefail all.sh
}

format=text
case $("$program" check --help) in *github*) format=github ;; esac
expect "action, sound forms" "$(github examples/shifeng-2023-reconciled "")" 0
expect "action, wrong forms" "$(github examples/shifeng-2023 "")" 1
expect "action, options" "$(github "examples/shifeng-2023 examples/chinese-keys" "--fail-on never")" 0
# An input is words, never a part of the script.
# shellcheck disable=SC2016
expect "action, hostile input" "$(github '$(touch pwned) ; touch pwned' "")" 2
[ ! -e pwned ]

case $("$program" check --help) in
  *--output*)
    expect "gitlab, sound forms" "$(gitlab examples/shifeng-2023-reconciled)" 0
    expect "gitlab, wrong forms" "$(gitlab examples/shifeng-2023)" 1
    python3 -c 'import json; assert json.load(open("gl-code-quality-report.json"))'
    ;;
  *)
    echo "skipped: this budgetlint has no --output yet"
    exit 77
    ;;
esac
