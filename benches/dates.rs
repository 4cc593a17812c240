//! What dates cost: one conversion, and how much of a check their recognition takes.
//!
//! The denser the dates, the more of a check they take: each line of the output says how many bytes of text there are to
//! one date, so that a text of one's own can be placed between them.
//!
//! `cargo bench --bench dates`, or `cargo bench --bench dates -- FILE` to measure a text of one's own too.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pirast::dates::calendar::{CalendarDate, Day};
use pirast::dates::conversion::Conversion;
use pirast::dates::lunar::LunarCalendar;
use pirast::dates::recognise::recognise_text;
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::rule::Family;
use pirast::rules::RULES;
use pirast::settings::{Level, Settings};

/// Nouns of everyday texts, some of which look like a part of a date.
const NOUNS: &str = "وزیر,شهردار,مدیر,کتابدار,استاد,رئیس,فرماندار,نماینده,کارشناس,مادر,خبرنگار,مهر,کشاورز,راننده,ناشر,\
    داور,پزشک,نویسنده,راهنما,دبیر,فروشنده,بودجه,کتابخانه,پل,مترو,برنامه,قانون,آب,جشنواره,نان,بیمه,اتوبوس,جنگل,میزان,پرونده,\
    ساختمان,درمان,روزنامه,شرکت,تالار,زمین,گذرنامه,روستا,بازار,مدرسه,کارگر,فیلم,فهرست,سد,برق,انبار,خیابان,درخت,دریا,کوه,باران,\
    پنجره,دیوار,نامه,پرسش,پاسخ,اندیشه,خانواده,کودک,دوست,همسایه,سفر,راه,ماشین,کشتی,هواپیما,فرودگاه,بیمارستان,دارو,ورزش,بازی,\
    تیم,مربی,جام,موسیقی,ساز,نقاش,نمایش,صحنه,داستان,شعر,زبان,واژه,دانشجو,آزمایش,ستاره,سیاره,کشور,مرز,دولت,مجلس,رأی,انتخابات,\
    سیاست,اقتصاد,بانک,پول,سرمایه,کالا,کارخانه,معدن,نفت,گاز,انرژی,محیط,حیوان,پرنده,گل,باغ,میوه,غذا,آشپز,لباس,پارچه,تیر,دی";
const ADJECTIVES: &str = "تازه,قدیمی,بزرگ,کوچک,بلند,کوتاه,روشن,تاریک,گرم,سرد,زیبا,ساده,دشوار,آسان,آرام,تند,سنگین,سبک,پاک,\
    خالی,پر,نزدیک,دور,محلی,ملی,جهانی,علمی,هنری,ورزشی,تاریخی,رسمی,همگانی,ارزان,گران,جوان,پیر,دانا,توانا,خوب,بد";
/// What stems of verbs are made of: the present and the past.
const VERBS: &str = "بین دید,گوی گفت,نویس نوشت,خوان خواند,ساز ساخت,فروش فروخت,بر برد,آور آورد,شناس شناخت,پذیر پذیرفت,فرست فرستاد,\
    پرس پرسید,کش کشید,رسان رساند,گذار گذاشت,دان دانست,سنج سنجید,پوش پوشید,بخش بخشید,گردان گرداند,خر خرید,یاب یافت,شمار شمرد";
const ENDINGS: [&str; 9] = [
    "",
    "",
    "",
    "\u{200C}ها",
    "\u{200C}های",
    "ش",
    "شان",
    "\u{200C}هایی",
    "ی",
];
const PERSONS: [&str; 6] = ["م", "ی", "د", "یم", "ید", "ند"];
const LINKS: &str =
    "و,در,از,به,با,برای,که,تا,بر,پس از,بدون,مانند,هر,این,آن,یک,دو,سه,نخستین,بیش از,یکی از";
/// Dates as newspapers write them. None contradicts another: what a finding costs is not what looking for it costs.
const WHEN: &str = "در نشست ۷ شهریور ۱۴۰۴,از ۲۵ تا ۲۸ آبان,چهارشنبه دهم سپتامبر (۱۹ شهریور),تا پایان مهر,روز شنبه,\
    در سال ۱۳۹۸,جمعه گذشته,بیست و سوم آذر,در دوم خرداد ۱۴۰۴,مورخ ۱۴۰۴/۰۶/۰۷,سه‌شنبه ۲۵ دی ۱۴۰۳ برابر با ۱۳ رجب ۱۴۴۶,\
    ۲۲ بهمن,اول ژانویه ۲۰۲۶,دیروز,یکشنبه ۱۶ شهریورماه,در خرداد ۱۴۰۲";

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn pick<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.roll(list.len())]
    }
}

