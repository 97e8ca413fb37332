//! Duties, meetings, assessments: what somebody does.

use kernel::Text;

use super::{Words, list};
use crate::pack::{Assessment, Duty, Meeting, fact, meeting::Base, meeting::ProxyKind};

impl Words<'_> {
    pub(super) fn duty(&self, duty: &Duty) -> Text {
        let (who, must, when) = (self.parties(&duty.who), self.must(), self.time(duty));
        let to = if duty.to.is_empty() {
            Text::default()
        } else {
            let to = self.parties(&duty.to);
            Text::new(format!(",报{}", to.zh), format!(", to {}", to.en))
        };
        Text::new(
            format!("{}{}{}:{}{}", who.zh, must.zh, when.zh, duty.what, to.zh),
            format!("{} {} {}: {}{}", who.en, must.en, when.en, duty.what, to.en),
        )
    }

    fn time(&self, duty: &Duty) -> Text {
        if let Some(when) = &duty.when {
            return self.schedule(when);
        }
        let Some(on) = duty.on.as_deref() else { return Text::new("长期", "at all times") };
        let (zh, en) = fact::find(on).map_or((on, on), |kind| (kind.zh, kind.en));
        let of = duty.of.values().map(|value| self.named(value)).collect::<Vec<_>>().join("、");
        let of = if of.is_empty() { String::new() } else { format!("({of})") };
        match &duty.within {
            Some(within) => {
                let within = self.within(within);
                Text::new(
                    format!("在“{zh}”{of}{}", within.zh),
                    format!("{}, counted from “{en}”{of}", within.en),
                )
            }
            None => Text::new(format!("在“{zh}”{of}后"), format!("after “{en}”{of}")),
        }
    }

    /// A value of `of`: the name of the meeting or assessment that it is the id of.
    fn named(&self, id: &str) -> String {
        let meeting = self.regulation.find::<Meeting>(id).map(|(_, meeting)| meeting.name.clone());
        let assessment =
            || self.regulation.find::<Assessment>(id).map(|(_, assessment)| assessment.name.clone());
        meeting.or_else(assessment).unwrap_or_else(|| id.to_owned())
    }

    pub(super) fn meeting(&self, meeting: &Meeting) -> Text {
        let body = self.party(&meeting.body);
        let members = self.parties(&meeting.members);
        let (must, when) = match &meeting.when {
            Some(when) => (self.must(), self.schedule(when)),
            None => (Text::new("可以", "may"), Text::new("按需要", "as needed")),
        };
        let mut text = Text::new(
            format!("{}{}{}召开{},{}参加", body.zh, must.zh, when.zh, meeting.name, members.zh),
            format!(
                "{} {} hold {} ({}), attended by {}",
                body.en, must.en, meeting.name, when.en, members.en
            ),
        );
        for part in [self.lead(meeting), counting(meeting), self.around(meeting)].into_iter().flatten() {
            text = Text::new(format!("{};{}", text.zh, part.zh), format!("{}; {}", text.en, part.en));
        }
        text
    }

    fn lead(&self, meeting: &Meeting) -> Vec<Text> {
        let mut parts = Vec::new();
        if let Some(convener) = &meeting.convener {
            let by = self.party(convener);
            parts.push(Text::new(format!("{}召集", by.zh), format!("convened by {}", by.en)));
        }
        if let Some(chair) = &meeting.chair {
            let by = self.party(chair);
            parts.push(Text::new(format!("{}主持", by.zh), format!("chaired by {}", by.en)));
        }
        if let Some(alternation) = &meeting.alternates {
            let other = self.named(alternation.with.as_str());
            parts.push(Text::new(
                format!("与{other}隔季"),
                format!("in the quarters between those of {other}"),
            ));
        }
        parts
    }

    fn around(&self, meeting: &Meeting) -> Vec<Text> {
        let mut parts = Vec::new();
        if let Some(notice) = &meeting.notice {
            let (by, within) = (self.party(&notice.by), self.within(&notice.within));
            parts.push(Text::new(
                format!("{}{}通知", by.zh, within.zh),
                format!("{} gives notice, {}", by.en, within.en),
            ));
        }
        if let Some(minutes) = &meeting.minutes {
            let (by, within) = (self.party(&minutes.by), self.within(&minutes.within));
            parts.push(Text::new(
                format!("{}{}印发纪要", by.zh, within.zh),
                format!("{} sends minutes, {}", by.en, within.en),
            ));
        }
        if let Some(circular) = &meeting.circular {
            let (by, within) = (self.party(&circular.by), self.within(&circular.within));
            let audience = &circular.audience;
            parts.push(Text::new(
                format!("{}{}向{audience}通报", by.zh, within.zh),
                format!("{} issues a circular to {audience}, {}", by.en, within.en),
            ));
        }
        parts
    }

    pub(super) fn assessment(&self, assessment: &Assessment) -> Text {
        let (by, of, must) =
            (self.parties(&assessment.organiser), self.parties(&assessment.assessed), self.must());
        let when = assessment
            .when
            .as_ref()
            .map_or_else(|| Text::new("按需要", "as needed"), |when| self.schedule(when));
        let instruments = list(assessment.instruments.iter().map(String::as_str));
        let (with_zh, with_en) = if instruments.zh.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(",依据{}", instruments.zh), format!(", by {}", instruments.en))
        };
        Text::new(
            format!("{}{}{}组织{},考评{}{with_zh}", by.zh, must.zh, when.zh, assessment.name, of.zh),
            format!("{} {} run {} ({}) of {}{with_en}", by.en, must.en, assessment.name, when.en, of.en),
        )
    }
}

/// Who is counted, and whether somebody else may come.
fn counting(meeting: &Meeting) -> Vec<Text> {
    let mut parts = Vec::new();
    if let Some(quorum) = &meeting.quorum {
        let (more_zh, more_en) = if quorum.strict { ("超过", "more than") } else { ("至少", "at least") };
        let (base_zh, base_en) = match quorum.base {
            Base::Voting => ("有表决权的成员", "those who vote"),
            Base::Members => ("成员", "the members"),
        };
        let fraction = quorum.fraction;
        parts.push(Text::new(
            format!("{base_zh}{more_zh}{fraction}到会方可召开"),
            format!("opened only with {more_en} {fraction} of {base_en} present"),
        ));
    }
    if let Some(proxy) = &meeting.proxy {
        parts.push(match proxy.kind {
            ProxyKind::None => Text::new("须本人到会", "members come in person"),
            ProxyKind::WithReason => Text::new("代会须有理由", "a proxy needs a recorded reason"),
            ProxyKind::Opinion => Text::new("可托人转达意见", "a proxy may convey an opinion"),
            ProxyKind::Vote => Text::new("可由他人代为表决", "a proxy may vote"),
        });
    }
    parts
}
