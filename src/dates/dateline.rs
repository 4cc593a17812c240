//! The day on which a text says it was written: in its first line, or in its front matter.

use super::calendar::Day;
use super::grammar::passages;
use super::lunar::LunarCalendar;
use super::mention::Passage;
use super::places::{is_agency, is_city};

/// A dateline stands within this many bytes of the start of its paragraph: a place or an agency, and a dash.
const LONGEST_LEAD: usize = 60;

/// Front-matter keys that hold the day of the text, the surest first.
const DATE_KEYS: [&str; 6] = [
    "date",
    "published",
    "publishdate",
    "pubdate",
    "created",
    "تاریخ",
];

/// The index of the passage that is the dateline of a paragraph: a complete date behind `date`, behind a place and a
/// dash, between a city and an agency, or alone in its line.
pub fn of_paragraph(text: &str, passages: &[Passage]) -> Option<usize> {
    let (index, passage) = passages
        .iter()
        .enumerate()
        .find(|(_, passage)| is_complete(passage))?;
    let span = passage.span();
    let lead = text.get(..span.start)?.trim();
    if lead.len() > LONGEST_LEAD || lead.contains(['.', '؟', '!', '\n']) {
        return None;
    }
    let rest = text.get(span.end..)?;
    let alone = rest.lines().next().is_none_or(|line| {
        line.trim_matches([' ', '\t', '\r', ')', '.', ':', '–', '-'])
            .is_empty()
    });
    let keyword = lead
        .rsplit([' ', ':', '('])
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let announced = ["date", "Date", "تاریخ", "مورخ"].contains(&keyword);
    let after_dash = lead.ends_with(['-', '–', '—', '،', ',', '/', '|', '(', '['])
        && lead.split_whitespace().count() <= 5
        && (lead.ends_with(['-', '–', '—', '/', '|'])
            || rest
                .trim_start()
                .starts_with([')', ']', '-', '–', '—', '|']));
    let nothing_before = lead
        .split_whitespace()
        .all(|word| ["روز", "امروز"].contains(&word));
    let after_place = lead.ends_with(['،', ',', ':', ')']) && lead.split_whitespace().count() <= 3;
    // A colon does not set it off: «تهران ۱۲ بهمن ۱۳۵۷: روزی که …» is the heading of another time.
    let is_set_off = alone || rest.trim_start().starts_with(['-', '–', '—']) || names_agency(rest);
    let after_city = is_set_off && is_city(lead.trim_end_matches(['،', ',', ' ']));
    (announced || after_dash || after_city || alone && (nothing_before || after_place))
        .then_some(index)
}

/// Whether brackets with the name of an agency open behind a date: «تهران ۷ شهریور ۱۴۰۴ (ایرنا)».
fn names_agency(behind: &str) -> bool {
    let inner = behind.trim_start().strip_prefix(['(', '[']);
    inner.is_some_and(|inner| {
        let word = inner.split([' ', ')', ']', '،', '/']).next();
        word.is_some_and(is_agency)
    })
}

fn is_complete(passage: &Passage) -> bool {
    let first = passage.mentions().next();
    first.is_some_and(|first| first.days().len() <= 1 && first.complete_date().is_some())
}

/// The day in the front matter at the start of a document (YAML between `---`, TOML between `+++`).
pub fn front_matter(text: &str) -> Option<Day> {
    let text = text.trim_start_matches('\u{FEFF}');
    let fence = text
        .lines()
        .next()
        .map(str::trim_end)
        .filter(|line| matches!(*line, "---" | "+++"))?;
    let body = || {
        text.lines()
            .skip(1)
            .take_while(|line| line.trim_end() != fence)
    };
    let value = |key: &str| {
        body().find_map(|line| {
            let (name, value) = line.split_once([':', '='])?;
            name.trim()
                .eq_ignore_ascii_case(key)
                .then(|| value.trim().trim_matches(['"', '\'']))
        })
    };
    DATE_KEYS.into_iter().find_map(|key| day_of(value(key)?))
}

