//! `pirast date`: dates in, the same days in all calendars out.

use std::io::BufRead;
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use serde::Serialize;

use super::bare_figures::BareFigures;
use super::failure::{self, Failure};
use super::{DateArguments, OutputFormat, Session, output};
use crate::config::read_lunar_months;
use crate::dates::anchor::{AnchorSource, KnownDays};
use crate::dates::calendar::{CONVERTED_YEARS, Calendar, CalendarDate, Day, TOO_FAR};
use crate::dates::conversion::Conversion;
use crate::dates::dateline::day_of;
use crate::dates::lunar::LunarCalendar;
use crate::dates::mention::{Passage, Shape};
use crate::dates::names;
use crate::dates::origin::origin;
use crate::dates::recognise::{ParagraphDates, recognise_text};
use crate::dates::render;
use crate::dates::resolve::{Placed, resolve};
use crate::dates::vocabulary::meaning;
use crate::format::Format;
use crate::linter::Linter;
use crate::message::{Lang, Text};
use crate::settings::Settings;

const NO_YEAR: Text = Text {
    fa: "سال آن دانسته نیست",
    en: "its year is not known",
};
const SHORT_MONTH: Text = Text {
    fa: "ماه {month} در تقویم ایران ۲۹ روز دارد",
    en: "the month {month} has 29 days in the calendar of Iran",
};
const NO_DAY: Text = Text {
    fa: "روز آن نیامده است",
    en: "it names no day",
};

/// One line of JSON output.
#[derive(Serialize)]
struct Row<'r> {
    /// The date as the user wrote it.
    input: &'r str,
    gregorian: String,
    solar: String,
    lunar: LunarRow,
    umm_al_qura: String,
    /// In Persian, whatever the language of messages: «جمعه».
    weekday: &'static str,
    /// What a year that the text does not give was counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    year_from: Option<&'static str>,
    /// What a relative day, «دیروز», was counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    day_from: Option<&'static str>,
}

/// A date of a text.
struct FoundDate {
    /// As it is written.
    written: String,
    date: CalendarDate,
    /// Where its year was taken from, for people.
    origin: Option<String>,
    /// The same for programs; only where the year is guessed.
    year_from: Option<&'static str>,
    /// Where the day came from that a relative one was counted from, for programs.
    day_from: Option<&'static str>,
}

#[derive(Serialize)]
struct LunarRow {
    date: String,
    certain: bool,
    alternatives: Vec<String>,
}

/// The JSON line of a text that was not converted.
#[derive(Serialize)]
struct Refused<'r> {
    input: &'r str,
    error: String,
}

pub(super) fn run(session: &Session, arguments: &DateArguments) -> ExitCode {
    let converter = match Converter::new(session, arguments) {
        Ok(converter) => converter,
        Err(failure) => {
            failure.tell(session.lang);
            return ExitCode::from(failure::CODE);
        }
    };
    let mut all_done = true;
    if arguments.texts == ["-"] {
        for line in std::io::stdin().lock().lines() {
            match line {
                Ok(line) if line.trim().is_empty() => {}
                Ok(line) => all_done &= converter.print(line.trim()),
                Err(source) => {
                    Failure::unreadable(Path::new("-"), source).tell(session.lang);
                    all_done = false;
                    break;
                }
            }
        }
    } else {
        for text in converter.as_dates(&arguments.texts) {
            all_done &= converter.print(&text);
        }
    }
    if all_done {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(failure::CODE)
    }
}

struct Converter {
    lang: Lang,
    format: OutputFormat,
    known: KnownDays,
    lunar: LunarCalendar,
}

