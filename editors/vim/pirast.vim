" Pirast in Vim 9.1 or newer through the plugin yegappan/lsp: copy into ~/.vim/after/plugin/.
" `pirast` must be on PATH. :LspFormat repairs what is certain, :LspCodeAction offers the rest at the cursor.

if exists('*LspAddServer')
  call LspAddServer([#{
        \   name: 'pirast',
        \   filetype: ['text', 'markdown', 'html', 'tex', 'plaintex', 'rst', 'asciidoc'],
        \   path: 'pirast',
        \   args: ['lsp'],
        \   rootSearch: ['pirast.toml', '.git/'],
        \ }])
endif
