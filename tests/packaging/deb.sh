#!/bin/sh
# The Debian package: lintian has no error, apt installs it, it works, and nothing of it stays: deb.sh SOURCE BUILD
# Changes the system, so only as root and where no budgetlint is installed; 77 says that nothing was tried.
set -eu
source=$1
build=$2
if [ "$(id -u)" != 0 ]; then
  echo "skipped: installing a package needs root"
  exit 77
fi
if dpkg-query -W budgetlint > /dev/null 2>&1; then
  echo "skipped: budgetlint is installed here already"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"; dpkg --purge budgetlint > /dev/null 2>&1 || true' EXIT
chmod 755 "$folder"

SOURCE_DATE_EPOCH=$(date +%s) "$source/release/pack" "$build" "$folder"
deb=$(find "$folder" -maxdepth 1 -name '*.deb')
tar=$(find "$folder" -maxdepth 1 -name '*.tar.gz')
lintian --allow-root --fail-on error "$deb"

# The archive holds what the package holds, and runs where it is unpacked.
mkdir "$folder/unpacked"
tar -C "$folder/unpacked" --strip-components 1 -xzf "$tar"
"$(find "$folder/unpacked" -type f -name budgetlint -perm -100)" --version

DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends "$deb" > "$folder/log" 2>&1 ||
  { cat "$folder/log"; exit 1; }
dpkg -L budgetlint | while read -r path; do [ ! -f "$path" ] || echo "$path"; done > "$folder/files"
/usr/bin/budgetlint "$source/examples/shifeng-2023-reconciled" > /dev/null
[ "$(wc -l < "$folder/files")" -ge 12 ]

DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 purge -y -qq budgetlint > "$folder/log" 2>&1
while read -r path; do
  if [ -e "$path" ]; then
    echo "left behind: $path"
    exit 1
  fi
done < "$folder/files"
