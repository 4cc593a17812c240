//! Mentions that belong together: lists, ranges, and the same days in several calendars.

use smallvec::{SmallVec, smallvec};

use super::super::calendar::Calendar;
use super::super::mention::{Link, Mention, Name, Passage, Shape, Side, WrittenYear, YearValue};
use super::super::terms::{Gap, TermKind};
use super::super::vocabulary::{Era, Keyword};
use super::{COMMAS, DASHES, Found, Terms, year};

/// How a mention goes on from the one before.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// Another day of the same side.
    List { range: bool },
    /// The same days in another calendar.
    Equivalent(Link),
}

/// The passage that may go on.
#[derive(Clone, Copy)]
struct Open {
    /// The term after its last mention.
    end: usize,
    /// Whether all of it is one mention that is a date only beside another one.
    weak: bool,
}

/// Joins the mentions of a paragraph into passages, and leaves none of them in `found`.
pub(super) fn join(terms: &Terms<'_>, found: &mut Vec<Found>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::with_capacity(found.len());
    let mut open: Option<Open> = None;
    for next in found.drain(..) {
        let joint = match (open, passages.last()) {
            (Some(open), Some(passage)) => joint(terms, open.end, passage, &next),
            _ => None,
        };
        let end = next.terms.end;
        match (joint, passages.last_mut().map(|last| &mut last.sides)) {
            (Some(joint), Some(sides)) => {
                open = Some(Open { end, weak: false });
                go_on(sides, joint, next.mention);
            }
            _ => {
                close(terms, open, &mut passages);
                open = Some(Open {
                    end,
                    weak: next.weak,
                });
                let sides = smallvec![side(next.mention, Link::First)];
                passages.push(Passage { sides });
            }
        }
    }
    close(terms, open, &mut passages);
    passages
}

fn side(mention: Mention, link: Link) -> Side {
    Side {
        mentions: smallvec![mention],
        range: false,
        link,
    }
}

fn go_on(sides: &mut SmallVec<[Side; 1]>, joint: Joint, mention: Mention) {
    match (joint, sides.last_mut()) {
        (Joint::Equivalent(link), _) => sides.push(side(mention, link)),
        (Joint::List { range }, Some(side)) => {
            side.range |= range;
            side.mentions.push(mention);
        }
        (Joint::List { .. }, None) => {}
    }
}

/// How `next` continues the passage whose last mention ends before the term `end`, if it does.
fn joint(terms: &Terms<'_>, end: usize, passage: &Passage, next: &Found) -> Option<Joint> {
    let between = Between::new(terms, end, next.terms.start)?;
    let last = passage.sides.last()?.mentions.last()?;
    let (this, that) = (last.calendar()?, next.mention.calendar()?);
    let dated =
        |mention: &Mention| mention.year.is_some() || matches!(mention.shape, Shape::Numeric(_));
    let both_dated = dated(last) && dated(&next.mention);
    if this == that {
        let has_days = |mention: &Mention| matches!(mention.shape, Shape::Days { .. });
        let listed = between.is_keyword(Keyword::And)
            && !both_dated
            && next.mention.weekdays.is_empty()
            && has_days(last)
            && has_days(&next.mention);
        // «تهران – ۷ شهریور ۱۴۰۴ – دوشنبه ۳ شهریور»: no range begins with a dateline.
        let behind_dateline =
            last.complete_date().is_some() && before_in_line(terms.text, passage).ends_with(DASHES);
        let range = between.is_range() && !behind_dateline;
        return (range || listed).then_some(Joint::List { range });
    }
    if passage
        .mentions()
        .any(|mention| mention.calendar() == Some(that))
    {
        return None;
    }
    let linked = passage.sides.len() > 1;
    if between.is_stated_link() || between.is_mark(&['/']) && (both_dated || linked) {
        return Some(Joint::Equivalent(Link::Stated));
    }
    // «جمعه ۷ شهریور ۱۴۰۴ | ۵ ربیع‌الاول ۱۴۴۷»: the head of a page begins with the day, and nothing stands before it.
    let first_weekday = passage
        .mentions()
        .next()
        .map(|first| !first.weekdays.is_empty());
    let masthead = (between.is_mark(&DASHES) || between.is_mark(&['|']))
        && first_weekday == Some(true)
        && before_in_line(terms.text, passage).is_empty();
    let both_complete = [last, &next.mention]
        .iter()
        .all(|mention| mention.complete_date().is_some());
    let loose = between.is_mark(&COMMAS) && (both_dated || linked)
        || masthead && both_complete && terms.are_in_one_line(end..next.terms.start)
        || between.is_keyword(Keyword::And) && linked;
    loose.then_some(Joint::Equivalent(Link::Loose))
}

