//! What months, weekdays and day numbers are called, and how else they are written.
//!
//! The first spelling of a row is the one Pirast writes. Half-spaces, vowel
//! signs, Arabic letters and the space inside a name need no row of their own:
//! see [`super::fold`].

use super::calendar::{Calendar, Weekday};

/// The twelve months of one calendar in one tradition.
pub struct MonthNames {
    /// The calendar that the months belong to.
    pub calendar: Calendar,
    /// Where the names are at home.
    pub tradition: Tradition,
    /// For each month, its spellings.
    pub months: [&'static [&'static str]; 12],
}

/// Who calls a month by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tradition {
    /// Iran.
    Iran,
    /// Afghanistan: the zodiac names of the solar months, Dari forms of the Gregorian ones.
    Afghanistan,
    /// The Arab world, in translated copy.
    Arab,
}

/// Every set of month names; of a spelling in two sets the first one counts.
pub const MONTH_NAMES: [MonthNames; 6] = [
    MonthNames {
        calendar: Calendar::Solar,
        tradition: Tradition::Iran,
        months: [
            &["فروردین"],
            &["اردیبهشت"],
            &["خرداد", "خورداد"],
            &["تیر"],
            &["مرداد", "امرداد", "آمرداد"],
            &["شهریور"],
            &["مهر"],
            &["آبان", "ابان"],
            &["آذر", "اذر"],
            &["دی"],
            &["بهمن"],
            &["اسفند", "اسپند", "اسفندارمذ"],
        ],
    },
    MonthNames {
        calendar: Calendar::Gregorian,
        tradition: Tradition::Iran,
        months: [
            &["ژانویه"],
            &["فوریه", "فبریه"],
            &["مارس"],
            &["آوریل", "آپریل", "اوریل"],
            &["مه", "می"],
            &["ژوئن", "ژوین", "جون"],
            &["ژوئیه", "ژوییه", "ژویه", "جولای"],
            &["اوت", "آگوست", "اگوست", "آگست", "اوگوست"],
            &["سپتامبر"],
            &["اکتبر", "اکتوبر"],
            &["نوامبر"],
            &["دسامبر"],
        ],
    },
    MonthNames {
        calendar: Calendar::Lunar,
        tradition: Tradition::Iran,
        months: [
            &["محرم", "محرم‌الحرام"],
            &["صفر", "صفر‌المظفر", "صفر‌الخیر"],
            &["ربیع‌الاول", "ربیع اول", "ربیع‌المولود"],
            &[
                "ربیع‌الثانی",
                "ربیع‌الآخر",
                "ربیع‌الاخر",
                "ربیع ثانی",
                "ربیع دوم",
            ],
            &["جمادی‌الاول", "جمادی‌الاولی", "جمادی اول"],
            &[
                "جمادی‌الثانی",
                "جمادی‌الثانیه",
                "جمادی‌الآخر",
                "جمادی‌الآخره",
                "جمادی‌الاخر",
                "جمادی‌الاخره",
                "جمادی ثانی",
                "جمادی دوم",
            ],
            &["رجب", "رجب‌المرجب"],
            &["شعبان", "شعبان‌المعظم"],
            &["رمضان", "رمضان‌المبارک"],
            &["شوال", "شوال‌المکرم"],
            &[
                "ذیقعده",
                "ذی‌القعده",
                "ذوالقعده",
                "ذیقعده‌الحرام",
                "ذی‌القعده‌الحرام",
            ],
            &[
                "ذیحجه",
                "ذی‌الحجه",
                "ذوالحجه",
                "ذیحجه‌الحرام",
                "ذی‌الحجه‌الحرام",
            ],
        ],
    },
    MonthNames {
        calendar: Calendar::Solar,
        tradition: Tradition::Afghanistan,
        months: [
            &["حمل"],
            &["ثور"],
            &["جوزا", "جوزاء"],
            &["سرطان"],
            &["اسد"],
            &["سنبله"],
            &["میزان"],
            &["عقرب"],
            &["قوس"],
            &["جدی"],
            &["دلو"],
            &["حوت"],
        ],
    },
    MonthNames {
        calendar: Calendar::Gregorian,
        tradition: Tradition::Afghanistan,
        months: [
            &["جنوری"],
            &["فبروری"],
            &["مارچ"],
            &["اپریل"],
            &["می", "مې"],
            &["جون"],
            &["جولای"],
            &["اگست"],
            &["سپتمبر"],
            &["اکتوبر"],
            &["نومبر"],
            &["دسمبر"],
        ],
    },
    MonthNames {
        calendar: Calendar::Gregorian,
        tradition: Tradition::Arab,
        months: [
            &["کانون‌الثانی", "ینایر"],
            &["شباط", "فبرایر"],
            &["آذار", "اذار"],
            &["نیسان", "ابریل"],
            &["ایار", "مایو"],
            &["حزیران", "یونیو"],
            &["تموز", "یولیو"],
            &["آب", "اغسطس"],
            &["ایلول", "سبتمبر"],
            &["تشرین‌الاول"],
            &["تشرین‌الثانی", "نوفمبر"],
            &["کانون‌الاول", "دیسمبر"],
        ],
    },
];

