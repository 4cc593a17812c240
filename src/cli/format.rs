//! How findings are printed: one file per format.

mod checkstyle;
mod github;
mod gitlab;
mod json;
mod junit;
mod ndjson;
mod places;
mod rdjson;
mod sarif;
mod text;
mod xml;

use clap::ValueEnum;

use super::check::Checked;
use crate::message::Lang;

/// A format for findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsFormat {
    /// For people.
    Text,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// Checkstyle's XML.
    Checkstyle,
    /// JUnit's XML.
    Junit,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
}

/// Prints the findings of one file after the other.
pub(super) trait Reporter {
    /// Prints the findings of one file.
    fn file(&mut self, checked: &Checked);
    /// Prints what comes after the last file.
    fn finish(&mut self);
}

/// The reporter for a format.
pub(super) fn reporter(format: FindingsFormat, lang: Lang) -> Box<dyn Reporter> {
    match format {
        FindingsFormat::Text => Box::new(text::TextReporter::new(lang)),
        FindingsFormat::Json => Box::new(json::JsonReporter::new(lang)),
        FindingsFormat::Ndjson => Box::new(ndjson::NdjsonReporter { lang }),
        FindingsFormat::Sarif => Box::new(sarif::SarifReporter::new(lang)),
        FindingsFormat::Github => Box::new(github::GithubReporter { lang }),
        FindingsFormat::Gitlab => Box::new(gitlab::GitlabReporter::new(lang)),
        FindingsFormat::Checkstyle => Box::new(checkstyle::CheckstyleReporter::new(lang)),
        FindingsFormat::Junit => Box::new(junit::JunitReporter::new(lang)),
        FindingsFormat::Rdjson => Box::new(rdjson::RdjsonReporter::new(lang)),
    }
}
