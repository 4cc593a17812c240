-- Drives a real headless Neovim: nvim --clean --headless -l neovim.lua
--
-- REPOSITORY is the checkout, OUT an empty folder, EXPECTED the JSON that `pirast check` prints for the draft; `pirast`
-- is on PATH.

local out, repository = assert(os.getenv('OUT')), assert(os.getenv('REPOSITORY'))
local samples = repository .. '/tests/editors/'
local PATIENCE_MS = 10000

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
end

local function step(what, ok, seen)
  if not ok then
    io.stderr:write(('FAILED: %s; seen: %s\n'):format(what, vim.inspect(seen)))
    vim.cmd('cquit 1')
  end
  io.stdout:write('ok: ', what, '\n')
end

local function eventually(what, condition, seen)
  local ok = vim.wait(PATIENCE_MS, condition, 10)
  step(what, ok, seen and seen())
end

local draft, repaired = read(samples .. 'draft.md'), read(samples .. 'draft.repaired.md')
local expected = vim.tbl_map(function(finding)
  return finding.text
end, vim.json.decode(read(assert(os.getenv('EXPECTED')))))
local file = out .. '/draft.md'
write(file, draft)
write(out .. '/pirast.toml', '')

vim.o.swapfile = false
vim.opt.runtimepath:prepend(repository .. '/editors/neovim')
vim.cmd('filetype plugin on')
local pirast = require('pirast')
pirast.enable()
pirast.fix_on_save()
vim.cmd.edit(file)
local buffer = vim.api.nvim_get_current_buf()

local function client()
  return vim.lsp.get_clients({ name = 'pirast', bufnr = buffer })[1]
end

local function diagnostics()
  local found = vim.diagnostic.get(buffer)
  table.sort(found, function(one, other)
    return one.lnum < other.lnum or (one.lnum == other.lnum and one.col < other.col)
  end)
  return found
end

local function marked_texts()
  return vim.tbl_map(function(found)
    return table.concat(vim.api.nvim_buf_get_text(buffer, found.lnum, found.col, found.end_lnum, found.end_col, {}), '\n')
  end, diagnostics())
end

eventually('the findings of the terminal are marked on the same words', function()
  return vim.deep_equal(marked_texts(), expected)
end, marked_texts)

local first = diagnostics()[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })

local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

vim.lsp.buf.hover()
eventually('hover tells what is wrong', function()
  local text = float_text()
  return text and text:find(first.message, 1, true)
end, float_text)
vim.cmd('silent! fclose!')

vim.lsp.buf.code_action({
  apply = true,
  context = { only = { 'quickfix' }, diagnostics = {} },
  filter = function(action)
    return action.isPreferred
  end,
})
eventually('the preferred quick fix repairs one finding', function()
  return #diagnostics() == #expected - 1
end, marked_texts)
step('the file is untouched until it is written', read(file) == draft)

vim.cmd('silent write')
step('writing repairs all that is certain', read(file) == repaired, read(file))
eventually('no finding is left', function()
  return #diagnostics() == 0
end, marked_texts)

write(file, draft)
vim.cmd('silent edit!')
vim.cmd('silent write!')
step('writing repairs a draft that no quick fix touched', read(file) == repaired, read(file))

vim.cmd('silent! undo')
eventually('undo brings the findings back', function()
  return #diagnostics() == #expected
end, marked_texts)
local function notify(method, params)
  if vim.fn.has('nvim-0.11') == 1 then
    client():notify(method, params)
  else
    client().notify(method, params)
  end
end
notify('workspace/didChangeConfiguration', { settings = { pirast = { rules = { ['arabic-letter'] = 'off' } } } })
eventually('a changed setting silences its rule at once', function()
  return not vim.iter(diagnostics()):any(function(found)
    return found.code == 'arabic-letter'
  end)
end, marked_texts)

vim.cmd('checkhealth pirast')
local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
step(':checkhealth finds the program', health:find('pirast %d') and not health:find('ERROR'), health)
vim.cmd('bwipeout!')
vim.cmd('helptags ' .. repository .. '/editors/neovim/doc')
step(':help pirast opens', pcall(vim.cmd.help, 'pirast.fix_on_save()'))
os.remove(repository .. '/editors/neovim/doc/tags')
vim.cmd('helpclose')

local crashed = client().id
for _, child in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
  vim.uv.kill(child, 'sigkill')
end
eventually('a server that died is noticed', function()
  return not client()
end)
vim.cmd('silent edit!')
eventually('and started again when the draft is opened again', function()
  return client() and client().id ~= crashed
end)
vim.cmd('qall!')