/// The day that a short text names in full: «۷ شهریور ۱۴۰۴», `2025-08-29`, `2025-08-29T10:00:00+03:30`.
pub fn day_of(text: &str) -> Option<Day> {
    let is_timestamp = |date: &&str| date.len() == 10 && date.is_ascii();
    let text = text.split('T').next().filter(is_timestamp).unwrap_or(text);
    let calendar = LunarCalendar::default();
    passages(text)
        .iter()
        .flat_map(Passage::mentions)
        .find_map(|mention| calendar.day_of(mention.complete_date()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_dateline(text: &str) -> bool {
        of_paragraph(text, &passages(text)).is_some()
    }

    #[test]
    fn datelines() {
        assert!(is_dateline("date 2025-08-29 هیئت دولت تصویب کرد"));
        assert!(is_dateline("تهران – ۷ شهریور ۱۴۰۴ – هیئت دولت تصویب کرد"));
        assert!(is_dateline("تهران - ایرنا - جمعه ۷ شهریور ۱۴۰۴: هیئت دولت"));
        assert!(is_dateline("جمعه ۷ شهریور ۱۴۰۴"));
        assert!(!is_dateline(
            "هیئت دولت در نشست ۷ شهریور ۱۴۰۴ خود تصویب کرد"
        ));
        assert!(!is_dateline("در ۷ شهریور ۱۴۰۴ هیئت دولت تصویب کرد"));
        assert!(!is_dateline("تهران – ۷ شهریور – هیئت دولت"));
        assert!(is_dateline("امروز جمعه ۷ شهریور ۱۴۰۴"));
        assert!(is_dateline("شیراز، ۷ شهریور ۱۴۰۴"));
        assert!(is_dateline("تاریخ انتشار: ۷ شهریور ۱۴۰۴"));
        assert!(is_dateline("تهران (ایرنا) ۷ شهریور ۱۴۰۴"));
        assert!(!is_dateline("یادنامهٔ ۱۲ بهمن ۱۳۵۷"));
        for text in [
            "تهران ۷ شهریور ۱۴۰۴",
            "تهران ۷ شهریور ۱۴۰۴\nهیئت دولت تصویب کرد",
            "شیراز جمعه ۷ شهریور ۱۴۰۴ - هیئت دولت",
            "کابل ۷ شهریور ۱۴۰۴ - هیئت دولت",
            "تهران، ۷ شهریور ۱۴۰۴ (ایرنا) هیئت دولت",
            "تهران ۷ شهریور ۱۴۰۴ [خبرگزاری مهر] هیئت دولت",
        ] {
            assert!(is_dateline(text), "{text}");
        }
        for text in [
            "تهران ۷ شهریور ۱۴۰۴ میزبان نشستی بود",
            "تهران ۱۲ بهمن ۱۳۵۷ (روز بازگشت) شلوغ بود",
            "تهران ۱۲ بهمن ۱۳۵۷: روزی که همه آمدند",
            "رم، ۱۲ مه ۱۹۸۵: روزی که همه آمدند",
            "بیانیهٔ ۱۲ بهمن ۱۳۵۷ (ایرنا) را خواندند",
        ] {
            assert!(!is_dateline(text), "{text}");
        }
    }

    #[test]
    fn the_day_of_the_front_matter() {
        let day = day_of("2025-08-29");
        assert!(day.is_some());
        assert_eq!(
            front_matter("---\ntitle: خبر\ndate: 2025-08-29T10:00:00+03:30\n---\nمتن"),
            day
        );
        assert_eq!(front_matter("---\ndate: ۱۴۰۴/۰۶/۰۷\n---\n"), day);
        assert_eq!(front_matter("+++\ndate = \"2025-08-29\"\n+++\n"), day);
        assert_eq!(front_matter("متن\ndate: 2025-08-29\n"), None);
    }
}