impl Converter {
    /// What the arguments leave open, the configuration of the working folder decides.
    fn new(session: &Session, arguments: &DateArguments) -> Result<Self, Failure> {
        let configured = session.linters.finder().effective(Path::new("-"))?;
        let anchor = match &arguments.anchor {
            Some(text) => Some(day_of(text).ok_or_else(|| Failure::NoDate {
                input: text.clone(),
            })?),
            None => configured.settings.dates.anchor,
        };
        let configured = configured.settings.dates.lunar_months.as_ref();
        let lunar = match arguments.lunar_months.as_ref().or(configured) {
            Some(path) => read_lunar_months(path)?,
            None => LunarCalendar::default(),
        };
        let known = KnownDays {
            fixed: anchor,
            today: Day::at(SystemTime::now()),
            ..KnownDays::default()
        };
        Ok(Self {
            lang: session.lang,
            format: arguments.format,
            known,
            lunar,
        })
    }

    /// The arguments one by one; together as one text where they are only parts of a date, as an unquoted date gives
    /// them. Beside an argument that is a date by itself, each other one must belong to a date of the whole text.
    fn as_dates(&self, texts: &[String]) -> Vec<String> {
        let joined = texts.join(" ");
        let is_date = |text: &String| !self.dates(text).is_empty();
        let dates = texts.iter().filter(|text| is_date(text)).count();
        let is_one_text = dates < texts.len()
            && is_date(&joined)
            && (dates == 0 || all_belong_to_dates(texts, &joined));
        if texts.len() > 1 && is_one_text {
            vec![joined]
        } else {
            texts.to_vec()
        }
    }

    /// The dates of a text.
    fn dates(&self, text: &str) -> Vec<FoundDate> {
        let Some(mut dates) = recognise_text(text) else {
            let bare = BareFigures::read(text).and_then(BareFigures::date);
            return bare
                .into_iter()
                .map(|date| FoundDate {
                    written: text.to_owned(),
                    date,
                    origin: None,
                    year_from: None,
                    day_from: None,
                })
                .collect();
        };
        // Who asks for «۲۲ بهمن» means a day, not what happened on it.
        let sides = dates
            .passages
            .iter_mut()
            .flat_map(|passage| &mut passage.sides);
        for mention in sides.flat_map(|side| &mut side.mentions) {
            mention.name = None;
        }
        let paragraph = Placed {
            offset: 0,
            dates: &dates,
        };
        let resolved = resolve(&[paragraph], &self.known, &self.lunar);
        let mut found = Vec::new();
        for passage in &resolved {
            let days = passage
                .mentions()
                .filter(|(mention, _)| !matches!(mention.shape, Shape::Year(_) | Shape::Month(_)));
            for (mention, meant) in days {
                found.extend(meant.dates.iter().map(|&date| {
                    FoundDate {
                        written: text[mention.span.clone()].to_owned(),
                        date,
                        origin: origin(passage, mention, meant, self.lang),
                        year_from: meant
                            .year
                            .and_then(|(_, ground)| ground.counted_from())
                            .map(AnchorSource::id),
                        day_from: passage
                            .anchor
                            .filter(|_| mention.shape.is_relative())
                            .map(|anchor| anchor.source.id()),
                    }
                }));
            }
        }
        found
    }

    /// Prints the conversions of one text; says whether all of it could be converted.
    fn print(&self, text: &str) -> bool {
        let mut dates = self.dates(text);
        if let [only] = &mut dates[..] {
            only.written = text.to_owned();
        }
        if let Some(month) = dates.iter().find_map(|found| self.short_month(found.date)) {
            let reason = SHORT_MONTH.with("month", month).render(self.lang);
            let input = text.to_owned();
            return self.refuse(text, &Failure::NoSuchDate { input, reason });
        }
        let days: Option<Vec<Day>> = dates
            .iter()
            .map(|found| self.lunar.day_of(found.date))
            .collect();
        match days {
            Some(days) if !days.is_empty() => {
                for (found, day) in dates.iter().zip(days) {
                    self.print_conversion(found, &Conversion::of(day, &self.lunar));
                }
                true
            }
            _ => self.refuse(text, &self.refusal(text)),
        }
    }

