#!/bin/bash
# helix.sh: Helix, and tmux for it to draw in → $cache/bin/hx.
here=$(dirname "$0")
. "$here/common.sh"
. "$here/sysroot.sh"

host_packages tmux
sysroot helix sid hx
wrapper hx <<SH
export HELIX_RUNTIME=$cache/helix/root/usr/lib/hx/runtime
exec $(loader helix) $cache/helix/root/usr/lib/hx/hx "\$@"
SH
