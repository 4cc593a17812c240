-- `:checkhealth pirast`

local M = {}

local function check_program(command)
  local path = vim.fn.exepath(command)
  if path == '' then
    vim.health.error(('`%s` cannot be started'):format(command), {
      'Put the `pirast` program in a folder of your PATH,',
      "or name it: `vim.lsp.config('pirast', { cmd = { '/where/it/is/pirast', 'lsp' } })`.",
    })
    return
  end
  local answer = vim.fn.system({ path, '--version' })
  if vim.v.shell_error == 0 then
    vim.health.ok(('%s at `%s`'):format(vim.trim(answer), path))
  else
    vim.health.error(('`%s --version` failed'):format(path), { vim.trim(answer) })
  end
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = 'pirast' })
  if #clients == 0 then
    vim.health.info('no buffer is looked after yet: open a Persian draft')
  end
  for _, client in ipairs(clients) do
    local buffers = vim.tbl_count(client.attached_buffers)
    vim.health.ok(
      ('looks after %d buffer(s); root `%s`; positions in %s'):format(buffers, client.root_dir or 'none', client.offset_encoding)
    )
  end
end

function M.check()
  vim.health.start('Pirast')
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok('`vim.lsp.enable` is there')
  elseif vim.fn.has('nvim-0.10') == 1 then
    vim.health.info("Neovim 0.10: start Pirast by `require('pirast').enable()`")
  else
    vim.health.error('Neovim 0.10 or newer is needed')
    return
  end
  local config = vim.lsp.config and vim.lsp.config.pirast
  check_program(config and type(config.cmd) == 'table' and config.cmd[1] or 'pirast')
  check_clients()
end

return M
