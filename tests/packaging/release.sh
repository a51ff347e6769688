#!/bin/sh
# What people download is the same bytes whenever and wherever it is packed, and its bill of materials is true:
# release.sh SOURCE BUILD
set -eu
source=$1
build=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

export SOURCE_DATE_EPOCH=1700000000
(umask 077 && TZ=Asia/Shanghai LC_ALL=C.UTF-8 "$source/release/pack" "$build" "$folder/one")
(umask 002 && TZ=America/Lima LC_ALL=C "$source/release/pack" "$build" "$folder/two")
diff -r "$folder/one" "$folder/two"
cd "$folder/one"
[ "$(find . -type f | wc -l)" = 4 ]
[ "$(sha256sum -c SHA256SUMS | grep -c ': OK$')" = 3 ]

deb=$(echo *.deb)
tar=$(echo *.tar.gz)
sbom=$(echo *.spdx.json)
version=$(sed -n 's/^project(budgetlint VERSION \([0-9.]*\) .*/\1/p' "$source/CMakeLists.txt")
[ "$(dpkg-deb -f "$deb" Version)" = "$version" ]
# No file is newer than the commit, and nobody's name is on one.
tar --full-time --numeric-owner -tvzf "$tar" > "$folder/listing"
[ "$(grep -vc ' 0/0 .* 2023-11-14 22:13:20 ' "$folder/listing")" = 0 ]
dpkg-deb --fsys-tarfile "$deb" | TZ=UTC tar --full-time --numeric-owner -tv > "$folder/listing"
[ "$(grep -vc ' 0/0 .* 2023-11-14 22:13:20 ' "$folder/listing")" = 0 ]

# ask FILTER: jq says true.
ask() {
  jq -e --arg version "$version" "$1" "$sbom" > /dev/null || { echo "not so of $sbom: $1"; exit 1; }
}
# shellcheck disable=SC2016  # the names are jq's
{
  ask '.spdxVersion == "SPDX-2.3" and .dataLicense == "CC0-1.0" and .SPDXID == "SPDXRef-DOCUMENT"'
  ask '.creationInfo.created == "2023-11-14T22:13:20Z" and (.creationInfo.creators | length) > 0'
  ask '.name == "budgetlint-" + $version and (.documentNamespace | test("^https://[^#]+$"))'
  ask '[.packages[].SPDXID] | length == (unique | length) and all(test("^SPDXRef-[A-Za-z0-9.-]+$"))'
  ask '.packages | all(.name != "" and .versionInfo != "" and .downloadLocation != "" and .licenseDeclared != "")'
  ask '([.packages[].SPDXID] + [.SPDXID]) as $known |
       [.relationships[] | .spdxElementId, .relatedSpdxElement] | unique == ($known | unique)'
  # What is loaded is what the package depends on; the libraries that are headers alone are named too.
  jq -r '(.packages | map({(.SPDXID): .name}) | add) as $names |
         .relationships[] | select(.relationshipType == "DYNAMIC_LINK") | $names[.relatedSpdxElement]' "$sbom" |
    LC_ALL=C sort -u > "$folder/linked"
  ask '[.relationships[] | select(.relationshipType == "STATIC_LINK") | .relatedSpdxElement] |
       index("SPDXRef-libcli11-dev") and index("SPDXRef-nlohmann-json3-dev") and index("SPDXRef-libvalijson-dev")'
  ask '[.packages[] | select(.name == "libyaml-0-2" or .name == "libpugixml1v5") | .licenseDeclared] == ["MIT", "MIT"]'
}
dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/(.*//; s/ //g' | LC_ALL=C sort -u > "$folder/depends"
[ "$(wc -l < "$folder/depends")" -ge 6 ]
[ -z "$(LC_ALL=C comm -23 "$folder/depends" "$folder/linked")" ]
jq -r '.packages[] | select(.packageFileName) | .checksums[0].checksumValue + "  " + .packageFileName' "$sbom" |
  sha256sum -c --quiet
