//! Pirast in the terminal: arguments in, findings and repaired files out.
//!
//! Exit codes: 0 when nothing of severity warning or above was found (for `fix`: when the work was done), 1 when
//! something was, 2 when something could not be done, whatever the output format.

mod bare_figures;
mod changed_lines;
mod check;
mod config;
mod date;
mod expected;
mod explain;
mod failure;
mod files;
mod fix;
mod format;
mod output;
mod pipeline;
mod progress;
mod report;
mod rules;
mod statistics;
mod texts;
mod unified_diff;

use std::path::PathBuf;
use std::process::ExitCode;

use std::sync::Arc;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::config::{ConfigFinder, Linters, json_schema, user_folder};
use crate::diagnostic::Severity;
use crate::message::Lang;
use failure::Failure;
use format::FindingsFormat;

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
    /// Use this configuration instead of the `pirast.toml` files above each document.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Read no configuration at all.
    #[arg(long, global = true, conflicts_with = "config")]
    no_config: bool,
    /// When to print in colour.
    #[arg(long, global = true, value_enum, default_value_t = clap::ColorChoice::Auto, value_name = "WHEN")]
    color: clap::ColorChoice,
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
    /// Write the findings into a page for people.
    Report(ReportArguments),
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
    /// Write a commented `pirast.toml`.
    Init {
        /// The folder to write it into.
        #[arg(default_value = ".", value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Show what applies to a file, and from where.
    Config {
        /// The file; it need not exist.
        #[arg(default_value = "-", value_name = "FILE")]
        file: PathBuf,
        /// Print the JSON schema of `pirast.toml` instead.
        #[arg(long)]
        schema: bool,
    },
    /// Print the completions of a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, in roff.
    Man,
    /// Serve an editor over standard input and output.
    Lsp {
        /// Also write the log into this file.
        #[arg(long, value_name = "FILE")]
        log_file: Option<PathBuf>,
        /// Editors that know several ways to talk to a server say so; Pirast knows this one.
        #[arg(long, hide = true)]
        stdio: bool,
    },
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
    /// Leave these out of folders, as in `.gitignore`; may be given more than once.
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Leave out what `--exclude` and the configuration exclude even where it is named.
    #[arg(long)]
    force_exclude: bool,
}

#[derive(Debug, Args)]
struct CheckArguments {
    #[command(flatten)]
    inputs: Inputs,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    format: FindingsFormat,
    /// The lowest severity that makes the check fail.
    #[arg(long, value_enum, default_value_t = SeverityArgument::Warning, value_name = "SEVERITY")]
    fail_on: SeverityArgument,
    /// Allow so many warnings; an error still fails.
    #[arg(long, value_name = "NUMBER")]
    max_warnings: Option<usize>,
    /// Exit with 0 whatever is found.
    #[arg(long)]
    exit_zero: bool,
    /// Print no findings, only what could not be done.
    #[arg(long, short)]
    quiet: bool,
    /// Print a table of findings per rule and per file.
    #[arg(long)]
    statistics: bool,
    /// Only what stands in lines that changed since this revision of git.
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,
    /// Findings in this file are known and do not count.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write all findings into a baseline instead of printing them.
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SeverityArgument {
    Hint,
    Info,
    Warning,
    Error,
}

impl From<SeverityArgument> for Severity {
    fn from(argument: SeverityArgument) -> Self {
        match argument {
            SeverityArgument::Hint => Self::Hint,
            SeverityArgument::Info => Self::Info,
            SeverityArgument::Warning => Self::Warning,
            SeverityArgument::Error => Self::Error,
        }
    }
}

#[derive(Debug, Args)]
struct ReportArguments {
    #[command(flatten)]
    inputs: Inputs,
    /// The page to write: one HTML file that needs no network.
    #[arg(long, value_name = "FILE")]
    html: PathBuf,
    /// Findings in this file are known and are left out.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
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
    /// Convert files in UTF-16 and Windows-1256 to UTF-8.
    #[arg(long)]
    to_utf8: bool,
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
    /// The day from which a missing year is taken, instead of that of the configuration or today.
    #[arg(long, value_name = "DATE")]
    anchor: Option<String>,
    /// A file with the lunar months of the house, instead of that of the configuration: `1447/9 2026-02-19`, one a line.
    #[arg(long, value_name = "FILE")]
    lunar_months: Option<PathBuf>,
}

/// What every command needs to know.
struct Session {
    lang: Lang,
    linters: Arc<Linters>,
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.color {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    }
    .write_global();
    match prepare(&arguments) {
        Ok(session) => output::finish(session.lang, execute(arguments.command, &session)),
        Err(failure) => {
            failure.tell(
                arguments
                    .lang
                    .map_or_else(environment_lang, LangArgument::lang),
            );
            ExitCode::from(failure::CODE)
        }
    }
}

fn execute(command: Command, session: &Session) -> ExitCode {
    let lang = session.lang;
    match command {
        Command::Check(check) => check::run(session, &check),
        Command::Fix(fix) => fix::run(session, &fix),
        Command::Report(report) => report::run(session, &report),
        Command::Rules { format } => rules::run(lang, format),
        Command::Explain { rule } => explain::run(lang, &rule),
        Command::Date(date) => date::run(session, &date),
        Command::Init { folder } => config::init(lang, &folder),
        Command::Config { schema: true, .. } => {
            output::print_line(&format!("{:#}", json_schema()));
            ExitCode::SUCCESS
        }
        Command::Config { file, .. } => config::show(session, &file),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "pirast", &mut script);
            output::print_bytes(&script);
            ExitCode::SUCCESS
        }
        Command::Man => {
            let mut page = Vec::new();
            match clap_mangen::Man::new(Arguments::command()).render(&mut page) {
                Ok(()) => {
                    output::print_bytes(&page);
                    ExitCode::SUCCESS
                }
                Err(_) => ExitCode::from(failure::CODE),
            }
        }
        Command::Lsp { log_file, .. } => crate::server::serve(log_file.as_deref()),
    }
}

/// Finds out how to speak and where configurations come from.
fn prepare(arguments: &Arguments) -> Result<Session, Failure> {
    // The server finds configurations itself, and tells its client what is wrong with them.
    let is_server = matches!(arguments.command, Command::Lsp { .. });
    let finder = match (&arguments.config, arguments.no_config || is_server) {
        (_, true) => ConfigFinder::isolated(),
        (Some(path), _) => ConfigFinder::new(user_folder().as_deref())?.with_file(path)?,
        (None, _) => ConfigFinder::new(user_folder().as_deref())?,
    };
    let configured = || {
        let working = std::env::current_dir().ok()?;
        finder.file_for(&working).ok()??.lang()
    };
    let lang = match arguments.lang {
        Some(lang) => lang.lang(),
        None => configured().unwrap_or_else(environment_lang),
    };
    Ok(Session {
        lang,
        linters: Arc::new(Linters::new(finder)),
    })
}

impl LangArgument {
    fn lang(self) -> Lang {
        match self {
            Self::Fa => Lang::Fa,
            Self::En => Lang::En,
        }
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
