//! The lunar months of a house, from the file that `dates.lunar-months` names.

use std::path::Path;

use super::error::ConfigError;
use crate::dates::lunar::LunarCalendar;
use crate::dates::lunar_overrides::MonthStarts;

/// The lunar calendar with the months that a file fixes; for its form see [`crate::dates::lunar_overrides`].
///
/// # Errors
/// When the file cannot be read, or a line of it cannot be used; the error names the line.
pub fn read_lunar_months(path: &Path) -> Result<LunarCalendar, ConfigError> {
    let text =
        std::fs::read_to_string(path).map_err(|error| ConfigError::unreadable(path, &error))?;
    let starts = MonthStarts::parse(&text)
        .map_err(|error| ConfigError::of(path, Some((error.line, 1)), error.fault.message()))?;
    Ok(LunarCalendar::with_announced(starts))
}

/// A path in a configuration file counts from the folder of the file, one from an editor from the folder it has open.
pub(super) fn rebase_lunar_months(settings: &mut toml::Table, folder: &Path) {
    if let Some(toml::Value::Table(dates)) = settings.get_mut("dates")
        && let Some(toml::Value::String(path)) = dates.get_mut("lunar-months")
    {
        *path = folder.join(&*path).display().to_string();
    }
}
