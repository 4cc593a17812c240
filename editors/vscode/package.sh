#!/usr/bin/env bash
# package.sh BINARY OUTPUT.vsix: packs the extension with the server's program in it, for the platform it runs on.
# VSCE_TARGET overrides that platform (linux-x64, win32-x64, darwin-arm64 …).
set -euo pipefail

# absolute PATH: PATH seen from the folder where the script was called.
absolute() { case $1 in /* | [A-Za-z]:*) echo "$1" ;; *) echo "$PWD/$1" ;; esac; }
binary=$(absolute "$1")
output=$(absolute "$2")
cd "$(dirname "$0")"

[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent

target=${VSCE_TARGET:-$(node -p 'process.platform + "-" + process.arch')}
program=pirast
[[ $target == win32-* ]] && program=pirast.exe
rm -rf server
mkdir server
cp "$binary" "server/$program"
chmod 755 "server/$program"
cp ../../LICENSE-MIT ../../LICENSE-APACHE ../../NOTICES.md .
npx --no-install vsce package --no-dependencies --no-rewrite-relative-links --allow-missing-repository --skip-license \
    --target "$target" --out "$output"
