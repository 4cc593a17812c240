//! Pirast in the terminal.
