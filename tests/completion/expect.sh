# shellcheck shell=bash
# What each shell must offer: NAME, the words typed, and what is expected of the words offered (separated by blanks).
# `has A B`: these among others; `only A B`: these and no others; `not A`: not this one. Read by the three scripts here,
# which define `offered WORD...`: the words that the shell offers for the last one.

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
mkdir forms
touch a.yaml "two words.yml" notes.txt forms/3-1.yaml

failed=0
check() { # check "TYPED..." has|only|not WORDS
  local typed=$1 kind=$2 found word
  shift 2
  found=" $(eval "offered $typed" | sed 's/[[:space:]]*$//; /^$/d' | LC_ALL=C sort -u | tr '\n' ' ')"
  case $kind in
    only) [ "$found" = " ${*:+$* }" ] && return ;;
    has)
      for word in "$@"; do
        case $found in *" $word "*) ;; *) kind="has (missing $word)" ;; esac
      done
      [ "$kind" = has ] && return
      ;;
    not) case $found in *" $1 "*) ;; *) return ;; esac ;;
  esac
  echo "budgetlint $typed: expected $kind: $*; offered:$found" >&2
  # shellcheck disable=SC2034  # the scripts exit with it
  failed=1
}

all_cases() {
  check "''" has check explain rules trace init schema completion forms/ a.yaml
  check "''" not notes.txt
  check "exp" only explain
  check "--fo" only "$1"
  check "--format ''" has concise json text
  check "--format js" only json
  check "--fail-on n" only never note
  check "check --color a" only always auto
  check "a.yaml f" has forms/
  check "--files-from ''" has a.yaml
  check "explain BL20" only BL201 BL202 BL203 BL204 BL205 BL206 BL207 BL208
  check "explain total-m" only total-mismatch
  check "explain --format t" only text
  check "rules --un" only
  check "schema d" only direction
  check "init s" only summary
  check "init --missing a" only a.yaml
  check "completion ''" has bash fish zsh
  check "trace f" only forms/
}