/// What stands before a passage in its line.
fn before_in_line<'t>(text: &'t str, passage: &Passage) -> &'t str {
    let before = &text[..passage.span().start];
    let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
    line.trim()
}

/// Ends the last passage. What is a date only beside another one is dropped when it stands alone.
fn close(terms: &Terms<'_>, open: Option<Open>, passages: &mut Vec<Passage>) {
    let (Some(open), Some(passage)) = (open, passages.last_mut()) else {
        return;
    };
    if open.weak {
        passages.pop();
        return;
    }
    if passage.sides.len() > 1 {
        let mentions = passage.sides.iter_mut().flat_map(|side| &mut side.mentions);
        for mention in mentions.filter(|mention| mention.name == Some(Name::Event)) {
            mention.name = None;
        }
        add_year_behind(terms, open.end, &mut passage.sides);
    }
}

/// «۹ اوت (برابر با ۱۸ مرداد) ۱۸۴۰ میلادی»: the year of the first side stands behind the parenthesis.
fn add_year_behind(terms: &Terms<'_>, end: usize, sides: &mut [Side]) {
    let Some(first) = sides.first_mut().and_then(|side| side.mentions.last_mut()) else {
        return;
    };
    let (Some(calendar), None) = (first.calendar(), &first.year) else {
        return;
    };
    let TermKind::Mark(')') = terms.kind(end).unwrap_or(TermKind::Word) else {
        return;
    };
    let found = year::after(terms, end + 1, calendar);
    let supported = match found.era.as_ref().map(|era| era.era) {
        Some(Era::Gregorian) => calendar == Calendar::Gregorian,
        Some(Era::Solar) => calendar == Calendar::Solar,
        Some(Era::Lunar) => calendar == Calendar::Lunar,
        Some(_) => false,
        None => true,
    };
    if supported
        && let Some(WrittenYear {
            value: YearValue::Full(_),
            ..
        }) = found.year
    {
        first.year = found.year;
    }
}

/// The longest links have six words: «، مصادف شده است با روز».
const LONGEST_LINK: usize = 6;

/// The terms between two mentions, with no wall among them.
struct Between<'t> {
    kinds: [TermKind; LONGEST_LINK],
    count: usize,
    terms: &'t Terms<'t>,
    from: usize,
}

impl<'t> Between<'t> {
    fn new(terms: &'t Terms<'t>, from: usize, to: usize) -> Option<Self> {
        let count = to
            .checked_sub(from)
            .filter(|&count| count <= LONGEST_LINK)?;
        if terms.terms[from..=to]
            .iter()
            .any(|term| term.gap == Gap::Wall)
        {
            return None;
        }
        let mut kinds = [TermKind::Word; LONGEST_LINK];
        for (kind, term) in kinds.iter_mut().zip(&terms.terms[from..to]) {
            *kind = term.kind;
        }
        Some(Self {
            kinds,
            count,
            terms,
            from,
        })
    }

    fn kinds(&self) -> &[TermKind] {
        &self.kinds[..self.count]
    }

    fn is_mark(&self, marks: &[char]) -> bool {
        matches!(*self.kinds(), [TermKind::Mark(mark)] if marks.contains(&mark))
    }

    fn is_keyword(&self, keyword: Keyword) -> bool {
        *self.kinds() == [TermKind::Keyword(keyword)]
    }

    fn is_range(&self) -> bool {
        self.is_keyword(Keyword::Until) || self.is_mark(&DASHES)
    }

    /// «(», «برابر با», «مصادف شده با», «برابر با روز» …, alone or behind a comma or inside a parenthesis.
    fn is_stated_link(&self) -> bool {
        let mut kinds = self.kinds();
        let mut opened = false;
        while let [TermKind::Mark(mark), rest @ ..] = kinds {
            opened |= matches!(mark, '(' | '[');
            let closes = matches!(mark, ')' | ']') && kinds.len() > 1;
            if !(opened || closes || COMMAS.contains(mark)) {
                return false;
            }
            kinds = rest;
        }
        if let [
            rest @ ..,
            TermKind::Keyword(Keyword::Day | Keyword::Dated | Keyword::Year),
        ] = kinds
        {
            kinds = rest;
        }
        let keywords: Option<SmallVec<[Keyword; LONGEST_LINK]>> = kinds
            .iter()
            .map(|kind| match kind {
                TermKind::Keyword(keyword) => Some(*keyword),
                _ => None,
            })
            .collect();
        let Some(keywords) = keywords else {
            return false;
        };
        match keywords[..] {
            [] => opened,
            [Keyword::Equal | Keyword::Matching] => true,
            [
                Keyword::Equal | Keyword::Matching,
                Keyword::With | Keyword::On,
            ] => true,
            [Keyword::Matching, Keyword::Become, Keyword::With] => true,
            [
                Keyword::Matching,
                Keyword::Become,
                Keyword::Become,
                Keyword::With,
            ] => true,
            [
                Keyword::And,
                Keyword::Equal | Keyword::Matching,
                Keyword::With,
            ] => true,
            _ => opened && self.is_abbreviated_equal(),
        }
    }

