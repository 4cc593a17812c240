#!/bin/bash
# vim.sh: Vim and its plugin YouCompleteMe as the machine's own distribution has them.
here=$(dirname "$0")
. "$here/common.sh"

host_packages tmux vim-nox vim-youcompleteme
