//! The tags of template languages and the shortcodes of site builders: a program reads them before any reader does,
//! whatever the format round them is.

use std::sync::LazyLock;

use regex::Regex;

/// Where a tag opens or closes text that is printed as it is, or not at all: `{% highlight … %}`, `{{< /highlight >}}`.
static EDGE_OF_CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\{(?:%-?|\{[<%])\s*",
        r"(?:(highlight|codeblock|raw|verbatim|comment)|(?:end|/\s*)(?:highlight|codeblock|raw|verbatim|comment))\b",
    ))
    .expect("the pattern is valid")
});

/// Text between two such tags; `{{ … }}` with Hugo's `{{< … >}}` and `{{% … %}}`, `{% … %}`, `{# … #}`, `<% … %>`, `<? … ?>`, and the shortcodes of
/// WordPress that have attributes, `[gallery title="…"]`.
const PATTERN: &str = concat!(
    r"\{%-?\s*(?:highlight|codeblock|raw|verbatim|comment)\b(?s:.*?)\{%-?\s*end(?:highlight|codeblock|raw|verbatim|comment)\b[^}]*%\}",
    r"|\{\{[<%]\s*highlight\b(?s:.*?)\{\{[<%]\s*/\s*highlight\b[^}]*\}\}|",
    r"\{\{(?s:.*?)\}\}|\{%(?s:.*?)%\}|\{#(?s:.*?)#\}|<%(?s:.*?)%>|<\?(?s:.*?)\?>",
    r"|\[[A-Za-z][\w-]*\s[^\[\]]*=[^\[\]]*\]",
);

/// What finds these tags, and what the other patterns find.
pub(super) fn with(others: &[&str]) -> Regex {
    let pattern = [&[PATTERN], others].concat().join("|");
    Regex::new(&pattern).expect("the pattern is valid")
}

/// Whether text that is printed as it is goes on after a line, where `before` tells whether it did before.
pub(super) fn is_in_code(line: &str, before: bool) -> bool {
    if !line.contains('{') {
        return before;
    }
    let edge = EDGE_OF_CODE.captures_iter(line).last();
    edge.map_or(before, |edge| edge.get(1).is_some())
}