/// Prose of this many sentences, of which one in `sentences_a_date` says when it happened; 0 stands for none.
fn prose(sentences: usize, sentences_a_date: usize) -> String {
    let list =
        |words: &'static str| -> Vec<&'static str> { words.split(',').map(str::trim).collect() };
    let [nouns, adjectives, verbs, links, when] = [NOUNS, ADJECTIVES, VERBS, LINKS, WHEN].map(list);
    let mut dice = Dice(1404);
    let mut text = String::new();
    if sentences_a_date > 0 {
        text.push_str("تهران – ۷ شهریور ۱۴۰۴ – ");
    }
    for _ in 0..sentences {
        if sentences_a_date > 0 && dice.roll(sentences_a_date) == 0 {
            text.push_str(dice.pick(&when));
            text.push(' ');
        }
        for _ in 0..3 + dice.roll(4) {
            for part in [dice.pick(&nouns), dice.pick(&ENDINGS), " "] {
                text.push_str(part);
            }
            let other = [dice.pick(&adjectives), dice.pick(&links)][dice.roll(2)];
            text.push_str(other);
            text.push_str(if dice.roll(8) == 0 { "، " } else { " " });
        }
        text.push_str(&verb(&mut dice, &verbs));
        text.push_str(if dice.roll(5) == 0 { ".\n\n" } else { ". " });
    }
    text
}

/// A form of some verb: «می‌نویسند», «نمی‌ساختیم», «پرسیده‌اند».
fn verb(dice: &mut Dice, verbs: &[&str]) -> String {
    let (present, past) = dice.pick(verbs).split_once(' ').unwrap_or_default();
    let person = dice.pick(&PERSONS);
    match dice.roll(4) {
        0 => format!("می\u{200C}{present}{person}"),
        1 => format!("نمی\u{200C}{past}ند"),
        2 => format!("{past}ه\u{200C}اند"),
        _ => past.to_owned(),
    }
}

fn main() {
    conversion();
    recognition();
}

/// The time of one run, the best of several: the others were disturbed.
fn best_of(runs: usize, mut work: impl FnMut()) -> Duration {
    work();
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn conversion() {
    let lunar = LunarCalendar::default();
    let first = CalendarDate::solar(1404, 1, 1)
        .day_number()
        .map_or(0, |day| day.0);
    let days = 365;
    let time = best_of(50, || {
        for day in first..first + days {
            black_box(Conversion::of(Day(black_box(day)), &lunar));
        }
    });
    println!(
        "conversion to all calendars, month cached: {:.0} ns",
        time.as_nanos() as f64 / days as f64
    );
    let time = best_of(50, || {
        for day in first..first + days {
            black_box(lunar.date_of(Day(black_box(day))));
        }
    });
    println!(
        "conversion to the lunar calendar, month cached: {:.0} ns",
        time.as_nanos() as f64 / days as f64
    );
}

fn recognition() {
    // Everyday news has a date in 4,700 to 5,600 bytes, which is about thirty sentences of this prose; a page about
    // events has one in 500 to 1,500.
    for (name, sentences_a_date) in [
        ("prose without dates", 0),
        (
            "prose with a date in thirty sentences, as in everyday news",
            30,
        ),
        (
            "prose with a date in ten sentences, like a diary of events",
            10,
        ),
        ("prose with a date in five sentences, like an agenda", 5),
        (
            "prose with a date in three sentences, denser than any news",
            3,
        ),
    ] {
        cost(name, &prose(700, sentences_a_date));
    }
    // Cargo passes options of its own.
    for path in std::env::args()
        .skip(1)
        .filter(|path| !path.starts_with('-'))
    {
        match std::fs::read_to_string(&path) {
            Ok(text) => cost(&path, &text),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}

/// Prints what dates add to the check of a text.
fn cost(name: &str, text: &str) {
    let mut settings = Settings::default();
    for rule in RULES.iter().filter(|rule| rule.family == Family::Dates) {
        settings.rules.insert(rule.id.to_owned(), Level::Off);
    }
    let linters = [Linter::new(settings), Linter::new(Settings::default())];
    let mut times = [Duration::MAX; 2];
    // Short runs in turns: on a busy machine some of them are left alone.
    for _ in 0..400 {
        for (time, linter) in times.iter_mut().zip(&linters) {
            let start = Instant::now();
            black_box(linter.lint(text, Format::Plain));
            *time = start.elapsed().min(*time);
        }
    }
    let findings = |linter: &Linter| linter.lint(text, Format::Plain).len();
    let found = findings(&linters[1]) - findings(&linters[0]);
    let [without, with] = times.map(|time| time.as_secs_f64());
    let bytes = text.len() as f64;
    let dates = recognise_text(text).map_or(0, |dates| dates.passages.len());
    println!(
        "{name} ({} bytes a date): check {:.1} MB/s without dates, {:.1} with them; {:.1} % more, {:.2} ns a byte; {found} findings",
        text.len().checked_div(dates).unwrap_or(0),
        bytes / without / 1e6,
        bytes / with / 1e6,
        100.0 * (with / without - 1.0),
        1e9 * (with - without) / bytes
    );
}
