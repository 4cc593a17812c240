#!/bin/bash
# emacs.sh: Emacs 30 of Debian 13, which has eglot built in → $cache/bin/emacs.
here=$(dirname "$0")
. "$here/common.sh"
. "$here/sysroot.sh"

sysroot emacs trixie emacs-nox
lisp=$(ls -d "$cache"/emacs/root/usr/share/emacs/[0-9]*/lisp)
dump=$(find "$cache/emacs/root/usr/libexec" -name 'emacs*.pdmp')
wrapper emacs <<SH
export EMACSLOADPATH=$lisp EMACSDATA=${lisp%lisp}etc EMACSDOC=${lisp%lisp}etc EMACSPATH=${dump%/*}
exec $(loader emacs) $cache/emacs/root/usr/bin/emacs-nox --dump-file=$dump "\$@"
SH
