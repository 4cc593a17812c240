#!/bin/bash
# kakoune.sh: Kakoune, and its language client from crates.io → $cache/bin/kak, $cache/bin/kak-lsp.
here=$(dirname "$0")
. "$here/common.sh"
. "$here/sysroot.sh"

kak_lsp=22.0.0

sysroot kakoune sid kakoune
wrapper kak <<SH
export KAKOUNE_RUNTIME=$cache/kakoune/root/usr/share/kak
exec $(loader kakoune) $cache/kakoune/root/usr/bin/kak "\$@"
SH

if ! is_done kak-lsp "$kak_lsp"; then
    say "compiling kak-lsp $kak_lsp"
    mkdir -p "$cache/kak-lsp"
    # Not optimised: it compiles in half the time, and the test asks little of it.
    CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR=$cache/kak-lsp/target \
        cargo install --quiet --debug --locked --root "$cache/kak-lsp" --version "$kak_lsp" kak-lsp
    rm -rf "$cache/kak-lsp/target"
    mark_done kak-lsp "$kak_lsp"
fi
ln -sf "$cache/kak-lsp/bin/kak-lsp" "$cache/bin/kak-lsp"
