#!/bin/sh
# What is installed, file for file, and that it runs from there: installed.sh SOURCE BUILD
set -eu
source=$1
build=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cmake --install "$build" --prefix "$folder/usr" > /dev/null
(cd "$folder" && find usr -type f | LC_ALL=C sort) > "$folder/found"
if [ -n "${BLESS-}" ]; then cp "$folder/found" "$source/tests/packaging/installed.txt"; fi
diff "$source/tests/packaging/installed.txt" "$folder/found"

cp -r "$source/examples" "$folder/examples"
cd "$folder"
usr/bin/budgetlint examples/shifeng-2023-reconciled > /dev/null
status=0
usr/bin/budgetlint examples/shifeng-2023 > /dev/null || status=$?
[ "$status" = 1 ]
# Nothing that is printed needs the source tree.
usr/bin/budgetlint explain BL201 > /dev/null
usr/bin/budgetlint schema direction | cmp -s - /dev/null && exit 1
gzip -dc usr/share/man/man1/budgetlint.1.gz | grep -q '^.SH SYNOPSIS'
gzip -dc usr/share/man/zh_CN/man1/budgetlint.1.gz | grep -q '^.SH 概要'
grep -q total-mismatch usr/share/bash-completion/completions/budgetlint
