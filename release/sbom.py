#!/usr/bin/env -S python3 -B
"""What a build of budgetlint is made of, as SPDX 2.3 (JSON): sbom.py BUILD DEB OTHER...

Linked are the packages whose libraries the program loads; compiled in those whose headers the compiler read.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

# The licences' names in Debian's copyright files that are not SPDX's.
SPDX = {"Expat": "MIT", "MIT": "MIT", "BSD-2clause": "BSD-2-Clause", "BSD-3-clause": "BSD-3-Clause",
        "GPL-2": "GPL-2.0-only"}
# Source packages whose copyright files are prose.
IN_PROSE = {"glibc": "LGPL-2.1-or-later", "gcc-12": "GPL-3.0-or-later WITH GCC-exception-3.1"}


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def packages_of(paths):
    """The installed packages that the files are of. Debian knows some by their path before /lib became /usr/lib."""
    real = {os.path.realpath(path) for path in paths}
    asked = sorted(real | {path.removeprefix("/usr") for path in real})
    found = subprocess.run(["dpkg-query", "-S", *asked], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    lines = [line.rsplit(": ", 1) for line in found.stdout.splitlines() if not line.startswith("diversion ")]
    owners = {path: owner for owner, path in lines}
    lost = sorted(path for path in real if path not in owners and path.removeprefix("/usr") not in owners)
    if lost:
        sys.exit("sbom.py: of no package: " + ", ".join(lost))
    return {name for owner in owners.values() for name in owner.split(", ")}


def libraries(program):
    return re.findall(r"(/\S+) \(0x", output("ldd", program))


def headers(build):
    """What the compiler read for the program, but for what is of the project itself."""
    source = re.search(r"^CMAKE_HOME_DIRECTORY:INTERNAL=(.*)$", (build / "CMakeCache.txt").read_text(), re.M)[1]
    objects = [line for line in output("ninja", "-C", build, "-t", "targets", "all").splitlines()
               if re.match(r"src/CMakeFiles/budgetlint\S*\.o: ", line)]
    deps = output("ninja", "-C", build, "-t", "deps", *[line.split(": ")[0] for line in objects])
    paths = {line.strip() for line in deps.splitlines() if line.startswith("    /")}
    return {path for path in paths if not path.startswith((source + "/", str(build) + "/"))}


def licence(name, source):
    """SPDX's name and Debian's words for it."""
    if source in IN_PROSE:
        return IN_PROSE[source], None
    text = pathlib.Path("/usr/share/doc", name.split(":")[0], "copyright").read_text()
    found = re.search(r"^Files:\s*\*\n(?:.+\n)*?License:\s*(\S.*)$", text, re.M)
    if not found:
        return "NOASSERTION", None
    return SPDX.get(found[1], "NOASSERTION"), found[1]


def spdx_id(name):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def package(name):
    fields = output("dpkg-query", "-W", "-f", "${Package}\t${Version}\t${Architecture}\t${source:Package}", name)
    plain, version, architecture, source = fields.split("\t")
    declared, words = licence(name, source)
    distribution = re.search(r"^ID=(.*)$", pathlib.Path("/etc/os-release").read_text(), re.M)[1]
    quoted = urllib.parse.quote(version, safe="")
    entry = {
        "SPDXID": spdx_id(plain), "name": plain, "versionInfo": version, "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False, "licenseConcluded": "NOASSERTION", "licenseDeclared": declared,
        "copyrightText": "NOASSERTION",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                          "referenceLocator": f"pkg:deb/{distribution}/{urllib.parse.quote(plain)}@{quoted}"
                                              f"?arch={architecture}"}],
    }
    if words:
        entry["licenseComments"] = f"Debian's copyright file says: {words}"
    return entry


def made(path, version):
    """One of the files that people download."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "SPDXID": spdx_id(path.name), "name": "budgetlint", "versionInfo": version, "packageFileName": path.name,
        "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "primaryPackagePurpose": "APPLICATION",
        "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
        "licenseConcluded": "MIT", "licenseDeclared": "MIT", "copyrightText": "NOASSERTION",
    }


def main(build, *files):
    build = pathlib.Path(build).resolve()
    files = [pathlib.Path(file) for file in files]
    version = output("dpkg-deb", "-f", files[0], "Version").strip()
    linked = packages_of(libraries(build / "budgetlint"))
    compiled = packages_of(headers(build))
    time = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    products = [made(file, version) for file in files]

    def related(kind, names):
        return [{"spdxElementId": product["SPDXID"], "relationshipType": kind, "relatedSpdxElement": other}
                for product in products for other in sorted(spdx_id(name.split(":")[0]) for name in names)]

    document = {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"budgetlint-{version}",
        "documentNamespace": "https://budgetlint.example/spdx/"
                             f"budgetlint-{version}-{products[0]['checksums'][0]['checksumValue']}",
        "creationInfo": {"created": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "creators": ["Organization: The budgetlint authors", "Tool: release/sbom.py"]},
        "packages": products + [package(name) for name in sorted(linked | compiled)],
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                           "relatedSpdxElement": product["SPDXID"]} for product in products]
                         + related("DYNAMIC_LINK", linked) + related("STATIC_LINK", compiled),
    }
    print(json.dumps(document, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
