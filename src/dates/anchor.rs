//! The day from which dates without a year, and words like «دیروز», are counted.

use super::calendar::Day;

/// A day and where it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The day.
    pub day: Day,
    /// Its source.
    pub source: AnchorSource,
    /// Whether the text also tells of another time nearby: a year counted from the day proves nothing then.
    pub contested: bool,
}

/// Where an anchor comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorSource {
    /// The settings fix it.
    Setting,
    /// The dateline of the text.
    Dateline,
    /// The nearest complete date of the text.
    NearestDate,
    /// The front matter of the document.
    FrontMatter,
    /// The day on which the file was last changed.
    File,
    /// Today.
    Today,
}

impl AnchorSource {
    /// Whether the text itself, or its desk, says on which day it was written.
    pub fn is_explicit(self) -> bool {
        matches!(self, Self::Setting | Self::Dateline | Self::FrontMatter)
    }

    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Dateline => "dateline",
            Self::NearestDate => "nearest-date",
            Self::FrontMatter => "front-matter",
            Self::File => "file",
            Self::Today => "today",
        }
    }

    /// Whether a contradiction with a year taken from here is worth reporting: the day of a file says little
    /// about its text.
    pub fn supports_findings(self) -> bool {
        !matches!(self, Self::File | Self::Today)
    }
}

/// The days that are known of a text beside those it names itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KnownDays {
    /// Fixed by the settings; wins over everything.
    pub fixed: Option<Day>,
    /// From the front matter of the document.
    pub front_matter: Option<Day>,
    /// When the file was last changed.
    pub file: Option<Day>,
    /// The current day.
    pub today: Option<Day>,
}

impl KnownDays {
    /// The anchor of a text that names no day itself.
    pub fn without_text(&self) -> Option<Anchor> {
        let of = |day: Option<Day>, source| {
            day.map(|day| Anchor {
                day,
                source,
                contested: false,
            })
        };
        of(self.front_matter, AnchorSource::FrontMatter)
            .or(of(self.file, AnchorSource::File))
            .or(of(self.today, AnchorSource::Today))
    }
}
