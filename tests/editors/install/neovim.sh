#!/bin/bash
# neovim.sh: Neovim as Debian's moving suite has it → $cache/bin/nvim, and 0.10 of Debian 13 → $cache/bin/nvim-0.10.
here=$(dirname "$0")
. "$here/common.sh"
. "$here/sysroot.sh"

# Without the parsers' folder in the runtime path, opening Markdown stops Neovim 0.12.
neovim_wrapper() {
    wrapper "$1" <<SH
export VIMRUNTIME=$cache/$2/root/usr/share/nvim/runtime
exec $(loader "$2") $cache/$2/root/usr/bin/nvim --cmd 'set rtp+=$cache/$2/root/usr/lib/nvim' "\$@"
SH
}

sysroot neovim sid neovim
neovim_wrapper nvim neovim
sysroot neovim-0.10 trixie neovim
neovim_wrapper nvim-0.10 neovim-0.10
