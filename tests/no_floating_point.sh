#!/bin/sh
# Between a form's text and the verdict no number is a float: no object of these folders calculates with one, converts one,
# or calls a function that takes or gives one. Moving bytes through the registers for floats is no calculation.
# no_floating_point.sh OBJECTS, the folder of the library's objects
set -eu
objects=$1
if [ "$(uname -m)" != x86_64 ]; then
  echo "skipped: the instructions asked for are those of x86-64"
  exit 77
fi

calculates='v?(add|sub|mul|div|sqrt|min|max|round|rcp|rsqrt|hadd|hsub|addsub|dp|f[n]?m(add|sub)[0-9]*)(s|p)[sd]'
compares='v?u?comis[sd]|v?cmp[a-z_]*[sp][sd]'
converts='v?cvt[a-z0-9]+'
x87='f(i?ld|i?stt?p?|i?add|i?sub|i?mul|i?div|ucom|com|ld1|ldz|xch|chs|abs|sqrt|prem|rndint|scale)[a-z0-9]*'

count=0
for folder in quantity calculation form reconcile rules; do
  for object in "$objects/$folder"/*.o; do
    count=$((count + 1))
    if objdump -d --no-show-raw-insn "$object" | grep -E "^ +[0-9a-f]+:[[:space:]]+($calculates|$compares|$converts|$x87)[[:space:]]"; then
      echo "calculates with floats: $object"
      exit 1
    fi
    # `1.5` as a text for people is not made of a float either.
    if nm -C --undefined-only "$object" | grep -E '\b(float|double|strto(d|f|ld)|pow|l?l?round|floor|ceil|log10|fmod)\b'; then
      echo "calls what takes or gives floats: $object"
      exit 1
    fi
  done
done
[ "$count" -gt 100 ]
