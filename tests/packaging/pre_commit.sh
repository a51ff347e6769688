#!/bin/sh
# The hook with the real pre-commit, without a network: a bad form stops the commit, even when another file is what
# changed, and a sound one goes through: pre_commit.sh SOURCE PROGRAM
set -eu
source=$1
program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/hooks" "$folder/work" "$folder/home"
ln -s "$program" "$folder/bin/budgetlint"
PATH=$folder/bin:$PATH
HOME=$folder/home
PRE_COMMIT_HOME=$folder/cache
export PATH HOME PRE_COMMIT_HOME
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
git config --global user.name tester
git config --global user.email tester@localhost
git config --global init.defaultBranch main

cp "$source/.pre-commit-hooks.yaml" "$folder/hooks"
git -C "$folder/hooks" init -q
git -C "$folder/hooks" add -A
git -C "$folder/hooks" commit -qm hooks
rev=$(git -C "$folder/hooks" rev-parse HEAD)

cd "$folder/work"
git init -q
cat > .pre-commit-config.yaml << EOF
repos:
  - repo: $folder/hooks
    rev: $rev
    hooks: [{id: budgetlint, args: [forms]}]
EOF
mkdir forms
cp "$source"/examples/shifeng-2023-reconciled/*.yaml forms
pre-commit install > /dev/null
git add -A
git commit -qm "sound forms" > "$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }

sed -i 's/^total: 54$/total: 53/' forms/3-1.yaml
git add -A
if git commit -qm "a wrong total" > "$folder/log" 2>&1; then
  echo "a wrong total was committed"
  exit 1
fi
grep -q 'error\[BL201\]' "$folder/log"

# Whole folders are judged: the error stands in a form that this commit does not touch.
git commit -qnm "past the hook"
echo note > note.txt
git add note.txt
if git commit -qm "a note" > "$folder/log" 2>&1; then
  echo "a commit beside a wrong form went through"
  exit 1
fi
grep -q 'error\[BL201\]' "$folder/log"

sed -i 's/^total: 53$/total: 54/' forms/3-1.yaml
git add -A
git commit -qm "the total put right" > "$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
