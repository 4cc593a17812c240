//! The words of the grammar of dates beside months, weekdays and numbers.

use super::vocabulary::{Era, Keyword, Meaning};

const fn keyword(keyword: Keyword) -> Meaning {
    Meaning::Keyword(keyword)
}

/// Words separated by spaces, and what each of them means.
pub(super) const WORDS: &[(&str, Meaning)] = &[
    ("و", keyword(Keyword::And)),
    ("تا الی لغایت", keyword(Keyword::Until)),
    ("از", keyword(Keyword::From)),
    ("ماه", keyword(Keyword::Month)),
    ("سال", keyword(Keyword::Year)),
    ("روز روزهای", keyword(Keyword::Day)),
    ("هفته", keyword(Keyword::Week)),
    ("مورخ مورخه تاریخ", keyword(Keyword::Dated)),
    ("شب", keyword(Keyword::Night)),
    (
        "صبح عصر ظهر بامداد شامگاه غروب سحرگاه بعدازظهر نیمه‌شب",
        keyword(Keyword::PartOfDay),
    ),
    ("جاری", keyword(Keyword::Current)),
    ("این", keyword(Keyword::This)),
    ("گذشته قبل", keyword(Keyword::Past)),
    ("آینده بعد", keyword(Keyword::Next)),
    ("پیش", keyword(Keyword::Before)),
    ("رو", keyword(Keyword::Face)),
    ("امسال", keyword(Keyword::YearOffset(0))),
    ("پارسال", keyword(Keyword::YearOffset(-1))),
    ("پیرارسال", keyword(Keyword::YearOffset(-2))),
    ("همان", keyword(Keyword::Same)),
    ("هر هرسال هرساله همه‌ساله", keyword(Keyword::Every)),
    ("برابر", keyword(Keyword::Equal)),
    (
        "مطابق مصادف مقارن معادل منطبق همزمان موافق",
        keyword(Keyword::Matching),
    ),
    ("شده بود است", keyword(Keyword::Become)),
    ("با", keyword(Keyword::With)),
    ("بر", keyword(Keyword::On)),
    ("پس", keyword(Keyword::After)),
    ("مبارک", keyword(Keyword::Blessed)),
    ("در", keyword(Keyword::In)),
    ("به", keyword(Keyword::To)),
    ("غره", keyword(Keyword::FirstDay)),
    ("سلخ", keyword(Keyword::LastDay)),
    (
        "میدان خیابان بیمارستان ورزشگاه استادیوم پل بزرگراه اتوبان ایستگاه کوچه مدرسه \
         دبیرستان دانشگاه سالن مجتمع شهرک محله بلوار چهارراه مترو پادگان پارک تونل مسجد تقاطع \
         زیرگذر روگذر کارخانه لشکر تیپ گردان باشگاه بنیاد موسسه سد پایگاه آزادراه تالار",
        keyword(Keyword::Place),
    ),
    (
        "حادثه قیام عملیات شهدا شهدای انقلاب کودتا کودتای جنبش فاجعه حماسه انفجار نهضت واقعه \
         راهپیمایی حملات حمله رویداد رخداد دولت خبرگزاری گروه حزب سازمان یوم‌الله بیانیه \
         وقایع حوادث رویدادهای اعتراضات",
        keyword(Keyword::Event),
    ),
    (
        "سالروز سالگرد یادبود گرامیداشت",
        keyword(Keyword::Anniversary),
    ),
    (
        "ساعت شماره بند ماده صفحه فصل منطقه کانال طبقه واحد پلاک ردیف اصل تبصره آیه سوره جلد \
         قسمت دقیقه نمره بخش گیت ترمینال شناسه کد بارکد سریال اتاق بلوک غرفه سکو",
        keyword(Keyword::Numbered),
    ),
    (
        "کالا نگارش ورژن مدل کلاسه دادنامه رهگیری سفارش استاندارد قانون تلفن بخشنامه مصوبه \
         دستورالعمل مزایده مناقصه قرارداد ابلاغیه پیوست عطف رویه",
        keyword(Keyword::Coded { counted: false }),
    ),
    ("نسخه پرونده", keyword(Keyword::Coded { counted: true })),
    (
        "نفر تن درصد هزار میلیون میلیارد تریلیون کشته زخمی مجروح شهید مصدوم دستگاه فروند مورد \
         کشور کیلومتر متر تومان ریال دلار یورو کیلو کیلوگرم گرم لیتر عدد خانوار زن مرد \
         کودک دانش‌آموز سرباز نیرو نماینده شرکت روستا خانه تیم بازیکن گل امتیاز \
         بار صندلی مگاوات بشکه هکتار قطعه فیلم کتاب رای اثر خبرنگار فرد \
         ساله روزه قلم فقره عضو زندانی مسافر گلوله موشک پهپاد جسد پزشک دانشجو معلم \
         کارگر میلی‌متر سانتی‌متر قطره نامزد داوطلب بیمار مهاجر پناهجو اسیر گروگان غیرنظامی",
        keyword(Keyword::Counted),
    ),
    (
        "که برای را نیز هم اما ولی یا توسط طی شد شود خواهد می‌شود می‌باشد کرد کردند آغاز \
         برگزار پایان منتشر اعلام ضمن چون زیرا",
        keyword(Keyword::Function),
    ),
    (
        "گرفتگی گرفته مه‌گرفتگی آلود غلیظ شدید رقیق شکن صبحگاهی پاش",
        keyword(Keyword::Fog),
    ),
    (
        "عربستان سعودی مکه مدینه مصر عراق سوریه لبنان اردن امارات قطر کویت بحرین عمان یمن ترکیه \
         پاکستان هند اندونزی مالزی افغانستان تونس مراکش الجزایر لیبی سودان فلسطین",
        keyword(Keyword::OtherCountry),
    ),
    (
        "امام ائمه امامان امامت شهر پایتخت فرودگاه بازار",
        keyword(Keyword::WeekdayTitle),
    ),
    ("متولد زاده تولد زادروز درگذشته", keyword(Keyword::Life)),
    ("امروز امشب", Meaning::Relative(0)),
    ("دیروز دیشب", Meaning::Relative(-1)),
    ("پریروز پریشب", Meaning::Relative(-2)),
    ("فردا", Meaning::Relative(1)),
    ("پس‌فردا", Meaning::Relative(2)),
    ("خورشیدی شمسی ش هش", Meaning::Era(Era::Solar)),
    ("قمری ق", Meaning::Era(Era::Lunar)),
    ("میلادی م", Meaning::Era(Era::Gregorian)),
    ("شاهنشاهی", Meaning::Era(Era::Imperial)),
    ("هجری", Meaning::Era(Era::Hijri)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::fold::folded;

    #[test]
    fn every_word_of_the_grammar_has_one_meaning() {
        let mut seen = std::collections::HashSet::new();
        let words = WORDS.iter().flat_map(|(words, _)| words.split_whitespace());
        for word in words {
            assert!(seen.insert(folded(word)), "{word} stands twice");
        }
    }
}
