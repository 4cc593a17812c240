//! What dates cost: one conversion, and how much of a check their recognition takes.
//!
//! `cargo bench --bench dates`

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

/// A news item of 330 words with as many dates as a newspaper has, and words that only look like parts of one.
const NEWS: &str = "\
تهران – ۷ شهریور ۱۴۰۴ – هیئت دولت در نشست امروز خود لایحهٔ تازه‌ای را دربارهٔ کتابخانه‌های عمومی بررسی کرد.

سخنگوی دولت گفت که این لایحه تا پایان مهر به مجلس می‌رود و بودجهٔ آن از محل صرفه‌جویی‌ها تأمین خواهد شد. او افزود: «کار کارشناسی \
آن را گروهی از استادان دانشگاه در دو سال گذشته انجام داده‌اند و می‌دانیم که شهرهای کوچک بیش از همه چشم به راه آن هستند.»

به گزارش خبرگزاری‌ها، نمایشگاه بین‌المللی کتاب نیز از ۲۵ تا ۲۸ آبان در همین شهر برپا می‌شود و ناشران بیش از سی کشور در آن شرکت \
می‌کنند. مدیر نمایشگاه می‌گوید میزان استقبال در دورهٔ پیش دو برابر شده بود و مردم از نخستین ساعت صبح در صف ایستاده بودند.

شهردار در گفت‌وگو با خبرنگاران یادآوری کرد که بازسازی کتابخانهٔ مرکزی سه سال طول کشیده است و تالار خواندن آن اکنون برای هشتصد نفر \
جا دارد. به گفتهٔ او، هزینهٔ بازسازی را شهرداری و نیکوکاران با هم پرداخته‌اند و کتاب‌های کمیاب پس از مرمت به جای خود بازگشته‌اند.

چهارشنبه سوم سپتامبر (۱۲ شهریور) نشست دیگری با حضور نمایندگان شهرداری‌ها برگزار خواهد شد. آب و هوای آن روز مساعد پیش‌بینی شده است \
و رانندگان باید از بزرگراه شهید همت بگذرند، زیرا خیابان‌های مرکز شهر تا ظهر بسته می‌ماند و مترو رایگان خواهد بود.

در بخش دیگری از این گزارش آمده است که کتابخانه‌ها باید فهرست کتاب‌های خود را در اختیار همگان بگذارند، ساعت کار خود را بیشتر کنند و \
برای کودکان برنامه‌های تازه‌ای داشته باشند. کارشناسان این پیشنهادها را سنجیده‌اند و بیشتر آن‌ها را شدنی می‌دانند.

یکی از کتابداران می‌گوید خوانندگان جوان بیش از هر چیز رمان و کتاب‌های علمی به امانت می‌برند، اما شمار اندکی از آنان می‌دانند که \
روزنامه‌های قدیمی نیز در همین ساختمان نگهداری می‌شود. به باور او، آشنایی با این گنجینه باید از دبستان آغاز شود.

";

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
    let text = NEWS.repeat(400);
    let megabytes = text.len() as f64 / 1e6;
    let mut settings = Settings::default();
    for rule in RULES.iter().filter(|rule| rule.family == Family::Dates) {
        settings.rules.insert(rule.id.to_owned(), Level::Off);
    }
    let without = Linter::new(settings);
    let with = Linter::new(Settings::default());
    let mut times = [Duration::MAX; 2];
    // In turns, so that a slow moment of the machine strikes both.
    for _ in 0..15 {
        for (time, linter) in times.iter_mut().zip([&without, &with]) {
            let start = Instant::now();
            black_box(linter.lint(&text, Format::Plain));
            *time = start.elapsed().min(*time);
        }
    }
    let speed = |time: Duration| megabytes / time.as_secs_f64();
    println!("check without dates: {:.1} MB/s", speed(times[0]));
    println!("check with dates: {:.1} MB/s", speed(times[1]));
    let slower = times[1].as_secs_f64() / times[0].as_secs_f64() - 1.0;
    println!(
        "dates slow a check of a news text by {:.1} %",
        100.0 * slower
    );
}
