# Sourced by the install scripts: the cache folder, one install at a time, and marks of what is done.
# PIRAST_EDITORS overrides the folder that holds every editor the tests need; nothing else on the machine changes,
# but for the packages that host_packages asks apt for.
set -euo pipefail
export LC_ALL=C.UTF-8
cache=${PIRAST_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/pirast-editors}
mkdir -p "$cache/bin"

# Two installs at once would fight over apt's and npm's own locks.
exec 9>"$cache/lock"
flock 9

say() { printf 'editors: %s\n' "$*" >&2; }

# is_done NAME RECIPE: whether NAME was installed by this very RECIPE.
is_done() { [ "$(cat "$cache/$1/.installed" 2>/dev/null)" = "$2" ]; }

mark_done() { printf '%s' "$2" >"$cache/$1/.installed"; }

# host_packages PACKAGE...: installs what is missing from the machine's own distribution.
host_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "apt installs ${missing[*]}"
    apt-get -qq update >&2
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}" >/dev/null 2>"$cache/apt.log" ||
        { tail -5 "$cache/apt.log" >&2; return 1; }
}

# wrapper NAME: makes $cache/bin/NAME of standard input.
wrapper() {
    { printf '#!/bin/sh\n'; cat; } >"$cache/bin/$1"
    chmod +x "$cache/bin/$1"
}
