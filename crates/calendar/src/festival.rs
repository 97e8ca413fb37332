//! Solar and lunar festivals, memorial days and theme days, by name.

use jiff::civil::{Date, Weekday};
use kernel::Text;

use crate::lunar::{self, LunarDate, Term};

/// How a festival's day is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Falls {
    /// Month and day.
    On(i8, i8),
    /// Lunar month and day; never in a leap month.
    Lunar(u8, u8),
    /// The last day of the lunar year.
    LunarEve,
    /// The day of a solar term.
    Term(Term),
    /// The day before a solar term.
    BeforeTerm(Term),
    /// The n-th such weekday of a month.
    Weekday(i8, i8, Weekday),
}

/// A festival, memorial day or theme day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Festival {
    /// Its name, and others that it is known by.
    names: &'static [&'static str],
    english: &'static str,
    falls: Falls,
}

const fn on(month: i8, day: i8, names: &'static [&'static str], english: &'static str) -> Festival {
    Festival { names, english, falls: Falls::On(month, day) }
}

const fn lunar(month: u8, day: u8, names: &'static [&'static str], english: &'static str) -> Festival {
    Festival { names, english, falls: Falls::Lunar(month, day) }
}

const fn other(falls: Falls, names: &'static [&'static str], english: &'static str) -> Festival {
    Festival { names, english, falls }
}

static ALL: [Festival; 73] = [
    // Traditional (我们的节日).
    other(Falls::LunarEve, &["除夕"], "Lunar New Year's Eve"),
    lunar(1, 1, &["春节"], "Spring Festival"),
    lunar(1, 15, &["元宵节", "元宵"], "Lantern Festival"),
    lunar(2, 2, &["龙抬头", "二月二"], "Dragon Raising its Head"),
    lunar(3, 3, &["上巳节", "三月三"], "Shangsi Festival"),
    other(Falls::BeforeTerm(Term::ClearAndBright), &["寒食节"], "Cold Food Festival"),
    other(Falls::Term(Term::ClearAndBright), &["清明节", "清明"], "Qingming Festival"),
    lunar(5, 5, &["端午节", "端午"], "Dragon Boat Festival"),
    lunar(7, 7, &["七夕节", "七夕"], "Qixi Festival"),
    lunar(7, 15, &["中元节"], "Zhongyuan Festival"),
    lunar(8, 15, &["中秋节", "中秋"], "Mid-Autumn Festival"),
    lunar(9, 9, &["重阳节", "重阳", "老年节", "敬老节"], "Double Ninth Festival"),
    other(Falls::Term(Term::WinterSolstice), &["冬至", "冬至节"], "Winter Solstice"),
    lunar(12, 8, &["腊八节", "腊八"], "Laba Festival"),
    lunar(12, 23, &["小年", "北方小年"], "Little New Year (north)"),
    lunar(12, 24, &["南方小年"], "Little New Year (south)"),
    // By the solar calendar.
    on(1, 1, &["元旦"], "New Year"),
    on(1, 10, &["中国人民警察节", "警察节"], "Police Day"),
    on(3, 5, &["学雷锋纪念日", "雷锋纪念日", "学雷锋日"], "Learn from Lei Feng Day"),
    on(3, 8, &["妇女节", "国际妇女节", "三八妇女节"], "Women's Day"),
    on(3, 12, &["植树节"], "Arbor Day"),
    on(3, 15, &["消费者权益日", "国际消费者权益日"], "Consumer Rights Day"),
    on(3, 22, &["世界水日"], "World Water Day"),
    on(4, 7, &["世界卫生日"], "World Health Day"),
    on(4, 15, &["全民国家安全教育日", "国家安全教育日"], "National Security Education Day"),
    on(4, 22, &["世界地球日", "地球日"], "Earth Day"),
    on(4, 23, &["世界读书日", "读书日"], "World Book Day"),
    on(4, 24, &["中国航天日"], "Space Day of China"),
    on(5, 1, &["劳动节", "国际劳动节", "五一", "五一劳动节"], "Labour Day"),
    on(5, 4, &["青年节", "五四青年节"], "Youth Day"),
    on(5, 8, &["世界红十字日"], "World Red Cross Day"),
    on(5, 10, &["中国品牌日"], "China Brand Day"),
    other(Falls::Weekday(5, 2, Weekday::Sunday), &["母亲节"], "Mother's Day"),
    on(5, 12, &["全国防灾减灾日", "防灾减灾日"], "Disaster Prevention and Reduction Day"),
    on(5, 12, &["护士节", "国际护士节"], "Nurses Day"),
    on(5, 15, &["国际家庭日"], "International Day of Families"),
    other(
        Falls::Weekday(5, 3, Weekday::Sunday),
        &["全国助残日", "助残日"],
        "National Day of Helping the Disabled",
    ),
    on(5, 18, &["国际博物馆日"], "International Museum Day"),
    on(5, 19, &["中国旅游日"], "China Tourism Day"),
    on(5, 31, &["世界无烟日"], "World No Tobacco Day"),
    on(6, 1, &["儿童节", "国际儿童节", "六一儿童节"], "Children's Day"),
    on(6, 5, &["世界环境日", "六五环境日", "环境日"], "World Environment Day"),
    on(6, 6, &["全国爱眼日"], "National Eye Care Day"),
    other(
        Falls::Weekday(6, 2, Weekday::Saturday),
        &["文化和自然遗产日"],
        "Cultural and Natural Heritage Day",
    ),
    other(Falls::Weekday(6, 3, Weekday::Sunday), &["父亲节"], "Father's Day"),
    on(6, 25, &["全国土地日"], "National Land Day"),
    on(6, 26, &["国际禁毒日", "禁毒日"], "Day against Drug Abuse"),
    on(7, 1, &["建党节", "党的生日", "七一"], "Founding Day of the Communist Party of China"),
    on(8, 1, &["建军节", "八一"], "Army Day"),
    on(8, 8, &["全民健身日"], "National Fitness Day"),
    on(8, 15, &["全国生态日"], "National Ecology Day"),
    on(8, 19, &["中国医师节", "医师节"], "Doctors Day"),
    on(9, 3, &["抗战胜利纪念日", "中国人民抗日战争胜利纪念日"], "Victory Day of the War of Resistance"),
    on(9, 5, &["中华慈善日"], "China Charity Day"),
    on(9, 10, &["教师节"], "Teachers Day"),
    on(9, 18, &["九一八纪念日", "九一八"], "Anniversary of the September 18 Incident"),
    on(9, 20, &["公民道德宣传日", "全国公民道德宣传日"], "Civic Morality Day"),
    on(9, 22, &["世界无车日"], "World Car-Free Day"),
    other(Falls::Term(Term::AutumnEquinox), &["中国农民丰收节", "农民丰收节"], "Farmers' Harvest Festival"),
    on(9, 30, &["烈士纪念日"], "Martyrs Day"),
    on(10, 1, &["国庆节", "国庆"], "National Day"),
    on(10, 13, &["建队日", "中国少年先锋队建队日"], "Founding Day of the Young Pioneers"),
    on(10, 16, &["世界粮食日"], "World Food Day"),
    on(10, 17, &["国家扶贫日"], "National Poverty Relief Day"),
    on(11, 8, &["记者节"], "Journalists Day"),
    on(11, 9, &["消防日", "全国消防日", "全国消防安全宣传教育日"], "Fire Safety Day"),
    on(12, 1, &["世界艾滋病日"], "World AIDS Day"),
    on(12, 2, &["全国交通安全日", "交通安全日"], "National Traffic Safety Day"),
    on(12, 3, &["国际残疾人日"], "Day of Persons with Disabilities"),
    on(12, 4, &["国家宪法日", "宪法日"], "Constitution Day"),
    on(12, 5, &["国际志愿者日", "志愿者日"], "Volunteers Day"),
    on(12, 9, &["国际反腐败日"], "International Anti-Corruption Day"),
    on(12, 13, &["国家公祭日"], "National Memorial Day"),
];

