#!/bin/bash
# helix.sh: drives a real Helix in tmux.
#
# REPOSITORY is the checkout, OUT an empty folder; `pirast` is on PATH. What is on the screen is read with capture-pane;
# the proof is the file on disk.
set -u
samples=$REPOSITORY/tests/editors
session=pirast-helix-$$
patience=200 # twentieths of a second

screen() { tmux capture-pane -t "$session" -p; }
keys() { tmux send-keys -t "$session" "$@"; }

finish() {
    tmux kill-session -t "$session" 2>/dev/null
    exit "$1"
}

# eventually WHAT COMMAND…: waits until COMMAND succeeds.
eventually() {
    local what=$1 turn
    shift
    for ((turn = 0; turn < patience; turn++)); do
        "$@" && { echo "ok: $what"; return; }
        sleep 0.05
    done
    echo "FAILED: $what; on the screen:" >&2
    screen >&2
    finish 1
}

shows() { screen | grep -qF -- "$1"; }
on_disk() { cmp -s draft.md "$1"; }
closed() { ! tmux has-session -t "$session" 2>/dev/null; }

mkdir -p "$XDG_CONFIG_HOME/helix"
cp "$REPOSITORY/editors/helix/languages.toml" "$XDG_CONFIG_HOME/helix/"
cat >"$XDG_CONFIG_HOME/helix/config.toml" <<'TOML'
[editor]
end-of-line-diagnostics = "hint"
[editor.inline-diagnostics]
cursor-line = "hint"
TOML
cd "$OUT" || exit 1
cp "$samples/draft.md" draft.md

tmux new-session -d -s "$session" -x 160 -y 40 \
    "PATH='$PATH' XDG_CONFIG_HOME='$XDG_CONFIG_HOME' XDG_CACHE_HOME='$OUT/.cache' LC_ALL=C.UTF-8 hx draft.md"
eventually 'a finding is told on the screen' shows 'Arabic letters'
keys ']' d
sleep 0.3
keys Space a
eventually 'a quick fix is offered' shows 'Change to'
keys Enter
eventually 'it repairs the word' shows '[+]'
on_disk "$samples/draft.md" || { echo 'FAILED: written before it was asked' >&2; finish 1; }
keys ':w' Enter
eventually 'writing repairs all that is certain' on_disk "$samples/draft.repaired.md"
keys ':q!' Enter
eventually 'Helix closes' closed
finish 0
