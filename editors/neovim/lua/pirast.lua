-- What `vim.lsp` does not do by itself: starting on Neovim 0.10, and repairing a buffer before it is written.

local M = {}

local FIX_ALL = 'source.fixAll.pirast'

--- Milliseconds to wait for the server while saving; a text is saved unrepaired rather than late.
M.timeout_ms = 1000

--- Starts Pirast in every buffer of a supported file type.
---@param settings table? keys of `pirast.toml` and of the editor alone, such as `{ digits = 'persian' }`
function M.enable(settings)
  if vim.lsp.enable then
    if settings then
      vim.lsp.config('pirast', { settings = { pirast = settings } })
    end
    vim.lsp.enable('pirast')
    return
  end
  local config = dofile(vim.api.nvim_get_runtime_file('lsp/pirast.lua', false)[1])
  config.settings.pirast = settings or config.settings.pirast
  -- Neovim 0.10 takes the second half of a Persian line for its end when it counts in UTF-16, as it does by default.
  config.capabilities = vim.lsp.protocol.make_client_capabilities()
  config.capabilities.general.positionEncodings = { 'utf-8', 'utf-16' }
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('pirast', {}),
    pattern = config.filetypes,
    callback = function(event)
      vim.lsp.start(
        vim.tbl_extend('force', config, { name = 'pirast', root_dir = vim.fs.root(event.buf, config.root_markers) }),
        { bufnr = event.buf }
      )
    end,
  })
end

local function request(client, method, params, bufnr)
  local response
  if vim.fn.has('nvim-0.11') == 1 then
    response = client:request_sync(method, params, M.timeout_ms, bufnr)
  else
    response = client.request_sync(method, params, M.timeout_ms, bufnr)
  end
  return response and response.result
end

--- Sends the server a notification; its method of Neovim 0.11 is no function of 0.10.
function M.notify(client, method, params)
  if vim.fn.has('nvim-0.11') == 1 then
    client:notify(method, params)
  else
    client.notify(method, params)
  end
end

--- Makes every safe repair in a buffer: what `source.fixAll.pirast` of the server says.
---@param bufnr integer? the current buffer when absent
function M.fix_all(bufnr)
  if not bufnr or bufnr == 0 then
    bufnr = vim.api.nvim_get_current_buf()
  end
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(bufnr),
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = vim.api.nvim_buf_line_count(bufnr), character = 0 },
    },
    context = { diagnostics = {}, only = { FIX_ALL } },
  }
  for _, client in ipairs(vim.lsp.get_clients({ name = 'pirast', bufnr = bufnr })) do
    for _, action in ipairs(request(client, 'textDocument/codeAction', params, bufnr) or {}) do
      local edit = action.edit or (request(client, 'codeAction/resolve', action, bufnr) or {}).edit
      if edit then
        vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
      end
    end
  end
end

--- Restores the half-spaces that a draft has lost, also where that is only probable.
---@param bufnr integer? the current buffer when absent
function M.restore_half_spaces(bufnr)
  if not bufnr or bufnr == 0 then
    bufnr = vim.api.nvim_get_current_buf()
  end
  local params = { command = 'pirast.restoreLostHalfSpaces', arguments = { { uri = vim.uri_from_bufnr(bufnr) } } }
  for _, client in ipairs(vim.lsp.get_clients({ name = 'pirast', bufnr = bufnr })) do
    request(client, 'workspace/executeCommand', params, bufnr)
  end
end

--- Makes every safe repair whenever a buffer that Pirast looks after is written.
function M.fix_on_save()
  vim.api.nvim_create_autocmd('BufWritePre', {
    group = vim.api.nvim_create_augroup('pirast.fix_on_save', {}),
    callback = function(event)
      M.fix_all(event.buf)
    end,
  })
end

return M
