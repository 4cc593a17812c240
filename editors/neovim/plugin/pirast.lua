-- Neovim does not watch files on Linux by itself: tells the server when the house's style is written.

vim.api.nvim_create_autocmd('BufWritePost', {
  group = vim.api.nvim_create_augroup('pirast.style', {}),
  pattern = { 'pirast.toml', 'pirast-words.txt', 'pirast-terms.tsv', '.editorconfig' },
  callback = function(event)
    local changed = { { uri = vim.uri_from_bufnr(event.buf), type = 2 } }
    for _, client in ipairs(vim.lsp.get_clients({ name = 'pirast' })) do
      require('pirast').notify(client, 'workspace/didChangeWatchedFiles', { changes = changed })
    end
  end,
})
