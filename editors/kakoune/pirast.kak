# Pirast in Kakoune through kakoune-lsp 18 or newer: source it from kakrc, after kakoune-lsp itself.
# `pirast` must be on PATH.

hook global BufCreate .*\.(txt|text) %{ set-option buffer filetype text }

hook global BufSetOption filetype=(text|markdown|html|latex|restructuredtext|asciidoc) %{
    set-option buffer lsp_servers %{
        [pirast]
        root_globs = ["pirast.toml", ".git"]
        command = "pirast"
        args = ["lsp"]
    }
}

# Repairs what is certain whenever a draft is written; leave it out to repair by hand with lsp-formatting.
hook global BufWritePre .*\.(txt|text|md|tex|rst|adoc) %{ lsp-formatting-sync }
