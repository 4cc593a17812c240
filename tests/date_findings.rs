//! Sentences with dates, and exactly the findings that a reader would write in about.

use std::fmt::Write as _;

use pirast::dates::dateline::day_of;
use pirast::diagnostic::Severity;
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::message::Lang;
use pirast::rule::Family;
use pirast::settings::Settings;

/// What is found about the dates of a text that was written on a day: each rule with its severity and the wrong part.
fn found(text: &str, dateline: &str) -> Vec<String> {
    let mut settings = Settings::default();
    settings.dates.anchor = day_of(dateline);
    Linter::new(settings)
        .lint(text, Format::Plain)
        .into_iter()
        .filter(|found| found.rule.family == Family::Dates)
        .map(|found| {
            let severity = match found.severity {
                Severity::Error => "E",
                Severity::Warning => "W",
                Severity::Info => "I",
                Severity::Hint => "H",
            };
            format!("{} {severity} {}", found.rule.id, &text[found.span])
        })
        .collect()
}

/// Checks texts of one day, and names all that are judged otherwise.
fn expect(dateline: &str, cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = found(text, dateline);
        if found != *expected {
            let _ = writeln!(wrong, "«{text}»: {found:?}, expected {expected:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// 29 August 2025, 7 Shahrivar 1404, is a Friday.
const FRIDAY: &str = "2025-08-29";

#[test]
fn a_weekday_is_that_of_its_date() {
    expect(
        FRIDAY,
        &[
            ("نشست شورا جمعه هفتم شهریور ۱۴۰۴ برگزار شد.", &[]),
            ("نشست شورا جمعه ۲۹ اوت ۲۰۲۵ برگزار شد.", &[]),
            (
                "نشست شورا پنجشنبه هفتم شهریور ۱۴۰۴ برگزار شد.",
                &["weekday-mismatch W پنجشنبه"],
            ),
            (
                "نشست شورا ۷ شهریور ۱۴۰۴، پنجشنبه، برگزار شد.",
                &["weekday-mismatch W پنجشنبه"],
            ),
            (
                "وزیر سه‌شنبه سوم سپتامبر به اصفهان می‌رود.",
                &["weekday-mismatch I سه‌شنبه"],
            ),
            (
                "شنبه و یکشنبه ۹ و ۱۰ شهریور تعطیل است.",
                &["weekday-mismatch I شنبه"],
            ),
            ("یکشنبه و دوشنبه ۹ و ۱۰ شهریور تعطیل است.", &[]),
            ("کلاس شنبه‌ها برگزار می‌شود.", &[]),
        ],
    );
}

#[test]
fn two_calendars_name_the_same_day() {
    expect(
        FRIDAY,
        &[
            (
                "نمایشگاه ۳۱ اوت و اول سپتامبر (۹ و ۱۰ شهریورماه) باز است.",
                &[],
            ),
            (
                "نمایشگاه ۳۱ اوت و اول سپتامبر (۱۰ و ۱۱ شهریورماه) باز است.",
                &["calendar-mismatch I ۱۰ و ۱۱"],
            ),
            (
                "نمایشگاه ۳۱ اوت و اول سپتامبر (۹ شهریورماه) باز است.",
                &["date-list-length W ۹ شهریورماه"],
            ),
            ("وزیر چهارشنبه سوم سپتامبر (۱۲ شهریور) می‌رود.", &[]),
            (
                "وزیر چهارشنبه سوم سپتامبر (۱۳ شهریور) می‌رود.",
                &["calendar-mismatch I ۱۳"],
            ),
            (
                "وزیر سوم سپتامبر (۲۰ شهریور) می‌رود.",
                &["calendar-mismatch W ۲۰"],
            ),
            (
                "وزیر ۳ سپتامبر ۲۰۲۵ (۱۳ شهریور ۱۴۰۴) می‌رود.",
                &["calendar-mismatch W ۱۳"],
            ),
        ],
    );
    expect(
        "2025-12-28",
        &[("جشن پنجشنبه اول ژانویه (۱۱ دی) برپا می‌شود.", &[])],
    );
    expect(
        "2026-03-22",
        &[("جشن شنبه ۲۱ مارس (اول فروردین) برپا شد.", &[])],
    );
}

#[test]
fn some_days_are_in_no_calendar() {
    expect(
        FRIDAY,
        &[
            ("جلسه ۳۱ مهر است.", &["impossible-date E ۳۱"]),
            ("جلسه سی‌ویکم آبان ۱۴۰۴ است.", &["impossible-date E سی‌ویکم"]),
            ("جلسه ۳۱ سپتامبر ۲۰۲۵ است.", &["impossible-date E ۳۱"]),
            ("جلسه ۲۹ فوریه ۲۰۲۵ است.", &["impossible-date E ۲۹"]),
            ("جلسه ۳۰ اسفند ۱۴۰۴ است.", &["impossible-date E ۳۰"]),
            // The nearest one, that of 1403, was there.
            ("جلسه ۳۰ اسفند است.", &[]),
            (
                "جلسه مورخ ۱۴۰۴/۱۳/۰۱ است.",
                &["impossible-date E ۱۴۰۴/۱۳/۰۱"],
            ),
            ("جلسه ۳۰ اسفند ۱۴۰۳ بود.", &[]),
            ("جلسه ۳۰ اسفند ۱۴۰۸ است.", &[]),
            ("جلسه ۲۹ فوریه ۲۰۲۴ بود.", &[]),
        ],
    );
    expect(
        "2026-02-01",
        &[("جلسه ۳۰ اسفند است.", &["impossible-date W ۳۰"])],
    );
}

#[test]
fn a_lunar_date_is_that_of_iran() {
    expect(
        FRIDAY,
        &[
            ("مراسم سه‌شنبه ۲۵ دی ماه ۱۴۰۳ برابر با ۱۳ رجب ۱۴۴۶ بود.", &[]),
            (
                "مراسم سه‌شنبه ۲۵ دی ماه ۱۴۰۳ برابر با ۱۴ رجب ۱۴۴۶ بود.",
                &["lunar-mismatch H ۱۴"],
            ),
            (
                "مراسم سه‌شنبه ۲۵ دی ماه ۱۴۰۳ برابر با ۱۶ رجب ۱۴۴۶ بود.",
                &["lunar-mismatch W ۱۶"],
            ),
        ],
    );
    expect(
        "2019-08-01",
        &[("کنسرت پنجشنبه 10مرداد 1398 (29 ذی القعده 1440) است.", &[])],
    );
}

#[test]
fn an_era_belongs_to_its_calendar() {
    expect(
        FRIDAY,
        &[
            ("نامهٔ ۷ شهریور ۱۴۰۴ خورشیدی رسید.", &[]),
            ("نامهٔ ۷ شهریور ۱۴۰۴ میلادی رسید.", &["era-mismatch W میلادی"]),
            ("نامهٔ ۲۹ رمضان ۱۴۴۵ ه‍.ش رسید.", &["era-mismatch W ه‍.ش"]),
            ("نامهٔ شهریور ۲۰۲۵ رسید.", &["era-mismatch W ۲۰۲۵"]),
            ("نامهٔ شهریور ۱۴۰۴ (اوت ۲۰۲۵) رسید.", &[]),
        ],
    );
}

#[test]
fn a_range_runs_forward_and_relative_days_fit_the_dateline() {
    expect(
        FRIDAY,
        &[
            ("جشنواره از ۲۵ تا ۲۸ آبان برپاست.", &[]),
            (
                "جشنواره از ۲۸ تا ۲۵ آبان برپاست.",
                &["date-order W ۲۸ تا ۲۵"],
            ),
            ("جشنواره از ۲۸ اسفند تا ۳ فروردین برپاست.", &[]),
            ("وزیر امروز (جمعه) آمد.", &[]),
            ("وزیر امروز (شنبه) آمد.", &["relative-date I شنبه"]),
            ("وزیر فردا یکشنبه می‌آید.", &["relative-date I یکشنبه"]),
            ("وزیر دیروز ۶ شهریور آمد.", &[]),
            ("وزیر دیروز ۵ شهریور آمد.", &["relative-date I دیروز"]),
            ("وزیر دیروز ۵ شهریور ۱۴۰۴ آمد.", &["relative-date W دیروز"]),
        ],
    );
}

#[test]
fn what_only_looks_like_a_date_is_left_alone() {
    expect(
        FRIDAY,
        &[
            (
                "از میدان هفت تیر و خیابان ۱۷ شهریور به ورزشگاه ۱۲ بهمن رفتند.",
                &[],
            ),
            ("خبرگزاری مهر از ۳ مه گرفتگی و صفر درصد نوشت.", &[]),
            (
                "خبرنگار خبرگزاری میزان پس از یازده سپتامبر به آنجا رفت.",
                &[],
            ),
            (
                "مراسم بیست و نهم اوت ۲۰۲۵ و بیستونهم اوت ۲۰۲۵ یکی است.",
                &[],
            ),
        ],
    );
}

#[test]
fn an_old_date_of_the_text_is_not_the_day_it_was_written_on() {
    expect(
        FRIDAY,
        &[
            (
                "این شاعر زادهٔ ۱۲ خرداد ۱۳۴۵ بود و دوشنبه ۳ شهریور درگذشت.",
                &[],
            ),
            (
                "این شاعر زادهٔ ۱۲ خرداد ۱۳۴۵ بود و شنبه ۳ شهریور درگذشت.",
                &[],
            ),
            ("این شاعر زادهٔ ۱۲ خرداد ۱۹۶۶ بود.", &["era-mismatch W ۱۹۶۶"]),
            (
                "پل را ۱۲ خرداد ۱۳۴۵ ساختند و دیروز ۵ شهریور بستند.",
                &["relative-date I دیروز"],
            ),
        ],
    );
    expect(
        "2025-01-10",
        &[(
            "این پل از ۱۲ خرداد ۱۳۴۵ باز است و تا ۳۰ اسفند امسال بسته می‌شود.",
            &[],
        )],
    );
    let undated = |text: &str| {
        Linter::new(Settings::default())
            .lint(text, Format::Plain)
            .into_iter()
            .filter(|found| found.rule.family == Family::Dates)
            .count()
    };
    for text in [
        "این شاعر متولد ۱۲ خرداد ۱۳۴۵ بود و دوشنبه ۳ شهریور درگذشت.",
        "این شاعر ۱۲ خرداد ۱۳۴۵ در شیراز به دنیا آمد و دوشنبه ۳ تیر درگذشت.",
        "پل را ۱۲ بهمن ۱۳۵۷ گشودند و دوشنبه ۳ شهریور بستند.",
    ] {
        assert_eq!(undated(text), 0, "{text}");
    }
    // Days of the same weeks: 22 Bahman 1357 was a Sunday, 28 Bahman a Saturday.
    assert_eq!(
        undated("پل را ۲۲ بهمن ۱۳۵۷ گشودند و جمعه ۲۸ بهمن بستند."),
        1
    );
    let title = "یادنامهٔ ۱۲ بهمن ۱۳۵۷";
    assert_eq!(undated(&format!("{title}\n\nوزیر امروز (جمعه) آمد.")), 0);
    assert_eq!(
        undated(
            "این شاعر زادهٔ ۱۲ خرداد ۱۳۴۵ و درگذشتهٔ ۵ مهر ۱۴۰۱ بود و دوشنبه ۸ شهریور خانه‌اش را بستند."
        ),
        0
    );
}

#[test]
fn a_figure_before_a_noun_may_be_a_count() {
    expect(
        FRIDAY,
        &[
            ("در روز شنبه ۸ شهریور ۱۴۰۰ زائر به شهر رسیدند.", &[]),
            ("تا ۳۰ اسفند ۱۴۰۰ رأس دام واکسن می‌زنند.", &[]),
            ("روز ۸ شهریور ۲۰۲۵ تماشاگر آمدند.", &[]),
            (
                "وزیر پنجشنبه ۷ شهریور ۱۴۰۴ تهران را ترک کرد.",
                &["weekday-mismatch W پنجشنبه"],
            ),
            (
                "وزیر شنبه ۸ شهریور ۱۴۰۰ درگذشت.",
                &["weekday-mismatch W شنبه"],
            ),
            ("دوشنبه ۸ شهریور ۱۴۰۰ ساعت ده نشستی برپا شد.", &[]),
            // So many people as the year has the number of: likelier the year.
            (
                "روز ۷ شهریور ۲۰۲۵ وزیر به شهر آمد.",
                &["era-mismatch I ۲۰۲۵"],
            ),
            ("وزیر در ۲۹ اوت ۱۴۰۴ گزارش داد.", &["era-mismatch I ۱۴۰۴"]),
            (
                "تا پایان شهریور ۲۰۲۵ کلاس درس افتتاح می‌شود.",
                &["era-mismatch I ۲۰۲۵"],
            ),
            ("روز ۷ شهریور ۱۹۷۵ وزیر به شهر آمد.", &[]),
            ("روز ۷ شهریور ۱۹۷۵ جشن‌ها آغاز شد.", &["era-mismatch W ۱۹۷۵"]),
            ("روز ۷ شهریور ۲۰۲۵ تماشاگر به شهر آمدند.", &[]),
            ("در شهر دوشنبه ۷ شهریور ۱۴۰۴ نشستی برپا شد.", &[]),
            (
                "وزیر جمعه ۷ شهریور ۱۴۰۳ تهران را ترک کرد.",
                &["weekday-mismatch W جمعه"],
            ),
            ("دوشنبه ۸ شهریور ۱۴۰۰ دانشگاه را بستند.", &[]),
            ("دوشنبه ۸ شهریور ۱۴۰۰ نماینده شهر سخن گفت.", &[]),
            ("شنبه ۸ شهریور ۱۴۰۰ نماینده به شهر آمدند.", &[]),
            (
                "آزمایش در روز شنبه ۸ شهریور ۱۴۰۳ اجرا شد.",
                &["weekday-mismatch W شنبه"],
            ),
        ],
    );
}

#[test]
fn a_figure_before_a_noun_proves_nothing_where_no_dateline_is() {
    for text in [
        "تا ۳۰ اسفند ۱۴۰۱ فرم تکمیل شد.",
        "چهارشنبه ۱۲ شهریور ۱۳۹۰ مدرسه آسیب دید.",
    ] {
        let found = Linter::default().lint(text, Format::Plain);
        assert!(
            found.iter().all(|found| found.rule.family != Family::Dates),
            "{text}"
        );
    }
}

#[test]
fn a_year_told_before_the_date_is_its_year() {
    expect(
        FRIDAY,
        &[
            ("سال گذشته چهارشنبه ۷ شهریور نشست برگزار شد.", &[]),
            ("پارسال، چهارشنبه ۷ شهریور، نشست برگزار شد.", &[]),
            ("در سال گذشته روز چهارشنبه ۷ شهریور آمدند.", &[]),
            ("سال قبل چهارشنبه ۷ شهریور نشست برگزار شد.", &[]),
            ("سال آینده شنبه ۷ شهریور نشست برگزار می‌شود.", &[]),
            ("دو سال پیش، سه‌شنبه ۷ شهریور، نشست برگزار شد.", &[]),
            ("سال گذشته ۱۳ مهر (۴ اکتبر) آمدند.", &[]),
            ("سال گذشته نشست شورا چهارشنبه ۷ شهریور بود.", &[]),
            ("نشست مانند سال گذشته، شنبه ۷ شهریور برپاست.", &[]),
            (
                "سال گذشته پنجشنبه ۷ شهریور نشست برگزار شد.",
                &["weekday-mismatch I پنجشنبه"],
            ),
            (
                "نشست سال گذشته بود. پنجشنبه ۷ شهریور آن را تکرار کردند.",
                &["weekday-mismatch I پنجشنبه"],
            ),
            (
                "امسال پنجشنبه ۷ شهریور نشست برگزار شد.",
                &["weekday-mismatch I پنجشنبه"],
            ),
            ("سال گذشته ۵۰ تیر شلیک شد.", &[]),
        ],
    );
}

#[test]
fn a_number_behind_a_numbered_noun_is_no_day() {
    expect(
        FRIDAY,
        &[
            ("مجله شماره ۳۵ تیر ۱۴۰۳ را خواندم.", &[]),
            ("فصلنامه شماره ۳۳ خرداد ۱۴۰۲ منتشر شد.", &[]),
            ("او را در قطعه ۳۳ شهریور به خاک سپردند.", &[]),
            ("در اتاق ۳۱ آبان را دیدم.", &[]),
            ("در گروه ۳۲ اسفند شرکت داشت.", &[]),
            ("ثبت‌نام از ۳۳ شهریور است.", &["impossible-date E ۳۳"]),
            ("نشست گروه تا ۳۱ آبان است.", &["impossible-date E ۳۱"]),
        ],
    );
}

#[test]
fn references_in_figures_are_no_dates() {
    expect(
        FRIDAY,
        &[
            ("بخشنامه ۱۴۰۴/۲۵/۳۲ ابلاغ شد.", &[]),
            ("مزایده ۱۴۰۴/۱۵/۰۳ برگزار شد.", &[]),
            ("رأی وحدت رویه ۱۴۰۴/۲۵/۳۲ صادر شد.", &[]),
            ("عطف به ۱۴۰۴/۲۵/۳۲ اقدام کنید.", &[]),
            ("تاریخ و شماره نامه: ۱۴۰۴/۲۵/۳۲", &[]),
            ("پیوست: ۱۴۰۴/۴۵/۱۲", &[]),
            ("نشست ۱۴۰۴/۱۳/۰۱ است.", &["impossible-date E ۱۴۰۴/۱۳/۰۱"]),
            (
                "قرارداد مورخ ۱۴۰۴/۱۳/۰۱ باطل شد.",
                &["impossible-date E ۱۴۰۴/۱۳/۰۱"],
            ),
            (
                "قرارداد پنجشنبه ۱۴۰۴/۰۶/۰۷ باطل شد.",
                &["weekday-mismatch W پنجشنبه"],
            ),
        ],
    );
}

#[test]
fn every_day_of_two_ranges_is_compared() {
    let text = "نمایشگاه از ۸ تا ۱۲ سپتامبر (۱۷ تا ۲۰ شهریور) است.";
    let found = found(text, FRIDAY);
    assert!(
        matches!(&found[..], [only] if only.contains(" W ")),
        "{found:?}"
    );
}

#[test]
fn messages_write_dates_as_the_text_does() {
    let message = |text: &str| {
        let mut settings = Settings::default();
        settings.dates.anchor = day_of(FRIDAY);
        let found = Linter::new(settings).lint(text, Format::Plain);
        let mut dates = found
            .into_iter()
            .filter(|found| found.rule.family == Family::Dates);
        dates
            .next()
            .map(|found| found.message.render(Lang::Fa))
            .unwrap_or_default()
    };
    let range = message("نمایشگاه از ۸ تا ۱۲ سپتامبر ۲۰۲۵ (۱۸ تا ۲۲ شهریور ۱۴۰۴) است.");
    assert!(range.contains("۱۸ تا ۲۲ شهریور"), "{range}");
    let dari = message("نشست ۲۹ اگست ۲۰۲۵ (۸ سنبله ۱۴۰۴) بود.");
    assert!(dari.contains("سنبله") && dari.contains("اگست"), "{dari}");
    let weekday = message("نشست پنجشنبه ۷ سنبله ۱۴۰۴ بود.");
    assert!(weekday.contains("سنبله"), "{weekday}");
    let impossible = message("نشست ۳۱ میزان ۱۴۰۴ بود.");
    assert!(impossible.contains("میزان"), "{impossible}");
}

#[test]
fn years_of_another_age_are_not_taken_for_the_nearest() {
    expect(
        FRIDAY,
        &[
            ("کشتی‌ها جمعه ۱۲ اکتبر ۱۴۹۲ به ساحل رسیدند.", &[]),
            ("شهر سه‌شنبه ۲۹ مه ۱۴۵۳ گشوده شد.", &[]),
            ("شاه دوشنبه ۱۲ مهر ۱۱۵۰ به تخت نشست.", &[]),
            ("نبرد چهارشنبه ۱۰ محرم ۶۱ هجری بود.", &[]),
            ("قیصر جمعه ۱۵ مارس ۴۴ پیش از میلاد کشته شد.", &[]),
            ("او جمعه ۲۵ دسامبر ۸۰۰ تاج بر سر گذاشت.", &[]),
            ("راهپیمایی دوشنبه ۱۹ دی ۵۶ و سرکوب آن را ثبت کردند.", &[]),
        ],
    );
}

#[test]
fn a_date_of_every_year_has_none() {
    expect(
        FRIDAY,
        &[
            ("هر سال ۸ مارس (۱۷ اسفند) جشن می‌گیرند.", &[]),
            ("هرساله در ۳۰ اسفند بازار باز است.", &[]),
            ("پنجشنبه سلخ صفر ۱۴۴۷ روضه برپاست.", &[]),
        ],
    );
}

#[test]
fn counted_nouns_with_the_name_of_a_month_are_no_dates() {
    expect(
        FRIDAY,
        &[
            ("بازیکنان ۳۲ اوت دستی پرتاب کردند.", &[]),
            ("آمار بازی ۱۶ کرنر و ۳۳ اوت است.", &[]),
            ("شمار ۳۵ محرم در این راز شریک بودند.", &[]),
            ("واکنش ۳۲ دی اکسید کربن می‌سازد.", &[]),
            ("به استناد مادهٔ ۳۱ مهر و موم شد.", &[]),
            ("ثبت‌نام تا ۳۱ مهر ادامه دارد.", &["impossible-date E ۳۱"]),
            (
                "ثبت‌نام سی‌ویکم دی پایان می‌یابد.",
                &["impossible-date E سی‌ویکم"],
            ),
            ("به موجب دادنامه شماره ۱۴۰۳/۲۵/۱۲ آزاد شد.", &[]),
            ("نسخه ۲۰۲۴.۱۵.۲ این برنامه آمد.", &[]),
            ("کد کالا ۲۰۲۵-۴۵-۱۲ است.", &[]),
            (
                "تاریخ ثبت سفارش: ۱۴۰۴/۰۶/۳۲",
                &["impossible-date E ۱۴۰۴/۰۶/۳۲"],
            ),
            ("سفارش روز جمعه، شماره ۱۴۰۴/۱۵/۰۷، رسید.", &[]),
            ("نشست ۳۱ شهریور و ۳۱ مهر برپاست.", &["impossible-date E ۳۱"]),
            (
                "نشست ۳۱ شهریور و ۳۱ مهر جای دیگری برپاست.",
                &["impossible-date E ۳۱"],
            ),
            ("در تاریخ اسلام ۱۵/۲۰/۴۰ نفر را شمرده‌اند.", &[]),
        ],
    );
}

#[test]
fn the_dates_of_a_masthead_are_one_day() {
    expect(
        FRIDAY,
        &[
            ("جمعه ۷ شهریور ۱۴۰۴ - ۵ ربیع‌الاول ۱۴۴۷ - ۲۹ اوت ۲۰۲۵", &[]),
            (
                "جمعه ۷ شهریور ۱۴۰۴ | ۵ ربیع‌الاول ۱۴۴۷ | ۳۱ اوت ۲۰۲۵",
                &["calendar-mismatch W ۳۱"],
            ),
            ("زادهٔ ۵ مهر ۱۳۶۰ - درگذشتهٔ ۱۰ اوت ۲۰۲۰", &[]),
            ("نمایشگاه ۷ شهریور ۱۴۰۴ - ۱۰ دسامبر ۲۰۲۵", &[]),
        ],
    );
}
