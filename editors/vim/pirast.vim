" Pirast in Vim: copy into ~/.vim/after/plugin/. `pirast` must be on PATH.
" With the plugin YouCompleteMe (Vim 9.0 or newer) or yegappan/lsp (Vim 9.1 or newer).
" `let g:pirast_fix_on_save = 1` in your vimrc repairs what is certain whenever a draft is written.

let s:types = ['text', 'markdown', 'html', 'tex', 'plaintex', 'rst', 'asciidoc']

if exists('g:loaded_youcompleteme')
  let g:ycm_language_server = get(g:, 'ycm_language_server', []) + [#{
        \   name: 'pirast',
        \   filetypes: s:types,
        \   cmdline: ['pirast', 'lsp'],
        \   project_root_files: ['pirast.toml', '.git'],
        \ }]
  " By default YouCompleteMe leaves prose alone.
  for s:type in s:types
    silent! unlet g:ycm_filetype_blacklist[s:type]
  endfor
elseif exists('*LspAddServer')
  call LspAddServer([#{
        \   name: 'pirast',
        \   filetype: s:types,
        \   path: 'pirast',
        \   args: ['lsp'],
        \   rootSearch: ['pirast.toml', '.git/'],
        \ }])
endif

" Makes every safe repair in the buffer; what fails leaves it as it is.
function! PirastFixAll() abort
  if exists(':YcmCompleter') == 2
    silent! YcmCompleter Format
  elseif exists(':LspFormat') == 2
    silent! LspFormat
  endif
endfunction

augroup pirast
  autocmd!
  autocmd BufWritePre * if get(g:, 'pirast_fix_on_save') && index(s:types, &filetype) >= 0 | call PirastFixAll() | endif
augroup END
