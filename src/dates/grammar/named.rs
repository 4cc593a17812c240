//! Dates with the name of a month: «جمعه هفتم شهریور ۱۴۰۴», «شهریور ۱۴۰۴».

use super::super::calendar::{Calendar, longest_month};
use super::super::mention::{
    Mention, Name, Shape, WrittenMonth, WrittenRelative, WrittenWeekday, YearValue,
};
use super::super::terms::TermKind;
use super::super::vocabulary::{Keyword, MonthName};
use super::day_list::{self, DayList};
use super::year::YearAndEra;
use super::{Found, Terms, known_days, told_year, weekday, year};

/// The mention whose month stands at the term `at`; nothing before `free` belongs to it.
pub(super) fn mention(
    terms: &Terms<'_>,
    at: usize,
    month: MonthName,
    free: usize,
) -> Option<Found> {
    let mut written = WrittenMonth {
        span: terms.get(at)?.span.clone(),
        with_month_word: terms.written(at).ends_with("ماه"),
        name: month,
    };
    let mut end = at + 1;
    let suffixed = month.calendar == Calendar::Solar && terms.is_keyword(end, Keyword::Month);
    written.with_month_word |= suffixed;
    if suffixed {
        written.span.end = terms.get(end)?.span.end;
        end += 1;
    }
    let begin = month_word_before(terms, at, month.calendar);
    let spelled_out = begin < at || written.with_month_word;
    let year = year::after(terms, end, month.calendar);
    if year.before_christ {
        return None;
    }
    let days = day_list::before(terms, begin, free, month.calendar)
        .filter(|list| !list.is_number_of_noun(terms, month));
    match days {
        Some(days) => day_of_month(terms, free, days, written, year, spelled_out),
        None => month_of_year(terms, at..end, written, year, spelled_out),
    }
}

/// The first term of a month: «ماه» and «ماه مبارک» may stand before Gregorian and lunar ones.
fn month_word_before(terms: &Terms<'_>, at: usize, calendar: Calendar) -> usize {
    if calendar == Calendar::Solar {
        return at;
    }
    let is_before = |at: usize, keyword| terms.kind_before(at) == Some(TermKind::Keyword(keyword));
    if is_before(at, Keyword::Month) {
        at - 1
    } else if is_before(at, Keyword::Blessed) && is_before(at - 1, Keyword::Month) {
        at - 2
    } else {
        at
    }
}

fn day_of_month(
    terms: &Terms<'_>,
    free: usize,
    list: DayList,
    month: WrittenMonth,
    mut year: YearAndEra,
    spelled_out: bool,
) -> Option<Found> {
    let name = month.name;
    // «دوشنبه ۸ شهریور ۱۴۰۰ نماینده …»: a Monday, so the figure is the year and counts nothing.
    if let Some(counted) = year.counted.take()
        && list.is_on_its_weekday(name, &counted)
    {
        year.year = Some(counted);
        year.end += 1;
    }
    let after_month = terms
        .terms
        .partition_point(|term| term.span.start < month.span.end);
    let has_year = year.year.is_some() && !year.doubtful;
    let dated = has_year || year.era.is_some() || !list.weekdays.is_empty();
    let has_full_year = matches!(
        year.year.as_ref().map(|year| year.value),
        Some(YearValue::Full(_))
    );
    let known = list.days.len() == 1
        && known_days::is_known(name.calendar, list.days[0].number, name.number);
    let called = known_days::named_by(terms, list.start);
    if list.cardinal && !(has_full_year || known || called.is_some()) {
        return None;
    }
    let mut end = year.end.max(after_month);
    let mut mention = Mention::new(
        terms.get(list.start)?.span.start..terms.get(end - 1)?.span.end,
        Shape::Days {
            days: list.days,
            range: list.range,
            month,
        },
    );
    mention.weekdays = list.weekdays;
    mention.year = year.year;
    mention.era = year.era;
    if !dated && (known || called.is_some()) {
        mention.name = Some(called.unwrap_or(Name::Event));
    }
    if called == Some(Name::Place) && !has_full_year {
        mention.name = Some(Name::Place);
    }
    end = add_weekday_after(terms, end, &mut mention);
    let mut start = list.start;
    if mention.year.is_none() {
        mention.year = year::every_before(terms, start)
            .or_else(|| told_year::before(terms, start, name.calendar));
    }
    add_relative_before(terms, &mut start, &mut mention);
    let strength = Evidence {
        spelled_out,
        dated: dated || mention.relative.is_some(),
        after_month,
    };
    let weak = match strength.judge(terms, free, start, &mention, name) {
        Verdict::Date => false,
        Verdict::Perhaps => true,
        Verdict::No => return None,
    };
    Some(Found {
        mention,
        terms: start..end,
        weak,
    })
}

