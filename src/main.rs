//! The `pirast` command.

fn main() {}
