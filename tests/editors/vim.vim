" Sourced by vim.sh in a running Vim, which it ends. What it sees goes into the file steps of Vim's home folder.

let s:samples = $REPOSITORY .. '/tests/editors/'
let s:expected = json_decode(join(readfile($EXPECTED), "\n"))
let s:patience = 200 " tenths of a second

function! s:Tell(line)
  call writefile([a:line], $HOME .. '/steps', 'a')
endfunction

function! s:Eventually(what, condition, seen)
  for _ in range(s:patience)
    if a:condition()
      return s:Tell('ok: ' .. a:what)
    endif
    sleep 100m
  endfor
  call s:Tell('FAILED: ' .. a:what .. '; seen: ' .. string(a:seen()))
  qall!
endfunction

function! s:Marked()
  silent! YcmDiags
  lclose
  return map(getloclist(0), {_, found -> [found.lnum, found.text]})
endfunction

function! s:Disk()
  return readfile('draft.md', 'b')
endfunction

let s:wanted = map(copy(s:expected), {_, found -> [found.start.line, printf('%s [%s]', found.message, found.rule)]})
call s:Eventually('the findings of the terminal are marked', {-> s:Marked() == s:wanted}, function('s:Marked'))

call search('كودكان')
" Asks which one; vim.sh answers as long as the file asks is there.
call writefile([], $HOME .. '/asks')
YcmCompleter FixIt
call delete($HOME .. '/asks')
let s:draft = readfile(s:samples .. 'draft.md', 'b')
let s:repaired = readfile(s:samples .. 'draft.repaired.md', 'b')
let s:line = substitute(s:draft[3], 'كودكان', 'کودکان', '')
call s:Eventually('the preferred quick fix repairs one finding', {-> getline(4) == s:line}, {-> getline(4)})
call s:Eventually('the file is untouched until it is written', {-> s:Disk() == s:draft}, function('s:Disk'))

silent write
call s:Eventually('writing repairs all that is certain', {-> s:Disk() == s:repaired}, function('s:Disk'))
call s:Eventually('no finding is left', {-> s:Marked() == []}, function('s:Marked'))
call s:Tell('done')
qall!