/// Month names that are everyday words, cars or personal names too: a number before
/// one of them does not make it a date without further evidence.
pub const EVERYDAY_MONTH_NAMES: [&str; 21] = [
    "تیر",
    "مه",
    "می",
    "صفر",
    "آب",
    "حمل",
    "ثور",
    "جوزا",
    "سرطان",
    "اسد",
    "میزان",
    "عقرب",
    "قوس",
    "جدی",
    "دلو",
    "حوت",
    "سنبله",
    "نیسان",
    "آذار",
    "اذار",
    "ایلول",
];

/// The spellings of the weekdays, from Saturday.
pub const WEEKDAY_NAMES: [&[&str]; 7] = [
    &["شنبه", "السبت"],
    &["یکشنبه", "الاحد"],
    &["دوشنبه", "الاثنین"],
    &["سه‌شنبه", "الثلاثاء", "الثلاثا"],
    &["چهارشنبه", "چارشنبه", "الاربعاء"],
    &["پنجشنبه", "الخمیس"],
    &["جمعه", "آدینه", "الجمعه"],
];

/// Ordinals of the days 1–20 and 30; those between are put together from these.
pub const ORDINALS: [(u8, &[&str]); 21] = [
    (1, &["یکم", "اول", "نخست", "نخستین"]),
    (2, &["دوم"]),
    (3, &["سوم"]),
    (4, &["چهارم"]),
    (5, &["پنجم"]),
    (6, &["ششم", "شیشم"]),
    (7, &["هفتم"]),
    (8, &["هشتم"]),
    (9, &["نهم"]),
    (10, &["دهم"]),
    (11, &["یازدهم"]),
    (12, &["دوازدهم"]),
    (13, &["سیزدهم"]),
    (14, &["چهاردهم"]),
    (15, &["پانزدهم"]),
    (16, &["شانزدهم"]),
    (17, &["هفدهم"]),
    (18, &["هجدهم", "هیجدهم", "هژدهم"]),
    (19, &["نوزدهم"]),
    (20, &["بیستم"]),
    (30, &["سی‌ام", "سیم", "سی‌یم"]),
];

/// Cardinals of the days 1–20 and 30.
pub const CARDINALS: [(u8, &[&str]); 21] = [
    (1, &["یک"]),
    (2, &["دو"]),
    (3, &["سه"]),
    (4, &["چهار", "چار"]),
    (5, &["پنج"]),
    (6, &["شش", "شیش"]),
    (7, &["هفت"]),
    (8, &["هشت"]),
    (9, &["نه"]),
    (10, &["ده"]),
    (11, &["یازده"]),
    (12, &["دوازده"]),
    (13, &["سیزده"]),
    (14, &["چهارده"]),
    (15, &["پانزده"]),
    (16, &["شانزده"]),
    (17, &["هفده"]),
    (18, &["هجده", "هیجده"]),
    (19, &["نوزده"]),
    (20, &["بیست"]),
    (30, &["سی"]),
];

/// The preferred Persian name of a month (from 1) as written in Iran.
pub fn month(calendar: Calendar, month: u8) -> &'static str {
    month_in(calendar, Tradition::Iran, month)
}

/// The preferred name of a month (from 1) in a tradition; Iran's where the tradition has none.
pub fn month_in(calendar: Calendar, tradition: Tradition, month: u8) -> &'static str {
    let names = |tradition| {
        MONTH_NAMES
            .iter()
            .find(|names| (names.calendar, names.tradition) == (calendar, tradition))
    };
    names(tradition)
        .or_else(|| names(Tradition::Iran))
        .and_then(|names| names.months.get(usize::from(month).wrapping_sub(1)))
        .map_or("", |spellings| spellings[0])
}

/// The preferred Persian name of a weekday.
pub fn weekday(weekday: Weekday) -> &'static str {
    WEEKDAY_NAMES[weekday as usize][0]
}

/// The English name of a month (from 1).
pub fn english_month(calendar: Calendar, month: u8) -> &'static str {
    const SOLAR: [&str; 12] = [
        "Farvardin",
        "Ordibehesht",
        "Khordad",
        "Tir",
        "Mordad",
        "Shahrivar",
        "Mehr",
        "Aban",
        "Azar",
        "Dey",
        "Bahman",
        "Esfand",
    ];
    const GREGORIAN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const LUNAR: [&str; 12] = [
        "Muharram",
        "Safar",
        "Rabi al-Awwal",
        "Rabi al-Thani",
        "Jumada al-Awwal",
        "Jumada al-Thani",
        "Rajab",
        "Shaban",
        "Ramadan",
        "Shawwal",
        "Dhu al-Qadah",
        "Dhu al-Hijjah",
    ];
    let names = match calendar {
        Calendar::Solar => SOLAR,
        Calendar::Gregorian => GREGORIAN,
        Calendar::Lunar => LUNAR,
    };
    names
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

/// The English name of a weekday.
pub fn english_weekday(weekday: Weekday) -> &'static str {
    [
        "Saturday",
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ][weekday as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferred_names_are_the_newsroom_ones() {
        assert_eq!(month(Calendar::Gregorian, 5), "مه");
        assert_eq!(month(Calendar::Lunar, 3), "ربیع‌الاول");
        assert_eq!(
            month_in(Calendar::Solar, Tradition::Afghanistan, 7),
            "میزان"
        );
        assert_eq!(
            month_in(Calendar::Lunar, Tradition::Afghanistan, 9),
            "رمضان"
        );
        assert_eq!(month(Calendar::Solar, 13), "");
        assert_eq!(weekday(Weekday::Tuesday), "سه‌شنبه");
    }
}
