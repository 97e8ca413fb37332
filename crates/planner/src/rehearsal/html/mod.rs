//! The rehearsed year as one self-contained HTML page: no script, font or picture is fetched from anywhere.

mod chart;
mod sections;

use kernel::{Lang, Text};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::report::{Load, Report};

/// The whole page. The same report gives the same bytes.
pub fn render(report: &Report, lang: Lang) -> String {
    let page = Page { report, lang };
    let title = format!("{} · {} · {}", page.say("制度推演", "Rehearsal"), report.title, report.year);
    html! {
        (DOCTYPE)
        html lang=(page.say("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                (page.head())
                main {
                    (page.tiles())
                    (page.findings())
                    (page.months())
                    (page.calendar())
                    (page.units())
                    (page.over_limit())
                    (page.collisions())
                    (page.open_norms())
                    (page.articles())
                }
                (page.foot())
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    }
    .into_string()
}

/// The page in the making: what it shows, and in which language.
struct Page<'a> {
    report: &'a Report,
    lang: Lang,
}

/// The measures of the load, in the order in which the page's script numbers them.
const MEASURES: [(&str, &str); 8] = [
    ("负担合计(会议、材料、报送)", "Burden (meetings, papers, reports)"),
    ("到期事项", "Obligations due"),
    ("参加会议", "Meetings attended"),
    ("收到通知通报", "Notices received"),
    ("起草材料", "Papers to draw up"),
    ("报送备案", "Reports handed in"),
    ("冲突", "Collisions"),
    ("催办", "Reminders climbed"),
];

fn measures(load: &Load) -> [u32; 8] {
    [
        load.burden(),
        load.due,
        load.meetings,
        load.notices,
        load.papers,
        load.reports,
        load.collisions,
        load.rungs,
    ]
}

impl<'a> Page<'a> {
    fn say(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn text(&self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    fn month_name(&self, month: usize) -> String {
        const EN: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        match self.lang {
            Lang::Zh => format!("{}月", month + 1),
            Lang::En => EN[month].to_owned(),
        }
    }

    fn head(&self) -> Markup {
        let report = self.report;
        html! {
            header {
                div.in {
                    h1 { (self.say("制度推演:", "Rehearsal: ")) (report.title) }
                    p {
                        (report.organisation) " · " (report.year) " · "
                        (self.say("制度包版本", "pack version")) " " (report.version) " · "
                        (self.say("随机种子", "seed")) " " (report.seed)
                    }
                    @if report.provisional {
                        p {
                            (self.say(
                                "当年放假安排尚未公布,涉及工作日的日期按周末推算,以后可能变动。",
                                "The year's holidays are not yet published: dates that depend on workdays are computed from weekends and may move.",
                            ))
                        }
                    }
                }
            }
        }
    }

    fn tiles(&self) -> Markup {
        let totals = &self.report.totals;
        let outcome = &self.report.outcome;
        let tiles: [(usize, &str); 8] = [
            (totals.parties, self.say("有事要办的单位和机构", "units and bodies with work")),
            (totals.obligations, self.say("全年到期事项", "obligations due")),
            (outcome.met, self.say("按时办结", "met in time")),
            (outcome.late, self.say("逾期办结", "met late")),
            (outcome.missed, self.say("年底仍未办", "missed")),
            (totals.meetings, self.say("召开会议", "meetings held")),
            (totals.load.reports as usize, self.say("报送备案(份)", "reports handed in")),
            (totals.load.rungs as usize, self.say("催办(次)", "reminders climbed")),
        ];
        html! {
            div.tiles {
                @for (value, name) in tiles { div.tile { b { (value) } span { (name) } } }
            }
        }
    }

    fn foot(&self) -> Markup {
        html! {
            footer {
                (self.say(
                    "这是推演,不是考核:数字按声明的办事习惯和随机种子推出,同样的输入得到同样的结果。只统计单位和机构,不统计个人。",
                    "This is a rehearsal, not an assessment: the figures follow from the declared behaviour and the seed, and the same inputs give the same page. Units and bodies are counted, never persons.",
                ))
            }
        }
    }
}
