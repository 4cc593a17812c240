//! The names that begin a dateline: «تهران ۷ شهریور ۱۴۰۴», «(ایرنا)».

/// Cities from which Persian agencies and newspapers report: the capitals of the provinces of Iran and of Afghanistan's
/// great ones, of the neighbours, and of the countries that make news.
const CITIES: &str = "تهران تبریز ارومیه اردبیل اصفهان کرج ایلام بوشهر شهرکرد بیرجند مشهد بجنورد اهواز زنجان سمنان \
    زاهدان شیراز قزوین قم سنندج کرمان کرمانشاه یاسوج گرگان رشت خرم‌آباد ساری اراک بندرعباس همدان یزد آبادان کاشان \
    نیشابور سبزوار دزفول شاهرود کیش چابهار کابل هرات قندهار مزارشریف جلال‌آباد دوشنبه بغداد نجف کربلا اربیل دمشق \
    بیروت آنکارا استانبول باکو ایروان تفلیس مسکو عشق‌آباد تاشکند بیشکک اسلام‌آباد کراچی دهلی دوحه دبی ابوظبی ریاض جده \
    مکه مدینه منامه مسقط کویت صنعا قاهره عمان غزه رام‌الله لندن پاریس برلین وین ژنو بروکسل رم مادرید لاهه واشنگتن \
    نیویورک پکن توکیو سئول هنگ‌کنگ سیدنی اتاوا تورنتو";

/// Agencies that stand in brackets behind a place or a date, and words that begin the name of one.
const AGENCIES: &str = "ایرنا ایسنا ایلنا ایکنا ایمنا ایبنا فارس مهر تسنیم میزان برنا آنا شبستان باشگاه پانا صداوسیما \
    خبرگزاری رویترز آسوشیتدپرس فرانسه‌پرس شینهوا اسپوتنیک تاس آناتولی باختر پژواک ارنا";

/// Whether a word is the name of a city that a dateline may begin with.
pub(super) fn is_city(word: &str) -> bool {
    CITIES.split_whitespace().any(|city| city == word)
}

/// Whether a word is the name of an agency, or begins one.
pub(super) fn is_agency(word: &str) -> bool {
    AGENCIES.split_whitespace().any(|agency| agency == word)
}
