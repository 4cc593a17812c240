//! The list of all rules. A rule is one file in `rules/`, its page beside it, and one line here.

use crate::rule::Rule;

macro_rules! rules {
    ($($module:ident)*) => {
        $(mod $module;)*

        /// All rules, in the order of the documentation.
        pub static RULES: &[&Rule] = &[$(&$module::RULE),*];
    };
}

rules! {
    verb_prefix
    plural_suffix
    comparative_suffix
    clitic_suffix
    lost_zwnj
    lost_half_spaces
    spaced_compound
    prefix_spacing
    be_fused
    stray_zwnj
    joined_words
    joined_sentences
    mixed_digits
    arabic_digits
    number_separator
    arabic_letter
    kashida
    presentation_form
    invisible_character
    latin_punctuation
    space_before_punctuation
    space_after_punctuation
    bracket_spacing
    straight_quotes
    unbalanced_quotes
    repeated_punctuation
    ellipsis
    extra_space
    ezafe_form
    ezafe_style
    tanvin
    hamza
    variant_spelling
    repeated_word
    impossible_date
    era_mismatch
    date_list_length
    weekday_mismatch
    calendar_mismatch
    lunar_mismatch
    date_order
    relative_date
    preferred_term
    unused_suppression
    legacy_encoding
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
