#!/bin/bash
# vim.sh: drives a real Vim in tmux, by a script that Vim itself runs.
#
# REPOSITORY is the checkout, OUT an empty folder, HOME_OUT a folder for what Vim itself writes, EXPECTED the JSON that
# `pirast check` prints for the draft; `pirast` is on PATH.
set -u
samples=$REPOSITORY/tests/editors
session=pirast-vim-$$
patience=450 # fifths of a second
export HOME=$HOME_OUT

mkdir -p "$HOME/.vim/after/plugin"
cp "$REPOSITORY/editors/vim/pirast.vim" "$HOME/.vim/after/plugin/"
cat >"$HOME/.vimrc" <<VIM
filetype plugin on
packadd! youcompleteme
let g:ycm_server_python_interpreter = '/usr/bin/python3'
let g:pirast_fix_on_save = 1
function Drive(_)
  try
    source $samples/vim.vim
  catch
    call writefile(['FAILED: ' .. v:exception], \$HOME .. '/steps', 'a')
    qall!
  endtry
endfunction
autocmd VimEnter * call timer_start(100, 'Drive')
VIM
cd "$OUT" || exit 1
cp "$samples/draft.md" draft.md
tmux new-session -d -s "$session" -x 160 -y 40 "HOME='$HOME' PATH='$PATH' LC_ALL=C.UTF-8 vim.nox draft.md"
trap 'tmux kill-session -t "$session" 2>/dev/null' EXIT

for ((turn = 0; turn < patience; turn++)); do
    tmux has-session -t "$session" 2>/dev/null || break
    sleep 0.2
    # The preferred quick fix stands first.
    if [ -e "$HOME/asks" ]; then
        tmux send-keys -t "$session" 1 Enter
        sleep 1
    fi
done
cat "$HOME/steps"
if ! grep -qx 'done' "$HOME/steps"; then
    echo 'FAILED: Vim did not come to its end; on the screen:' >&2
    tmux capture-pane -t "$session" -p >&2
    exit 1
fi
