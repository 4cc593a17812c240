//! The `pirast` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    pirast::cli::run()
}
