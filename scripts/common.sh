# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: where things lie and how the program is built.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_dir=${XEPLOAI_BUILD_DIR:-$source_dir/build}
# Another python3 may come first on PATH and lack the packages installed by apt.
python=/usr/bin/python3

# It links in a quarter of the time of the usual one, and comes with it.
if [ -z "${CC_LD:-}" ] && command -v ld.gold >/dev/null; then
  export CC_LD=gold
fi

say () {
  printf '%s\n' "$*" >&2
}

# Sets up (once) and compiles the build folder $1; the rest are options of "meson setup".
build () {
  local dir=$1
  shift
  if [ ! -f "$dir/build.ninja" ]; then
    rm -rf "$dir/meson-private"
    meson setup "$dir" "$source_dir" "$@" >"$dir.log" 2>&1 || { cat "$dir.log" >&2; return 1; }
  fi
  ninja -C "$dir" >"$dir.log" 2>&1 || { cat "$dir.log" >&2; return 1; }
  rm -f "$dir.log"
}
