#!/bin/sh
# A type name means one type in the whole program. Two of one name would share the functions the compiler writes for
# them, and the linker keeps only one of each: one_name.sh SOURCE
set -eu
cd "$1"
# shellcheck disable=SC2016  # the fields are awk's
find include src -name '*.[ch]pp' | LC_ALL=C sort | xargs awk '
  FNR == 1 { inside = 0 }
  /^namespace \{/ { inside = 1 }
  /^\}  \/\/ namespace$/ { inside = 0 }
  !inside && /^(struct|class|enum|enum class) [A-Za-z_]+( |$)/ && (/{/ || !/;$/) {
    name = $2 == "class" ? $3 : $2
    if (name in file) { print name ": " file[name] " and " FILENAME; failed = 1 }
    file[name] = FILENAME
    ++count
  }
  END { if (count < 100) { print "only " count " types found"; failed = 1 } exit failed }'