/// Every festival that is known: the traditional ones first, then the others from January on.
pub fn all() -> &'static [Festival] {
    &ALL
}

/// The festival of that name, or of another of its names.
pub fn find(name: &str) -> Option<&'static Festival> {
    ALL.iter().find(|festival| festival.names.contains(&name))
}

/// Every festival that falls on the day, in the order of [`all`].
pub fn on_day(date: Date) -> Vec<&'static Festival> {
    ALL.iter().filter(|festival| !festival.days(date, date).is_empty()).collect()
}

/// What is wrong with a name that is not known, with every name that is.
pub fn unknown(name: &str) -> Text {
    let chinese: Vec<_> = ALL.iter().map(|festival| festival.names[0]).collect();
    let english: Vec<_> =
        ALL.iter().map(|festival| format!("{} ({})", festival.names[0], festival.english)).collect();
    Text::new(
        format!("不认识节日“{name}”;可用的有:{}。其他日子请用 on 写日期", chinese.join("、")),
        format!(
            "festival `{name}` is not known; known are: {}. Give any other day by date in `on`",
            english.join(", ")
        ),
    )
}

impl Festival {
    /// Its name.
    pub fn name(&self) -> Text {
        Text::new(self.names[0], self.english)
    }

    /// Every day of `from..=to` on which it falls, in order. Most fall once in a year, those near the turn
    /// of the lunar year twice or not at all. Days outside 1970 to 2200 are left out.
    pub fn days(&self, from: Date, to: Date) -> Vec<Date> {
        let years = lunar::years(from, to);
        years.filter_map(|year| self.in_year(year)).filter(|day| (from..=to).contains(day)).collect()
    }

    /// Its day in a year, which for a lunar festival is the lunar year.
    fn in_year(&self, year: i16) -> Option<Date> {
        match self.falls {
            Falls::On(month, day) => Date::new(year, month, day).ok(),
            Falls::Lunar(month, day) => LunarDate::date(year, month, day),
            Falls::LunarEve => LunarDate::new_year(year.checked_add(1)?)?.yesterday().ok(),
            Falls::Term(term) => lunar::term(year, term),
            Falls::BeforeTerm(term) => lunar::term(year, term)?.yesterday().ok(),
            Falls::Weekday(month, number, weekday) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(number, weekday).ok()
            }
        }
    }
}

#[cfg(test)]
#[path = "festival_tests.rs"]
mod tests;
