//! Pirast as a language server.