    /// The lunar month of a thirtieth day that it certainly does not have. Of a month whose length is not certain the
    /// conversion tells both days.
    fn short_month(&self, date: CalendarDate) -> Option<String> {
        let is_short = date.calendar == Calendar::Lunar
            && date.day == 30
            && CONVERTED_YEARS.contains(&date.year)
            && self.lunar.certain_month_length(date.year, date.month) == Some(29);
        let name = match self.lang {
            Lang::Fa => names::month(date.calendar, date.month),
            Lang::En => names::english_month(date.calendar, date.month),
        };
        is_short.then(|| format!("{name} {}", render::year(date.year, self.lang)))
    }

    fn print_conversion(&self, found: &FoundDate, conversion: &Conversion) {
        if self.format == OutputFormat::Text {
            let mut line = conversion.line(self.lang);
            for note in conversion.reservations(self.lang) {
                line.push_str(&format!(" ({note})"));
            }
            output::print_line(&line);
            if let Some(origin) = &found.origin {
                output::print_line(&format!("  {origin}"));
            }
            return;
        }
        print_json(&Row {
            input: &found.written,
            gregorian: conversion.gregorian.to_string(),
            solar: conversion.solar.to_string(),
            lunar: LunarRow {
                date: conversion.lunar.date.to_string(),
                certain: conversion.lunar.alternative.is_none(),
                alternatives: conversion
                    .lunar
                    .alternative
                    .iter()
                    .map(ToString::to_string)
                    .collect(),
            },
            umm_al_qura: conversion.umm_al_qura.to_string(),
            weekday: names::weekday(conversion.weekday),
            year_from: found.year_from,
            day_from: found.day_from,
        });
    }

    /// Why a text cannot be converted: by the rules that judge dates, where they have something to say.
    fn refusal(&self, text: &str) -> Failure {
        let input = text.to_owned();
        let findings = Linter::new(Settings::default()).lint(text, Format::Plain);
        let impossible = findings
            .iter()
            .find(|found| found.rule.id == "impossible-date");
        if let Some(found) = impossible {
            return Failure::NoSuchDate {
                input,
                reason: found.message.render(self.lang),
            };
        }
        let is_too_far = |found: &FoundDate| !CONVERTED_YEARS.contains(&found.date.year);
        let reason = match (recognise_text(text), BareFigures::read(text)) {
            (Some(_), _) if self.dates(text).iter().any(is_too_far) => {
                TOO_FAR.in_lang(self.lang).to_owned()
            }
            (Some(dates), _) if names_no_day(&dates) => NO_DAY.in_lang(self.lang).to_owned(),
            (Some(_), _) => NO_YEAR.in_lang(self.lang).to_owned(),
            (None, Some(figures)) => figures.problem().render(self.lang),
            (None, None) => return Failure::NoDate { input },
        };
        Failure::NoSuchDate { input, reason }
    }

    fn refuse(&self, text: &str, failure: &Failure) -> bool {
        if self.format == OutputFormat::Json {
            print_json(&Refused {
                input: text,
                error: failure.message().render(self.lang),
            });
        }
        failure.tell(self.lang);
        false
    }
}

/// Whether each of these texts is a part of a date of `joined`, in which a space stands between any two of them, or a
/// word that dates are made of.
fn all_belong_to_dates(texts: &[String], joined: &str) -> bool {
    let dates = recognise_text(joined).unwrap_or_default();
    let mut start = 0;
    texts.iter().all(|text| {
        let span = start..start + text.len();
        start = span.end + 1;
        let belongs = |passage: &Passage| {
            let passage = passage.span();
            passage.start <= span.start && span.end <= passage.end
        };
        dates.passages.iter().any(belongs) || meaning(text, false).is_some()
    })
}

/// Whether the dates of a text are months alone: «شهریور ۱۴۰۴».
fn names_no_day(dates: &ParagraphDates) -> bool {
    let mut mentions = dates.passages.iter().flat_map(Passage::mentions);
    mentions.all(|mention| matches!(mention.shape, Shape::Year(_) | Shape::Month(_)))
}

fn print_json(row: &impl Serialize) {
    if let Ok(json) = serde_json::to_string(row) {
        output::print_line(&json);
    }
}