/// Adds the weekday after the date; returns the term after it. Its bytes stay outside of the mention.
pub(super) fn add_weekday_after(terms: &Terms<'_>, end: usize, mention: &mut Mention) -> usize {
    if !mention.weekdays.is_empty() {
        return end;
    }
    match weekday::after(terms, end) {
        Some((span, weekday, end)) => {
            let day = mention.days().len().saturating_sub(1);
            mention.weekdays.push(WrittenWeekday { span, weekday, day });
            end
        }
        None => end,
    }
}

/// Notes «دیروز» in front of a date.
pub(super) fn add_relative_before(terms: &Terms<'_>, start: &mut usize, mention: &mut Mention) {
    let mut at = *start;
    if matches!(terms.kind_before(at), Some(TermKind::Mark('(' | '،'))) {
        at -= 1;
    }
    if let Some(TermKind::Relative(days)) = terms.kind_before(at) {
        at -= 1;
        let span = terms.terms[at].span.clone();
        mention.relative = Some(WrittenRelative { span, days });
        *start = at;
    }
}

enum Verdict {
    Date,
    Perhaps,
    No,
}

/// What speaks for a number and a month name being a date.
struct Evidence {
    spelled_out: bool,
    dated: bool,
    /// The term after the month.
    after_month: usize,
}

impl Evidence {
    /// Judges a date that begins at the term `start`; the one before it ends before the term `free`.
    fn judge(
        &self,
        terms: &Terms<'_>,
        free: usize,
        start: usize,
        mention: &Mention,
        month: MonthName,
    ) -> Verdict {
        if self.dated || self.spelled_out {
            return Verdict::Date;
        }
        let days = mention.days();
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return Verdict::No;
        };
        let number = first.number.max(last.number);
        let opaque_name = month.everyday || is_everyday_noun(month);
        if number > 31 && (opaque_name || number > 40) || number == 0 {
            return Verdict::No;
        }
        let next = terms.kind(self.after_month);
        let compound = terms.written(self.after_month) == "وی";
        if matches!(next, Some(TermKind::Keyword(Keyword::Fog))) || compound {
            return Verdict::No;
        }
        let introduced = matches!(
            terms.kind_before(start),
            Some(TermKind::Keyword(
                Keyword::In
                    | Keyword::From
                    | Keyword::Until
                    | Keyword::Day
                    | Keyword::Dated
                    | Keyword::Night
                    | Keyword::PartOfDay
            ))
        );
        let target = terms.kind_before(start) == Some(TermKind::Keyword(Keyword::To));
        // «۳۱ شهریور و ۳۱ مهر»
        let beside_a_date = free > 0
            && start == free + 1
            && terms.kind_before(start) == Some(TermKind::Keyword(Keyword::And));
        if opaque_name
            && number > longest_month(month.calendar, month.number)
            && !(introduced || target || beside_a_date || last.in_words)
            && self.counts_a_noun(terms, start)
        {
            return Verdict::No;
        }
        if !month.everyday {
            return Verdict::Date;
        }
        let harmless_next = match next {
            None | Some(TermKind::Mark(_)) => true,
            Some(TermKind::Keyword(keyword)) => !matches!(
                keyword,
                Keyword::Counted | Keyword::Numbered | Keyword::Coded { .. }
            ),
            _ => false,
        };
        let listed = days.len() > 1;
        let accepted = match (month.calendar, month.number) {
            // «مه» and «می»
            (Calendar::Gregorian, 5) => {
                introduced && (harmless_next || first.in_words) || listed && harmless_next
            }
            // «تیر»: a few bullets, or the day of a month
            (Calendar::Solar, 4) if terms.written(self.after_month - 1).starts_with("ت") => {
                introduced || first.in_words || number > 5
            }
            // «صفر»: zeros of a currency, or goals
            (Calendar::Lunar, _) => first.in_words || number >= 10 || introduced && harmless_next,
            _ => false,
        };
        if accepted {
            Verdict::Date
        } else {
            Verdict::Perhaps
        }
    }

    /// Whether a number that is no day of the month seems to count: «مادهٔ ۳۱ مهر و موم», «۳۱ دی اکسید».
    fn counts_a_noun(&self, terms: &Terms<'_>, start: usize) -> bool {
        let numbered = matches!(
            terms.kind_before(start),
            Some(TermKind::Keyword(Keyword::Numbered | Keyword::And))
        );
        let goes_on = matches!(
            terms.kind(self.after_month),
            Some(
                TermKind::Word
                    | TermKind::Keyword(Keyword::And | Keyword::Counted | Keyword::Coded { .. })
            )
        );
        numbered || goes_on
    }
}

