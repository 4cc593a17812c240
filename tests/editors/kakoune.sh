#!/bin/bash
# kakoune.sh: drives a real Kakoune without a screen, by commands over its session.
#
# REPOSITORY is the checkout, OUT an empty folder, EXPECTED the JSON that `pirast check` prints for the draft; `pirast`
# is on PATH.
set -u
samples=$REPOSITORY/tests/editors
session=pirast-$$
patience=200 # twentieths of a second

export XDG_RUNTIME_DIR=$OUT/run
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
cd "$OUT" || exit 1
cp "$samples/draft.md" draft.md

mkdir -p "$XDG_CONFIG_HOME/kak"
cat >"$XDG_CONFIG_HOME/kak/kakrc" <<KAK
evaluate-commands %sh{ kak-lsp }
source $REPOSITORY/editors/kakoune/pirast.kak
lsp-enable
KAK
kak -s "$session" -ui dummy draft.md >ui.log 2>&1 &
editor=$!

finish() {
    kill "$editor" 2>/dev/null
    exit "$1"
}

tell() { echo "evaluate-commands -client client0 %{ $1 }" | kak -p "$session" 2>/dev/null; }

# option NAME: the value of an option in the editor.
option() {
    rm -f answer
    tell "nop %sh{ printf %s \"\$kak_opt_$1\" >'$OUT/answer.part'; mv '$OUT/answer.part' '$OUT/answer' }"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -e answer ] && { cat answer; return; }
        sleep 0.02
    done
}

# eventually WHAT COMMAND…: waits until COMMAND succeeds.
eventually() {
    local what=$1 turn
    shift
    for ((turn = 0; turn < patience; turn++)); do
        "$@" && { echo "ok: $what"; return; }
        sleep 0.05
    done
    echo "FAILED: $what; seen:" >&2
    cat draft.md ui.log >&2
    finish 1
}

on_disk() { cmp -s draft.md "$1"; }
warnings_are() { [ "$(option lsp_diagnostic_warning_count)" = "$1" ]; }

findings=$(grep -c '"rule"' "$EXPECTED")
eventually "all $findings findings are marked" warnings_are "$findings"
on_disk "$samples/draft.md" || { echo 'FAILED: written before it was asked' >&2; finish 1; }
tell 'write'
eventually 'writing repairs all that is certain' on_disk "$samples/draft.repaired.md"
eventually 'no finding is left' warnings_are 0
tell 'kill!'
finish 0
