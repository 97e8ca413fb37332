//! Bodies, offices, classes, settings, products, archives: what there is.

use calendar::{Side, Span};
use kernel::Text;

use super::{Words, list};
use crate::pack::{Archive, Body, Class, Escalation, Office, Product, Retention, Setting};

pub(super) fn class(class: &Class) -> Text {
    Text::new(format!("设“{}”这一类单位", class.name), format!("there is a class of units “{}”", class.name))
}

impl Words<'_> {
    pub(super) fn body(&self, body: &Body) -> Text {
        let charge = list(body.charge.iter().map(String::as_str));
        let (charge_zh, charge_en) = if charge.zh.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(",负责{}", charge.zh), format!(", in charge of {}", charge.en))
        };
        let above =
            self.regulation.body(&body.parent).map_or(body.parent.as_str(), |parent| parent.name.as_str());
        let (above_zh, above_en) = if above.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(",上级是{above}"), format!(", under {above}"))
        };
        Text::new(
            format!("设{}{above_zh}{charge_zh}", body.name),
            format!("there is a body {}{above_en}{charge_en}", body.name),
        )
    }

    pub(super) fn office(&self, office: &Office) -> Text {
        let of = self.party(&office.of);
        let (zh, en) = match (office.at_least, office.at_most) {
            (0, 0) => (String::new(), String::new()),
            (least, 0) => (format!("至少{least}人"), format!(", {least} or more")),
            (least, most) if least == most => (format!("{least}人"), format!(", {least}")),
            (least, most) => (format!("{least}至{most}人"), format!(", {least} to {most}")),
        };
        let charge = list(office.charge.iter().map(String::as_str));
        let (charge_zh, charge_en) = if charge.zh.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(":{}", charge.zh), format!(": {}", charge.en))
        };
        let rank = office.eligibility.as_ref().map_or("", |eligibility| eligibility.rank_at_least.as_str());
        let (rank_zh, rank_en) = if rank.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(",{rank}以上"), format!(", of rank {rank} or above"))
        };
        Text::new(
            format!("{}设{}{zh}{rank_zh}{charge_zh}", of.zh, office.name),
            format!("{} has a {}{en}{rank_en}{charge_en}", of.en, office.name),
        )
    }

    pub(super) fn setting(&self, setting: &Setting) -> Text {
        let by = self.party(&setting.filled_by);
        Text::new(
            format!("“{}”由{}确定:{}", setting.norm, by.zh, setting.asks),
            format!("“{}” is settled by {}: {}", setting.norm, by.en, setting.asks),
        )
    }

    pub(super) fn product(&self, product: &Product) -> Text {
        let (by, to) = (self.parties(&product.by), self.parties(&product.to));
        let fields = list(product.fields.iter().map(String::as_str));
        let part = |text: Text, zh: &str, en: &str| {
            if text.zh.is_empty() {
                Text::default()
            } else {
                Text::new(format!("{zh}{}", text.zh), format!("{en}{}", text.en))
            }
        };
        let (by, to, fields) = (
            part(by, ",制作:", ", made by "),
            part(to, ",送:", ", sent to "),
            part(fields, ",内容:", ", with: "),
        );
        Text::new(
            format!("文件《{}》{}{}{}", product.name, by.zh, to.zh, fields.zh),
            format!("document “{}”{}{}{}", product.name, by.en, to.en, fields.en),
        )
    }

    pub(super) fn archive(&self, archive: &Archive) -> Text {
        let by = self.parties(&archive.custodian);
        let (zh, en) = match archive.retention {
            Some(Retention::Permanent) => ("永久", "permanently"),
            Some(Retention::ThirtyYears) => ("30年", "for 30 years"),
            Some(Retention::TenYears) => ("10年", "for 10 years"),
            None => ("期限未写", "for a time not said"),
        };
        Text::new(
            format!("《{}》由{}保管,{zh}", archive.name, by.zh),
            format!("“{}” is kept by {}, {en}", archive.name, by.en),
        )
    }

    pub(super) fn escalation(&self, escalation: &Escalation) -> Text {
        let rungs: Vec<Text> = escalation
            .rungs
            .iter()
            .map(|rung| {
                let (at, tell) = (around_deadline(rung.at), self.parties(&rung.tell));
                Text::new(
                    format!("{}{}告知{}", at.zh, rung.name, tell.zh),
                    format!("{}: {} to {}", at.en, rung.name, tell.en),
                )
            })
            .collect();
        Text::new(
            format!("催办:{}", rungs.iter().map(|rung| rung.zh.as_str()).collect::<Vec<_>>().join(";")),
            format!(
                "reminders: {}",
                rungs.iter().map(|rung| rung.en.as_str()).collect::<Vec<_>>().join("; ")
            ),
        )
    }
}

/// 到期前2天 / 2 days before the deadline.
fn around_deadline(span: Span) -> Text {
    let Text { zh, en } = Span { side: Side::Before, ..span }.describe();
    let (amount, english) = (zh.trim_start_matches("提前"), en.trim_end_matches(" before"));
    match span.side {
        Side::Before => Text::new(format!("到期前{amount}"), format!("{english} before the deadline")),
        Side::After => Text::new(format!("到期后{amount}"), format!("{english} after the deadline")),
    }
}
