#!/bin/bash
# vscode.sh: the real workbench and extension host of VS Code (npm's code-server carries them), the distribution's
# Chromium to show them, and playwright-core to drive it → $cache/vscode, $cache/bin/vscode-server.
here=$(dirname "$0")
. "$here/common.sh"

code_server=4.100.3     # VS Code 1.100.3, the newest that runs on Node 20 without compiling
playwright=1.65.1
font=33.0.3             # Vazirmatn, for the screenshots

command -v npm >/dev/null || { say 'VS Code needs Node.js 20 or newer with npm'; exit 1; }
host_packages chromium fonts-noto-core fonts-noto-color-emoji ripgrep

recipe="code-server@$code_server playwright-core@$playwright vazirmatn@$font"
if ! is_done vscode "$recipe"; then
    say "npm installs VS Code (code-server $code_server)"
    rm -rf "$cache/vscode"
    mkdir -p "$cache/vscode"
    cd "$cache/vscode"
    printf '{ "private": true, "type": "module" }\n' >package.json
    # The package's own install step downloads and compiles what the tests do without.
    npm install --ignore-scripts --silent "code-server@$code_server" "playwright-core@$playwright" "vazirmatn@$font"
    workbench=$cache/vscode/node_modules/code-server/lib/vscode
    (cd "$workbench" && npm install --ignore-scripts --omit=dev --silent)
    (cd "$workbench/extensions" && npm install --ignore-scripts --omit=dev --silent)
    mkdir -p "$workbench/node_modules/@vscode/ripgrep/bin"
    ln -sf "$(command -v rg)" "$workbench/node_modules/@vscode/ripgrep/bin/rg"
    mark_done vscode "$recipe"
fi

printf '<fontconfig><include>/etc/fonts/fonts.conf</include><dir>%s</dir></fontconfig>\n' \
    "$cache/vscode/node_modules/vazirmatn/fonts/ttf" >"$cache/vscode/fonts.conf"
wrapper vscode-server <<SH
exec node $cache/vscode/node_modules/code-server/lib/vscode/out/server-main.js --accept-server-license-terms --telemetry-level off "\$@"
SH
