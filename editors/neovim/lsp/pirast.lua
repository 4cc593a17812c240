-- Pirast for `vim.lsp.enable('pirast')`, Neovim 0.11 and newer; older ones read this table through `require('pirast')`.

---@type vim.lsp.Config
return {
  cmd = { 'pirast', 'lsp' },
  filetypes = { 'text', 'markdown', 'html', 'tex', 'plaintex', 'rst', 'asciidoc', 'srt' },
  root_markers = { 'pirast.toml', '.git' },
  workspace_required = false,
  -- The same keys as `pirast.toml`, for example `{ digits = 'persian', rules = { ['straight-quotes'] = 'off' } }`.
  settings = { pirast = vim.empty_dict() },
}
