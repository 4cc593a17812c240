//! What dates cost: one conversion, and how much of a check their recognition takes.
//!
//! `cargo bench --bench dates`, or `cargo bench --bench dates -- FILE` to measure a text of one's own too.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pirast::dates::calendar::{CalendarDate, Day};
use pirast::dates::conversion::Conversion;
use pirast::dates::lunar::LunarCalendar;
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::rule::Family;
use pirast::rules::RULES;
use pirast::settings::{Level, Settings};

/// What the sentences of the benchmark speak of: everyday words, some of which look like a part of a date.
const WHO: &str = "سخنگوی دولت,وزیر راه,شهردار,مدیر نمایشگاه,یکی از کتابداران,گروهی از استادان,رئیس انجمن,فرماندار,\
    نمایندهٔ مردم,کارشناس آب,مادر خانواده,خبرنگار ما,رجب,مهرداد,تیم ملی,دانش‌آموزان,کشاورزان,رانندگان,ناشران,داور بازی,\
    خبرگزاری مهر,باغبان,همسایه‌ها,پزشک بخش,کارگردان فیلم,نویسندهٔ جوان,راهنمای موزه,آتش‌نشانان,دبیر جشنواره,فروشندگان";
const WHAT: &str = "بودجهٔ کتابخانه‌ها,بازسازی پل,خط تازهٔ مترو,برنامهٔ آموزش,قانون کار,کمبود آب,جشنوارهٔ موسیقی,\
    کیفیت نان,نرخ بیمه,سامانهٔ اتوبوس‌ها,نگهداری از جنگل,میزان بارش,پروندهٔ خرید,ساختمان قدیمی,طرح درمان,روزنامه‌های قدیمی,\
    سرمایهٔ شرکت,تالار شهر,زمین فوتبال,آب و هوا,گذرنامه‌ها,راه روستا,بازار میوه,اینترنت مدرسه‌ها,دستمزد کارگران,فیلم‌های کوتاه,\
    فهرست بیماران,سد بالادست,برق روستاها,انبار گندم";
const HOW: &str = "با مهر فراوان,پیش از پایان جلسه,در گفت‌وگو با خبرنگاران,به گفتهٔ همکارانش,بدون هیچ توضیحی,با دو پیشنهاد,\
    برای نخستین بار,در سه نشست,با کمک مردم,بی آنکه نامی ببرد,در پاسخ به پرسشی,با وجود مخالفت‌ها,به روشنی,در این شهر,\
    پس از بررسی دوباره,در صفحه‌ای کوتاه,با صدای بلند,در سایهٔ تحریم‌ها,به یاد گذشته,با اندکی درنگ,به اتفاق آرا,\
    با نگاه به آینده,در چهار استان,با دست خالی,زیر باران,در تالار بزرگ,با همان شتاب,به زبان ساده";
const DID: &str = "را بررسی کرد,را لازم دانست,را به مجلس فرستاد,را نمی‌پذیرد,را به آینده سپرد,را با دیگران در میان گذاشت,\
    را یادآوری کرده است,را از نزدیک دید,را رایگان می‌خواهد,را دو برابر می‌کند,را کنار گذاشته بود,را به همه سپرد,را شدنی می‌داند,\
    را درست نوشت,را نگه می‌دارند,را می‌سنجد,را به امانت می‌برند,را پشتیبانی خواهد کرد,را دشوار می‌بیند,را ستود";
/// Dates as newspapers write them.
const WHEN: &str = "در نشست ۷ شهریور ۱۴۰۴,از ۲۵ تا ۲۸ آبان,چهارشنبه دهم سپتامبر (۱۹ شهریور),تا پایان مهر,روز شنبه,\
    در سال ۱۳۹۸,جمعه گذشته,بیست و سوم آذر,در دوم خرداد ۱۳۷۶,مورخ ۱۴۰۴/۰۶/۰۷,سه‌شنبه ۲۵ دی ۱۴۰۳ برابر با ۱۳ رجب ۱۴۴۶,\
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
    let list = |words: &'static str| -> Vec<&'static str> { words.split(',').map(str::trim).collect() };
    let [who, what, how, did, when] = [WHO, WHAT, HOW, DID, WHEN].map(list);
    let mut dice = Dice(1404);
    let mut text = String::new();
    for _ in 0..sentences {
        if sentences_a_date > 0 && dice.roll(sentences_a_date) == 0 {
            text.push_str(dice.pick(&when));
            text.push(' ');
        }
        for (list, after) in [(&who, " "), (&how, "، "), (&what, " و "), (&what, " "), (&did, ". ")] {
            text.push_str(dice.pick(list));
            text.push_str(after);
        }
        if dice.roll(5) == 0 {
            text.push_str("\n\n");
        }
    }
    text
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
    for (name, sentences_a_date) in [
        ("prose without dates", 0),
        ("prose with a date in ten sentences", 10),
        ("prose with a date in three sentences, like news", 3),
    ] {
        cost(name, &prose(700, sentences_a_date));
    }
    // Cargo passes options of its own.
    for path in std::env::args().skip(1).filter(|path| !path.starts_with('-')) {
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
    let [without, with] = times.map(|time| time.as_secs_f64());
    let bytes = text.len() as f64;
    println!(
        "{name}: check {:.1} MB/s without dates, {:.1} with them; {:.1} % more, {:.2} ns a byte",
        bytes / without / 1e6,
        bytes / with / 1e6,
        100.0 * (with / without - 1.0),
        1e9 * (with - without) / bytes
    );
}
