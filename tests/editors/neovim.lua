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
vim.cmd('runtime plugin/pirast.lua')
local pirast = require('pirast')
pirast.enable({ quotes = 'keep' })
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

local function go_to(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local start = line:find(text, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 })
      return
    end
  end
  step('“' .. text .. '” stands in the draft', false)
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

eventually('and again no finding is left', function()
  return #diagnostics() == 0
end, marked_texts)
write(file, draft)
vim.cmd('silent edit!')
eventually('a draft that changed on disk is looked at anew', function()
  return vim.deep_equal(marked_texts(), expected)
end, marked_texts)
local function set(settings)
  pirast.notify(client(), 'workspace/didChangeConfiguration', { settings = { pirast = settings } })
end
set({ rules = { ['arabic-letter'] = 'off' } })
eventually('a changed setting silences its rule at once', function()
  return #diagnostics() > 0 and not vim.iter(diagnostics()):any(function(found)
    return found.code == 'arabic-letter'
  end)
end, marked_texts)
set(vim.empty_dict())
eventually('and another brings it back', function()
  return vim.deep_equal(marked_texts(), expected)
end, marked_texts)

vim.cmd('silent split ' .. out .. '/pirast.toml')
vim.api.nvim_buf_set_lines(0, 0, -1, false, { '[rules]', 'verb-prefix = "off"' })
vim.cmd('silent write')
eventually('the style of the house counts as soon as it is written', function()
  return #diagnostics() == #expected - 2
end, marked_texts)
vim.api.nvim_buf_set_lines(0, 0, -1, false, {})
vim.cmd('silent write | bwipeout')
eventually('and so does its end', function()
  return vim.deep_equal(marked_texts(), expected)
end, marked_texts)

local word = 'میروند'
go_to(word)
vim.lsp.buf.code_action({
  apply = true,
  context = { only = { 'quickfix' }, diagnostics = {} },
  filter = function(action)
    return action.command and action.command.command == 'pirast.addWordToProject'
  end,
})
eventually('a quick fix adds a word to the dictionary of the project', function()
  return vim.uv.fs_stat(out .. '/pirast-words.txt') and read(out .. '/pirast-words.txt') == word .. '\n'
end)
eventually('and the word is no finding any more', function()
  return #diagnostics() == #expected - 1 and not vim.tbl_contains(marked_texts(), word)
end, marked_texts)

write(out .. '/lost.txt', 'آنها میخواهند کتابهای تازه را بخوانند.\n')
vim.cmd('silent edit! ' .. out .. '/lost.txt')
buffer = vim.api.nvim_get_current_buf()
eventually('another draft is looked after, too', function()
  return #diagnostics() == 2
end, marked_texts)
pirast.restore_half_spaces()
eventually('lost half-spaces are restored by a command', function()
  return vim.api.nvim_get_current_line() == 'آنها می\u{200c}خواهند کتاب\u{200c}های تازه را بخوانند.'
end, vim.api.nvim_get_current_line)

write(out .. '/dates.txt', 'خبر روز سه‌شنبه ۳ آذر ۱۴۰۵ رسید.\n')
vim.cmd('silent edit! ' .. out .. '/dates.txt')
buffer = vim.api.nvim_get_current_buf()
eventually('a file with a date is looked after', client)
go_to('آذر')
local three_calendars = '1405.*2026.*1448'
vim.lsp.buf.hover()
eventually('hover on a date shows it in three calendars', function()
  return (float_text() or ''):find(three_calendars)
end, float_text)
vim.cmd('silent! fclose!')

set({ ['inlay-hints'] = true })
vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
local function hints()
  return vim.lsp.inlay_hint.get({ bufnr = buffer })
end
eventually('its equivalent is shown behind it', function()
  return hints()[1] and vim.inspect(hints()[1]):find('2026')
end, hints)
set(vim.empty_dict())
vim.cmd('silent edit! ' .. file)
buffer = vim.api.nvim_get_current_buf()

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
