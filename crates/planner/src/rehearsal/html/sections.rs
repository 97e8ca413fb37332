//! The sections of the page, in the order in which they stand.

use calendar::Date;
use kernel::Severity;
use maud::{Markup, PreEscaped, html};

use super::{MEASURES, Page, chart, measures};
use crate::rehearsal::report::{CollisionKind, Load, Outcome, Sitting};

impl Page<'_> {
    /// What is wrong with the regulation itself.
    pub(super) fn findings(&self) -> Markup {
        let findings = &self.report.findings;
        let severity = |severity| match severity {
            Severity::Error => ("error", self.say("错误", "error")),
            Severity::Warning => ("warning", self.say("警告", "warning")),
            Severity::Note => ("note", self.say("提示", "note")),
        };
        let weighty = findings.iter().filter(|finding| finding.severity != Severity::Note).count();
        html! {
            section {
                h2 { (self.say("制度体检", "What is wrong with the regulation")) }
                p.lead { (self.say("条文之间、条文与机构之间对不上的地方,以及怎么办。", "Where articles disagree with each other or with the organisation, and what to do.")) }
                @if findings.is_empty() {
                    p.empty { (self.say("没有发现问题。", "Nothing was found.")) }
                } @else {
                    details open[weighty <= 12] {
                        summary { (weighty) " " (self.say("处需要处理", "to act on")) (self.say(",", ", ")) (findings.len() - weighty) " " (self.say("条提示", "notes")) }
                        div.scroll tabindex="0" role="region" aria-label=(self.say("制度体检", "What is wrong with the regulation")) {
                            table {
                                thead { tr {
                                    th { (self.say("程度", "Severity")) } th { (self.say("代码", "Code")) }
                                    th { (self.say("条款", "Article")) } th { (self.say("问题与办法", "Finding and cure")) }
                                } }
                                tbody {
                                    @for finding in findings {
                                        @let (class, name) = severity(finding.severity);
                                        tr {
                                            td { span class=(format!("tag {class}")) { (name) } }
                                            td { (finding.code) } td { (finding.article) }
                                            td { (self.text(&finding.message)) br; span.lead { (self.text(&finding.help)) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The load of each month as bars.
    pub(super) fn months(&self) -> Markup {
        let pick = |of: fn(&Load) -> u32| -> [u32; 12] {
            let mut values = [0; 12];
            for (value, load) in values.iter_mut().zip(&self.report.months) {
                *value = of(load);
            }
            values
        };
        let names: Vec<String> = (0..12).map(|month| self.month_name(month)).collect();
        let series = [
            chart::Series {
                name: self.say("参加会议(单位次)", "meetings attended"),
                colour: "#1a5fb4",
                values: pick(|load| load.meetings),
            },
            chart::Series {
                name: self.say("起草材料", "papers drawn up"),
                colour: "#c98a1b",
                values: pick(|load| load.papers),
            },
            chart::Series {
                name: self.say("报送备案", "reports handed in"),
                colour: "#a61b1b",
                values: pick(|load| load.reports),
            },
        ];
        html! {
            section {
                h2 { (self.say("各月负担", "Load by month")) }
                p.lead { (self.say("全部单位合计。", "All units together.")) }
                (chart::bars(self.say("各月会议、材料、报送数量", "meetings, papers and reports by month"), &names, &series))
            }
        }
    }

    /// The year's meetings in twelve small calendars.
    pub(super) fn calendar(&self) -> Markup {
        let meetings = &self.report.meetings;
        html! {
            section {
                h2 { (self.say("全年会议日历", "The year's meetings")) }
                p.lead { (self.say("蓝色为开会的日子,深蓝为一天多场;指到日期可看会议名称。红底为休息日。", "Blue days have a meeting, dark blue more than one; point at a day for its name. Red ground: days of rest.")) }
                div.year { @for month in 1..=12 { (self.month(month, meetings)) } }
                details {
                    summary { (self.say("会议清单", "List of meetings")) " (" (meetings.len()) ")" }
                    div.scroll tabindex="0" role="region" aria-label=(self.say("会议清单", "List of meetings")) { table {
                        thead { tr {
                            th { (self.say("日期", "Date")) } th { (self.say("会议", "Meeting")) } th { (self.say("召开机构", "Body")) }
                            th.n { (self.say("参加单位", "Parties")) } th { (self.say("条款", "Article")) }
                        } }
                        tbody { @for sitting in meetings { tr {
                            td { (sitting.date) } td { (sitting.name) } td { (sitting.body) } td.n { (sitting.parties) } td { (sitting.article) }
                        } } }
                    } }
                }
            }
        }
    }

    fn month(&self, month: i8, meetings: &[Sitting]) -> Markup {
        let Ok(first) = Date::new(self.report.year, month, 1) else { return html! {} };
        let blank = first.weekday().to_monday_zero_offset();
        let days: Vec<Option<Date>> = (0..blank)
            .map(|_| None)
            .chain(first.series(jiff::ToSpan::days(1)).take_while(|day| day.month() == month).map(Some))
            .collect();
        let week = match self.lang {
            kernel::Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
            kernel::Lang::En => ["M", "T", "W", "T", "F", "S", "S"],
        };
        html! {
            div.month { table {
                caption { (self.month_name(usize::from(month.unsigned_abs()) - 1)) }
                thead { tr { @for name in week { th { (name) } } } }
                tbody { @for row in days.chunks(7) { tr { @for day in row {
                    @match day {
                        None => td {},
                        Some(day) => { (self.day(*day, meetings)) },
                    }
                } } } }
            } }
        }
    }

    fn day(&self, day: Date, meetings: &[Sitting]) -> Markup {
        let here: Vec<&str> = meetings
            .iter()
            .filter(|sitting| sitting.date == day)
            .map(|sitting| sitting.name.as_str())
            .collect();
        let rest = self.report.rest_days.binary_search(&day).is_ok();
        let class = match (here.len(), rest) {
            (0, true) => "off",
            (0, false) => "",
            (1, _) => "m",
            _ => "m m2",
        };
        html! {
            @if here.is_empty() { td class=[(!class.is_empty()).then_some(class)] { (day.day()) } }
            @else { td class=(class) title=(here.join("、")) { (day.day()) } }
        }
    }

    /// Each unit by month, as a table whose colour follows the figure.
    pub(super) fn units(&self) -> Markup {
        let units = &self.report.units;
        let load: Vec<Vec<[u32; 8]>> =
            units.iter().map(|unit| unit.months.iter().map(measures).collect()).collect();
        let json = serde_json::to_string(&load).unwrap_or_default();
        html! {
            section {
                h2 { (self.say("各单位负担", "Load by unit")) }
                p.lead { (self.say("负担最重的在前。换一个指标看,颜色越深越多。", "The most burdened first. Choose another measure; the darker, the more.")) }
                @if units.is_empty() {
                    p.empty { (self.say("没有单位承担事项:请核对机构名册里的单位类别。", "No unit owes anything: check the classes of the units in the organisation.")) }
                } @else {
                    p.bar {
                        span {
                            label for="measure" { (self.say("指标", "Measure")) }
                            select id="measure" { @for (index, (zh, en)) in MEASURES.iter().enumerate() { option value=(index) { (self.say(zh, en)) } } }
                        }
                        span {
                            label for="find" { (self.say("单位", "Unit")) }
                            input id="find" type="search" placeholder=(self.say("输入名称筛选", "type to filter"));
                        }
                    }
                    div.scroll tabindex="0" role="region" aria-label=(self.say("各单位各月负担表", "table of load by unit and month")) {
                        table.heat id="heat" {
                            thead { tr {
                                th.u { (self.say("单位", "Unit")) }
                                @for month in 0..12 { th.n { (self.month_name(month)) } }
                                th.n { (self.say("全年", "Year")) }
                            } }
                            tbody { @for unit in units { tr {
                                td.u { (unit.name) }
                                @for month in &unit.months { td.h { (month.burden()) } }
                                td.n { (unit.year.burden()) }
                            } } }
                        }
                    }
                    script id="load" type="application/json" { (PreEscaped(json)) }
                }
            }
        }
    }

    /// Months in which a unit has more than the pack allows.
    pub(super) fn over_limit(&self) -> Markup {
        let over = &self.report.over_limit;
        html! {
            @if !over.is_empty() {
                section {
                    h2 { (self.say("超过减负上限", "Above the limits of burden")) }
                    p.lead { (self.say("制度包规定了每个单位每月会议和材料的上限,下列单位超过了。", "The pack limits the meetings and papers of one unit in a month; these have more.")) }
                    div.scroll tabindex="0" role="region" aria-label=(self.say("超过减负上限", "Above the limits of burden")) { table {
                        thead { tr {
                            th { (self.say("单位", "Unit")) } th { (self.say("月份", "Month")) } th { (self.say("哪一项", "Of")) }
                            th.n { (self.say("数量", "Count")) } th.n { (self.say("上限", "Limit")) }
                        } }
                        tbody { @for one in over { tr {
                            td { (one.name) } td { (self.month_name(usize::from(one.month.unsigned_abs()) - 1)) }
                            td { (if one.of == "meetings" { self.say("会议", "meetings") } else { self.say("材料", "papers") }) }
                            td.n { (one.count) } td.n { (one.limit) }
                        } } }
                    } }
                }
            }
        }
    }

    /// Where deadlines or meetings collide.
    pub(super) fn collisions(&self) -> Markup {
        let collisions = &self.report.collisions;
        html! {
            section {
                h2 { (self.say("撞期", "Collisions")) }
                p.lead { (self.say("同一单位同一天有两场会,或同一天到期的事项太多。", "Two meetings of one unit on one day, or too many deadlines on one day.")) }
                @if collisions.is_empty() {
                    p.empty { (self.say("全年没有撞期。", "None in the whole year.")) }
                } @else {
                    details open[collisions.len() <= 20] {
                        summary { (collisions.len()) " " (self.say("处", "collisions")) }
                        div.scroll tabindex="0" role="region" aria-label=(self.say("撞期", "Collisions")) { table {
                            thead { tr {
                                th { (self.say("日期", "Date")) } th { (self.say("单位", "Unit")) } th { (self.say("类型", "Kind")) } th { (self.say("事项", "What")) }
                            } }
                            tbody { @for one in collisions { tr {
                                td { (one.date) } td { (one.name) }
                                td { (match one.kind {
                                    CollisionKind::Meetings => self.say("会议撞期", "meetings"),
                                    CollisionKind::Deadlines => self.say("到期集中", "deadlines"),
                                }) }
                                td { (one.what.join(";")) }
                            } } }
                        } }
                    }
                }
            }
        }
    }

    /// Open norms that nobody has filled in.
    pub(super) fn open_norms(&self) -> Markup {
        let norms = &self.report.open_norms;
        html! {
            @if !norms.is_empty() {
                section {
                    h2 { (self.say("待填写的开放条款", "Open norms not filled in")) }
                    p.lead { (self.say("条文写了“定期”“及时”之类而没有给数,填写前依赖它的事项不会排出。", "The article leaves a figure open; what depends on it is not planned until somebody fills it in.")) }
                    div.scroll tabindex="0" role="region" aria-label=(self.say("待填写的开放条款", "Open norms not filled in")) { table {
                        thead { tr {
                            th { (self.say("条款", "Article")) } th { (self.say("原词", "Words")) } th { (self.say("要回答的问题", "Question")) }
                            th { (self.say("谁来填", "Who answers")) } th { (self.say("在等的规则", "Rules that wait")) }
                        } }
                        tbody { @for norm in norms { tr {
                            td { (norm.article) } td { (norm.norm) } td { (norm.asks) } td { (norm.filled_by) } td { (norm.waiting.join("、")) }
                        } } }
                    } }
                }
            }
        }
    }

    /// What each article made people do.
    pub(super) fn articles(&self) -> Markup {
        let share = |outcome: &Outcome| {
            let due = outcome.met + outcome.late + outcome.missed;
            (outcome.met * 100)
                .checked_div(due)
                .map_or_else(|| String::from("—"), |percent| format!("{percent}%"))
        };
        html! {
            section {
                h2 { (self.say("每一条让谁做了多少事", "What each article makes people do")) }
                div.scroll tabindex="0" role="region" aria-label=(self.say("每一条让谁做了多少事", "What each article makes people do")) { table {
                    thead { tr {
                        th { (self.say("条款", "Article")) } th { (self.say("要求", "What")) } th.n { (self.say("事项", "Obligations")) }
                        th.n { (self.say("单位", "Parties")) } th.n { (self.say("按时", "Met")) } th.n { (self.say("逾期", "Late")) }
                        th.n { (self.say("未办", "Missed")) } th.n { (self.say("按时率", "In time")) }
                    } }
                    tbody { @for one in &self.report.articles { tr {
                        td { (one.article) } td { (one.what) } td.n { (one.obligations) } td.n { (one.parties) }
                        td.n { (one.outcome.met) } td.n { (one.outcome.late) } td.n { (one.outcome.missed) } td.n { (share(&one.outcome)) }
                    } } }
                } }
            }
        }
    }
}
