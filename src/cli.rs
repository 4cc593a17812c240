//! Pirast in the terminal: arguments in, findings and repaired files out.
//!
//! Exit codes: 0 when nothing of severity warning or above was found (for `fix`: when the work was done), 1 when
//! something was, 2 when something could not be done, whatever the output format.

mod check;
mod date;
mod explain;
mod failure;
mod files;
mod fix;
mod format;
mod rules;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::linter::Linter;
use crate::message::Lang;
use crate::settings::Settings;

/// Pirast (پیراست): a linter and language server for Persian typography.
#[derive(Debug, Parser)]
#[command(name = "pirast", version, about, propagate_version = true)]
struct Arguments {
    /// The language of messages; by default the language of the environment.
    #[arg(
        long,
        global = true,
        value_enum,
        env = "PIRAST_LANG",
        value_name = "LANG"
    )]
    lang: Option<LangArgument>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArgument {
    Fa,
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look for faults in files, folders or standard input (`-`).
    Check(CheckArguments),
    /// Repair what is certain, in place.
    Fix(FixArguments),
    /// List all rules.
    Rules {
        /// How to print them.
        #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
        format: OutputFormat,
    },
    /// Print the page of a rule.
    Explain {
        /// The id of the rule, as in `verb-prefix`.
        rule: String,
    },
    /// Convert dates between the solar Hijri, Gregorian and lunar Hijri calendars.
    Date(DateArguments),
    /// Serve an editor over standard input and output.
    Lsp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    Text,
    Json,
}

/// What to work on.
#[derive(Debug, Args)]
struct Inputs {
    /// Files and folders; `-` is standard input.
    #[arg(default_value = ".", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The name that standard input goes by.
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct CheckArguments {
    #[command(flatten)]
    inputs: Inputs,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
}

#[derive(Debug, Args)]
struct FixArguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Also apply the preferred suggestion where no fix is certain.
    #[arg(long)]
    suggestions: bool,
    /// Print what would change instead of writing it.
    #[arg(long)]
    diff: bool,
}

#[derive(Debug, Args)]
struct DateArguments {
    /// Dates in words or figures: `2025-08-29` is Gregorian, `1404/06/07` solar, `1447-03-05 AH` lunar; `-` reads one a
    /// line from standard input.
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<String>,
    /// How to print the conversions; `json` prints one object a line.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    /// The day from which a missing year is taken, instead of today.
    #[arg(long, value_name = "DATE")]
    anchor: Option<String>,
    /// A file with the lunar months of the house: `1447/9 2026-02-19`, one a line.
    #[arg(long, value_name = "FILE")]
    lunar_months: Option<PathBuf>,
}

/// What every command needs to know.
struct Session {
    lang: Lang,
    linter: Linter,
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = match arguments.lang {
        Some(LangArgument::Fa) => Lang::Fa,
        Some(LangArgument::En) => Lang::En,
        None => environment_lang(),
    };
    match arguments.command {
        Command::Check(check) => check::run(&session(lang), &check),
        Command::Fix(fix) => fix::run(&session(lang), &fix),
        Command::Rules { format } => rules::run(lang, format),
        Command::Explain { rule } => explain::run(lang, &rule),
        Command::Date(date) => date::run(lang, &date),
        Command::Lsp => crate::server::serve(),
    }
}

fn session(lang: Lang) -> Session {
    Session {
        lang,
        linter: Linter::new(Settings::default()),
    }
}

/// The language of the environment, by the order that POSIX gives its variables.
fn environment_lang() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .map_or(Lang::En, |value| Lang::of_locale(&value))
}
