//! The tags of template languages and the shortcodes of site builders: a program reads them before any reader does,
//! whatever the format round them is.

use regex::Regex;

/// `{{ … }}` with Hugo's `{{< … >}}` and `{{% … %}}`, `{% … %}`, `{# … #}`, `<% … %>`, `<? … ?>`, and the shortcodes of
/// WordPress that have attributes, `[gallery title="…"]`.
const PATTERN: &str = concat!(
    r"\{\{(?s:.*?)\}\}|\{%(?s:.*?)%\}|\{#(?s:.*?)#\}|<%(?s:.*?)%>|<\?(?s:.*?)\?>",
    r"|\[[A-Za-z][\w-]*\s[^\[\]]*=[^\[\]]*\]",
);

/// What finds these tags, and what the other patterns find.
pub(super) fn with(others: &[&str]) -> Regex {
    let pattern = [&[PATTERN], others].concat().join("|");
    Regex::new(&pattern).expect("the pattern is valid")
}