/// Names of months that are nouns as well, but seldom behind a number: «مهر», «دی», «بهمن», «محرم», «اوت».
fn is_everyday_noun(month: MonthName) -> bool {
    matches!(
        (month.calendar, month.number),
        (Calendar::Solar, 7 | 10 | 11) | (Calendar::Lunar, 1) | (Calendar::Gregorian, 8)
    )
}

/// A month with its year and without a day.
fn month_of_year(
    terms: &Terms<'_>,
    at: std::ops::Range<usize>,
    month: WrittenMonth,
    year: YearAndEra,
    spelled_out: bool,
) -> Option<Found> {
    let value = year.year.as_ref()?.value;
    let name = month.name;
    let may_month = name.calendar == Calendar::Gregorian && name.number == 5;
    let supported = spelled_out || year.announced || year.era.is_some();
    // «مهر ۱۰۵۰»: without a day only the years of our time make a date.
    let unusual = matches!(value, YearValue::Full(year) if !year::is_usual(year, name.calendar));
    if unusual && !supported {
        return None;
    }
    let weak = match value {
        YearValue::Full(number) if may_month && !supported => {
            !year::GREGORIAN_YEARS.contains(&number)
        }
        YearValue::Full(_) | YearValue::TwoDigits(_) => {
            name.everyday && !supported && name.number != 4
        }
        YearValue::TwoBareDigits(_) => true,
        YearValue::Offset(_) | YearValue::Elsewhere => return None,
    };
    let span = month.span.start..terms.get(year.end - 1)?.span.end;
    let mut mention = Mention::new(span, Shape::Month(month));
    mention.year = year.year;
    mention.era = year.era;
    Some(Found {
        mention,
        terms: at.start..year.end,
        weak,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::mention::Name;
    use super::super::tests::{covered, read};

    #[test]
    fn the_whole_date_is_covered() {
        assert_eq!(
            covered("سخنگو جمعه هفتم شهریور ۱۴۰۴ گفت"),
            ["جمعه هفتم شهریور ۱۴۰۴"]
        );
        assert_eq!(covered("در ۱۴ آبان ماه ۱۳۸۲ بود"), ["۱۴ آبان ماه ۱۳۸۲"]);
        assert_eq!(covered("پنجم ماه مه آمد"), ["پنجم ماه مه"]);
        assert_eq!(covered("۱۳ ماه مبارک رمضان"), ["۱۳ ماه مبارک رمضان"]);
        assert_eq!(covered("از شهریور ۱۴۰۴ به بعد"), ["شهریور ۱۴۰۴"]);
    }

    #[test]
    fn everyday_words_need_more_than_a_number() {
        for text in [
            "۳ مه گرفتگی و صفر درصد",
            "حذف ۴ صفر از پول",
            "با ۳ تیر کشته شد",
            "۵۰ تیر شلیک کرد",
            "سی دی فیلم",
            "به میزان ۱۲ میزان شد",
            "خبرگزاری مهر",
            "۲ نیسان آبی",
            "۳۲ اوت دستی پرتاب کردند",
            "۱۶ کرنر و ۳۳ اوت",
            "۳۵ محرم در این راز",
            "۳۲ دی اکسید کربن",
            "مادهٔ ۳۱ مهر و موم را",
            "۵۰ تیر ۱۲۰ پوکه",
            "سوم شخص",
        ] {
            assert_eq!(covered(text), Vec::<&str>::new(), "{text}");
        }
        for text in [
            "۱۵ مه ۲۰۲۰",
            "۱۷ صفر ۱۴۴۶",
            "۲۵ تیر",
            "۱۲ میزان ۱۴۰۳",
            "جمعه ۵ اسد",
        ] {
            assert_eq!(covered(text), [text]);
        }
        assert_eq!(covered("در ۱۵ مه به تهران آمد"), ["۱۵ مه"]);
    }

    #[test]
    fn names_of_places_and_events_are_marked() {
        let name = |text: &str| read(text).first().and_then(|mention| mention.name);
        assert_eq!(name("میدان هفت تیر"), Some(Name::Place));
        assert_eq!(name("کودتای ۲۸ مرداد"), Some(Name::Event));
        assert_eq!(name("حملات یازده سپتامبر"), Some(Name::Event));
        assert_eq!(name("سالروز ۲۵ آبان"), Some(Name::Event));
        assert_eq!(name("قیام ۳۰ تیر ۱۳۳۱"), None);
        assert_eq!(name("شنبه ۱۳ آبان"), None);
    }
}