    /// «(= ۷ شهریور)»
    fn is_abbreviated_equal(&self) -> bool {
        self.terms.is_mark(self.from + 1, &['='])
    }
}

#[cfg(test)]
mod tests {
    use crate::dates::grammar::passages;
    use crate::dates::mention::Link;

    /// For each passage, for each side, what its mentions cover.
    fn sides(text: &str) -> Vec<Vec<Vec<&str>>> {
        passages(text)
            .into_iter()
            .map(|passage| {
                passage
                    .sides
                    .iter()
                    .map(|side| {
                        side.mentions
                            .iter()
                            .map(|mention| &text[mention.span.clone()])
                            .collect()
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn equivalents_are_sides() {
        for link in [
            "(",
            "برابر با ",
            "مصادف با ",
            "مطابق با ",
            "، برابر با ",
            "(برابر با ",
            "مصادف شده با ",
        ] {
            let text = format!("۳۱ اوت {link}۹ شهریور");
            assert_eq!(sides(&text), [[["۳۱ اوت"], ["۹ شهریور"]]], "{text}");
        }
        assert_eq!(
            sides("جمعه ۷ شهریور ۱۴۰۴ برابر با ۲۹ اوت ۲۰۲۵ و ۵ ربیع‌الاول ۱۴۴۷"),
            [[["جمعه ۷ شهریور ۱۴۰۴"], ["۲۹ اوت ۲۰۲۵"], ["۵ ربیع‌الاول ۱۴۴۷"]]]
        );
    }

    #[test]
    fn lists_and_ranges_are_one_side() {
        assert_eq!(
            sides("۳۱ ژوئیه و اول اوت (۹ و ۱۰ مردادماه)"),
            [[vec!["۳۱ ژوئیه", "اول اوت"], vec!["۹ و ۱۰ مردادماه"]]]
        );
        let range = passages("۲۵ تیر تا ۵ مرداد ۱۳۹۳");
        assert!(range.len() == 1 && range[0].sides[0].range);
    }

    #[test]
    fn neighbours_without_a_link_stay_apart() {
        assert_eq!(sides("هفتم ماه مه (۷ اردیبهشت) و نهم دسامبر").len(), 2);
        assert_eq!(sides("در ۵ مهر ۱۴۰۰ و ۶ مهر ۱۴۰۱").len(), 2);
        assert_eq!(sides("۵ مهر ۱۳۶۰ (درگذشته ۱۰ اوت ۲۰۲۰)").len(), 2);
    }

    #[test]
    fn a_comma_links_only_loosely() {
        let found = passages("۷ شهریور ۱۴۰۴، ۲۹ اوت ۲۰۲۵ میلادی");
        assert_eq!(found[0].sides[1].link, Link::Loose);
    }

    #[test]
    fn a_masthead_sets_complete_dates_side_by_side() {
        for joint in ["-", "–", "|"] {
            let text = format!("جمعه ۷ شهریور ۱۴۰۴ {joint} ۵ ربیع‌الاول ۱۴۴۷ {joint} ۲۹ اوت ۲۰۲۵");
            let found = passages(&text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].sides[2].link, Link::Loose);
        }
        assert_eq!(sides("۷ شهریور ۱۴۰۴ - ۲۹ اوت").len(), 2);
        assert_eq!(sides("۷ شهریور ۱۴۰۴ -\n۲۹ اوت ۲۰۲۵").len(), 2);
    }

    #[test]
    fn the_year_may_stand_behind_the_parenthesis() {
        let found = passages("در ۹ اوت (برابر با ۱۸ مرداد) ۱۸۴۰ میلادی");
        assert_eq!(found[0].sides[0].mentions[0].full_year(), Some(1840));
    }

    #[test]
    fn a_year_alone_counts_only_beside_a_date() {
        assert_eq!(sides("سال ۱۲۳۰ خورشیدی").len(), 0);
        assert_eq!(sides("۱۰ رجب ۱۲۵۶ قمری (۱۲۳۰ خورشیدی)").len(), 1);
    }
}
