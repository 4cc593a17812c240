//! One day in all calendars.

use super::calendar::{
    Calendar, CalendarDate, Day, MODERN_MONTHS_SINCE, OFFICIAL_SOLAR_YEARS, Weekday,
};
use super::lunar::{LunarCalendar, LunarDate};
use super::render::{self, DigitStyle, figures};
use crate::message::{Lang, Text};

/// One day in all calendars.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// The day.
    pub day: Day,
    /// Its weekday.
    pub weekday: Weekday,
    /// Its solar Hijri date.
    pub solar: CalendarDate,
    /// Its Gregorian date.
    pub gregorian: CalendarDate,
    /// Its lunar date in Iran.
    pub lunar: LunarDate,
    /// Its lunar date in Saudi Arabia.
    pub umm_al_qura: CalendarDate,
}

const COMPUTED: Text = Text {
    fa: "محاسبه برای ایران؛ ام‌القری: {day}",
    en: "computed for Iran; Umm al-Qura: {day}",
};
const UNCERTAIN: Text = Text {
    fa: "محاسبه؛ ± ۱ روز؛ ام‌القری: {day}",
    en: "computed; ± 1 day; Umm al-Qura: {day}",
};
const ANNOUNCED: Text = Text {
    fa: "تقویم تحریریه؛ ام‌القری: {day}",
    en: "by the desk's calendar; Umm al-Qura: {day}",
};
const OR: Text = Text {
    fa: "{first} یا {second}",
    en: "{first} or {second}",
};
const RETROACTIVE: Text = Text {
    fa: "پیش از ۱۳۰۴: تطبیقی؛ تبدیل با تقویم امروزی",
    en: "before 1304: retroactive; converted with the present calendar",
};
const COMPUTED_SOLAR: Text = Text {
    fa: "سال‌های کبیسهٔ این دوره محاسبه شده‌اند",
    en: "the leap years of this time are computed",
};

impl Conversion {
    /// All dates of a day.
    pub fn of(day: Day, lunar: &LunarCalendar) -> Self {
        Self {
            day,
            weekday: day.weekday(),
            solar: day.solar(),
            gregorian: day.gregorian(),
            lunar: lunar.date_of(day),
            umm_al_qura: day.umm_al_qura(),
        }
    }

    /// The date in one calendar.
    pub fn date(&self, calendar: Calendar) -> CalendarDate {
        match calendar {
            Calendar::Solar => self.solar,
            Calendar::Gregorian => self.gregorian,
            Calendar::Lunar => self.lunar.date,
        }
    }

    /// All dates in a line: «جمعه ۷ شهریور ۱۴۰۴ = ۲۹ اوت ۲۰۲۵ = ۵ ربیع‌الاول ۱۴۴۷ (محاسبه برای ایران؛ ام‌القری: ۶)».
    pub fn line(&self, lang: Lang) -> String {
        format!(
            "{} {} = {} = {}",
            render::weekday(self.weekday, lang),
            render::date(self.solar, lang),
            render::date(self.gregorian, lang),
            self.lunar_with_certainty(lang)
        )
    }

    /// What limits the conversion; empty for the dates of daily life.
    pub fn reservations(&self, lang: Lang) -> Vec<&'static str> {
        let mut found = Vec::new();
        if self.day < MODERN_MONTHS_SINCE {
            found.push(RETROACTIVE.in_lang(lang));
        } else if !OFFICIAL_SOLAR_YEARS.contains(&self.solar.year) {
            found.push(COMPUTED_SOLAR.in_lang(lang));
        }
        found
    }

    /// «۵ ربیع‌الاول ۱۴۴۷ (…)», «۲۲ یا ۲۳ شوال ۱۴۴۹ (…)»
    fn lunar_with_certainty(&self, lang: Lang) -> String {
        let date = self.lunar.date;
        let shown = match self.lunar.alternative {
            Some(other) => {
                let (first, second) = if earlier(other, date) {
                    (other, date)
                } else {
                    (date, other)
                };
                let same_month = (first.year, first.month) == (second.year, second.month);
                let first = if same_month {
                    render::year(first.day.into(), lang)
                } else {
                    render::date(first, lang)
                };
                OR.with("first", first)
                    .with("second", render::date(second, lang))
                    .render(lang)
            }
            None => render::date(date, lang),
        };
        let text = match (self.lunar.announced, self.lunar.alternative) {
            (true, _) => ANNOUNCED,
            (false, Some(_)) => UNCERTAIN,
            (false, None) => COMPUTED,
        };
        format!(
            "{shown} ({})",
            text.with("day", self.saudi_day(lang)).render(lang)
        )
    }

    /// The day in Umm al-Qura, with its month where that is another one.
    fn saudi_day(&self, lang: Lang) -> String {
        let (saudi, iranian) = (self.umm_al_qura, self.lunar.date);
        if (saudi.year, saudi.month) == (iranian.year, iranian.month) {
            let style = if lang == Lang::Fa {
                DigitStyle::Persian
            } else {
                DigitStyle::Latin
            };
            figures(saudi.day.into(), style)
        } else {
            render::day_and_month(saudi, lang)
        }
    }
}

fn earlier(one: CalendarDate, other: CalendarDate) -> bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(date: CalendarDate, lang: Lang) -> String {
        Conversion::of(date.day_number().unwrap(), &LunarCalendar::default()).line(lang)
    }

    #[test]
    fn a_certain_day() {
        let date = CalendarDate::solar(1404, 6, 7);
        assert_eq!(
            line(date, Lang::Fa),
            "جمعه ۷ شهریور ۱۴۰۴ = ۲۹ اوت ۲۰۲۵ = ۵ ربیع‌الاول ۱۴۴۷ (محاسبه برای ایران؛ ام‌القری: ۶)"
        );
        assert_eq!(
            line(date, Lang::En),
            "Friday 7 Shahrivar 1404 = 29 August 2025 = 5 Rabi al-Awwal 1447 (computed for Iran; Umm al-Qura: 6)"
        );
    }

    #[test]
    fn an_uncertain_day_has_two_dates() {
        let line = line(CalendarDate::gregorian(2015, 8, 20), Lang::Fa);
        assert!(
            line.ends_with("۴ یا ۵ ذیقعده ۱۴۳۶ (محاسبه؛ ± ۱ روز؛ ام‌القری: ۵)"),
            "{line}"
        );
    }

    #[test]
    fn old_dates_carry_a_reservation() {
        let of = |date: CalendarDate| {
            Conversion::of(date.day_number().unwrap(), &LunarCalendar::default())
        };
        assert!(of(CalendarDate::solar(1299, 12, 3)).reservations(Lang::Fa)[0].contains("تطبیقی"));
        assert!(
            of(CalendarDate::solar(1404, 6, 7))
                .reservations(Lang::Fa)
                .is_empty()
        );
        assert_eq!(
            of(CalendarDate::solar(1550, 6, 7))
                .reservations(Lang::En)
                .len(),
            1
        );
    }
}
