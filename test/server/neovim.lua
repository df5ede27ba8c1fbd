-- Asks the server what an editor would ask, prints the answers, and ends with 1 when one is missing.
local lines = {
  '#include <sys/epoll.h>',
  'int main(void)',
  '{',
  '    struct epoll_event ev = { .events = EPOLL };',
  '    return epoll_wait(3, &ev, 1, -1);',
  '}',
}
local buffer = vim.api.nvim_create_buf(true, false)
vim.api.nvim_buf_set_name(buffer, '/tmp/syslab-neovim.c')
vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
vim.api.nvim_buf_set_option(buffer, 'filetype', 'c')

local id = vim.lsp.start_client({
  name = 'syslab',
  cmd = { vim.env.SYSLAB_NODE, vim.env.SYSLAB_SERVER, '--stdio' },
  root_dir = '/tmp',
  init_options = { language = 'en' },
})
vim.lsp.buf_attach_client(buffer, id)
vim.wait(10000, function() return vim.lsp.buf_get_clients(buffer)[id] ~= nil end, 20)

local function ask(method, line, character)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    position = { line = line, character = character },
  }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/' .. method, params, 10000) or {}
  for _, answer in pairs(answers) do return answer.result end
end

local function report(name, text)
  io.stdout:write(name .. ': ' .. text:gsub('\n', ' ') .. '\n')
end

local hover = ask('hover', 4, 14)
local completion = ask('completion', 3, 45)
local signature = ask('signatureHelp', 4, 30)
if not (hover and completion and signature) then
  vim.cmd('cquit 1')
end
report('hover', hover.contents.value)
local labels = {}
for _, item in ipairs(completion.items or completion) do table.insert(labels, item.label) end
report('completion', table.concat(labels, ' '))
report('signature', signature.signatures[1].label)
vim.cmd('qall!')
