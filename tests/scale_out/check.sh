#!/bin/sh
# The recipe for one engine, run as a reader runs it: the same bytes as a single run whatever the number of parts; what
# died is missing and nothing is merged; the next run does only that. check.sh ENGINE SOURCE PROGRAM GENERATE_FORMS
set -eu
engine=$1 source=$2 program=$3 generate=$4
folder=$(mktemp -d)
stop_engine() { :; }
trap 'stop_engine; rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "$1"
  cat log
  exit 1
}

skip() {
  echo "skipped: $1"
  exit 77
}

# budgetlint as the recipes call it. It notes the part; the one that `dies` names dies, once, and $takes_worker with it.
export BUDGETLINT="$folder/budgetlint"
cat > budgetlint << EOF
#!/bin/sh
cd "$folder"
case "\$*" in
  *"--shard "*)
    part=\$(echo "\$*" | sed 's/.*--shard \([^ ]*\).*/\1/')
    echo "\$part" >> judged
    if [ "\$part" = "\$(cat dies)" ]; then
      : > dies
      [ ! -e takes_worker ] || kill -KILL "\$(cut -d ' ' -f 4 "/proc/\$PPID/stat")"
      kill -KILL \$\$
    fi
    ;;
esac
exec "$program" "\$@"
EOF
chmod +x budgetlint
: > dies

recipe=$source/examples/scale-out/$engine/audit.sh
case $engine in
  parallel)
    command -v parallel > /dev/null || skip "GNU parallel is not installed"
    # This machine and another one. There ssh would start in the home folder, with the shell of the account.
    # shellcheck disable=SC2016  # its own words
    printf '#!/bin/sh\nexport SHELL=/bin/sh\ncd / && shift && { [ "$1" != -- ] || shift; } && exec sh -c "$*"\n' > ssh
    chmod +x ssh
    export HOSTS=:,elsewhere PARALLEL_SSH="$folder/ssh"
    ;;
  slurm)
    for command in slurmctld slurmd sbatch munged; do
      command -v "$command" > /dev/null || skip "$command is not installed"
    done
    [ "$(id -u)" = 0 ] || skip "a Slurm of its own needs root"
    . "$source/tests/scale_out/slurm.sh"
    ;;
  dask)
    recipe=$source/examples/scale-out/dask/audit.py
    # Debian's Python first, for which its packages are.
    export PATH="/usr/bin:$PATH"
    python3 -c 'import distributed' 2> /dev/null || skip "python3-distributed is not installed"
    ;;
esac

"$generate" all years > /dev/null
mkdir "an archive"
mv all/2007 all/2008 all/2012 "an archive"
mkdir single
"$program" audit "an archive" --facts single/facts.csv --output html=single/audit.html \
  --output json=single/audit.json > /dev/null || [ $? = 1 ]

audit() { # audit PARTS FOLDER STATUS: the recipe ends with it
  : > judged
  status=0
  "$recipe" "$1" "$2" "an archive" > log 2>&1 || status=$?
  [ "$status" = "$3" ] || fail "$2: status $status, not $3"
}

expect_judged() { # expect_judged PART...
  [ "$(sort judged | xargs)" = "$*" ] || fail "judged $(sort judged | xargs), not $*"
}

expect_same() { # expect_same FOLDER: it holds the bytes of the single run
  for file in facts.csv audit.html audit.json; do cmp "single/$file" "$1/$file" || fail "$1/$file is another"; done
}

for count in 1 2 7; do
  audit "$count" "in $count" 1
  expect_same "in $count"
done

[ "$engine" != dask ] || {
  # The worker dies with the part, and Dask may not give it to another one.
  : > takes_worker
  export DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES=0
}
echo 2/3 > dies
audit 3 again 2
expect_judged 1/3 2/3 3/3
for file in facts.csv audit.html audit.json 2-of-3.part; do
  [ ! -e "again/$file" ] || fail "$file is there"
done
audit 3 again 1
expect_judged 2/3
expect_same again

[ "$engine" != dask ] || {
  # As Dask comes, another worker takes over.
  unset DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES
  echo 2/3 > dies
  audit 3 taken-over 1
  expect_judged 1/3 2/3 2/3 3/3
  expect_same taken-over
}
