//! The kinds of fact that rules can wait for, and what each kind of action leaves behind.
//!
//! The list is closed: a rule that waits for a kind of fact that nothing can record would wait for ever.

use kernel::Text;

use super::Action;

/// A kind of fact: `noun.verb`, what it is called, and what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactKind {
    /// `noun.verb`.
    pub id: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// The fact that discharges any obligation whose noun has no module yet: a report that names the article.
pub const REPORT: &str = "report.filed";

/// Every kind of fact.
pub const FACT_KINDS: &[FactKind] = &[
    kind("activity.ended", "活动结束", "activity ended"),
    kind("activity.held", "活动开展", "activity held"),
    kind("activity.opened", "活动启动", "activity opened"),
    kind("appeal.lodged", "提出申诉", "appeal lodged"),
    kind("appointment.ended", "离任", "appointment ended"),
    kind("appointment.filed", "任职备案", "appointment filed"),
    kind("appointment.started", "任职", "appointment started"),
    kind("archive.checked", "档案检查", "archive checked"),
    kind("archive.filed", "归档", "archived"),
    kind("assessment.completed", "考评完成", "assessment completed"),
    kind("assessment.opened", "考评启动", "assessment opened"),
    kind("assessment.published", "考评结果通报", "assessment result published"),
    kind("budget.checked", "经费检查", "money checked"),
    kind("bulletin.adopted", "信息采用", "information adopted"),
    kind("bulletin.issued", "简报刊发", "bulletin issued"),
    kind("bulletin.submitted", "信息报送", "information submitted"),
    kind("circular.issued", "通报发布", "circular issued"),
    kind("conduct.decided", "奖惩决定", "reward or penalty decided"),
    kind("directive.received", "收到上级部署", "directive received"),
    kind("document.issued", "公文印发", "document issued"),
    kind("form.compiled", "统计完成", "statistics compiled"),
    kind("honour.accepted", "创建验收", "candidate accepted"),
    kind("honour.applied", "申报", "application made"),
    kind("honour.approved", "上级审批", "approved above"),
    kind("honour.conferred", "命名表彰", "honour conferred"),
    kind("honour.decided", "研究决定", "honour decided"),
    kind("honour.inspected", "检查", "candidate inspected"),
    kind("honour.publicised", "公示期满", "public notice ended"),
    kind("honour.withdrawn", "撤销称号", "honour withdrawn"),
    kind("incident.reported", "重大情况发生", "major incident"),
    kind("inspection.done", "检查完成", "inspection done"),
    kind("instruction.given", "领导批示交办", "leader's instruction"),
    kind("media.exposed", "媒体曝光", "media exposure"),
    kind("meeting.countersigned", "会签完成", "jointly signed"),
    kind("meeting.decided", "会议决定", "meeting decided"),
    kind("meeting.held", "会议召开", "meeting held"),
    kind("meeting.minutes_sent", "纪要印发", "minutes sent"),
    kind("meeting.noticed", "会议通知", "notice of meeting given"),
    kind("meeting.reported", "会议情况报送", "meeting reported"),
    kind("meeting.scheduled", "会议排期", "meeting scheduled"),
    kind("petition.answered", "答复来访", "petition answered"),
    kind("petition.received", "群众投诉", "complaint received"),
    kind("plan.approved", "计划确定", "plan approved"),
    kind("plan.made", "计划制定", "plan made"),
    kind("rectification.noticed", "整改通知", "rectification notice issued"),
    kind("rectification.reported", "整改报告", "rectification reported"),
    kind("rectification.verified", "整改销号", "rectification verified"),
    kind("register.updated", "登记更新", "register updated"),
    kind(REPORT, "专项报告", "report naming the article"),
    kind("secondment.ended", "借调结束", "secondment ended"),
    kind("secondment.started", "借调开始", "secondment started"),
    kind("setting.filled", "设置填写", "setting filled in"),
    kind("supervision.answered", "督办反馈", "supervised matter answered"),
    kind("supervision.closed", "督办办结", "supervised matter closed"),
    kind("supervision.noticed", "督办通知", "supervision notice issued"),
    kind("supervision.opened", "督办立项", "supervised matter opened"),
    kind("survey.completed", "调查完成", "survey completed"),
    kind("task.assigned", "任务交办", "task assigned"),
    kind("task.completed", "任务办结", "task completed"),
    kind("task.reported", "任务进展", "task progress reported"),
    kind("training.held", "培训开展", "training held"),
];

const fn kind(id: &'static str, zh: &'static str, en: &'static str) -> FactKind {
    FactKind { id, zh, en }
}

/// The kind with this id, if there is one.
pub fn find(id: &str) -> Option<&'static FactKind> {
    FACT_KINDS.binary_search_by(|kind| kind.id.cmp(id)).ok().map(|index| &FACT_KINDS[index])
}

/// Whether facts of this kind announce an event that is still to come, so that something can be due before it.
pub fn announces(id: &str) -> bool {
    matches!(id, "meeting.scheduled" | "meeting.noticed")
}

impl Action {
    /// The kind of fact that discharges an obligation to do this.
    pub fn leaves(self) -> &'static str {
        match self {
            Self::Hold => "meeting.held",
            Self::Notify => "meeting.noticed",
            Self::Report | Self::Research | Self::Coordinate => REPORT,
            Self::File => "appointment.filed",
            Self::Publish => "circular.issued",
            Self::Edit => "bulletin.issued",
            Self::Plan => "plan.made",
            Self::Assign => "task.assigned",
            Self::Implement => "task.completed",
            Self::Supervise => "supervision.noticed",
            Self::Inspect => "inspection.done",
            Self::Assess => "assessment.completed",
            Self::Survey => "survey.completed",
            Self::Rectify => "rectification.reported",
            Self::Train => "training.held",
            Self::Organise => "activity.held",
            Self::Archive => "archive.filed",
            Self::Appoint => "appointment.started",
            Self::Decide => "meeting.decided",
            Self::Honour => "honour.decided",
            Self::Register => "register.updated",
            Self::Compile => "form.compiled",
            Self::Fund => "budget.checked",
            Self::Answer => "petition.answered",
            Self::Settle => "setting.filled",
        }
    }

    /// The noun of the platform that this belongs to.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Hold | Self::Notify | Self::Decide => "meeting",
            Self::Report | Self::Edit | Self::Research => "bulletin",
            Self::File | Self::Appoint | Self::Register | Self::Coordinate => "organisation",
            Self::Publish => "circular",
            Self::Plan => "plan",
            Self::Assign | Self::Implement => "task",
            Self::Supervise => "supervision",
            Self::Inspect => "inspection",
            Self::Assess => "assessment",
            Self::Survey => "survey",
            Self::Rectify => "rectification",
            Self::Train => "training",
            Self::Organise => "activity",
            Self::Archive => "archive",
            Self::Honour => "honour",
            Self::Compile => "form",
            Self::Fund => "budget",
            Self::Answer => "petition",
            Self::Settle => "regulation",
        }
    }

    /// What it is called.
    pub fn name(self) -> Text {
        let (zh, en) = match self {
            Self::Hold => ("召开", "hold"),
            Self::Notify => ("通知", "give notice"),
            Self::Report => ("报送", "report"),
            Self::File => ("备案", "file"),
            Self::Publish => ("通报", "publish"),
            Self::Edit => ("编印", "edit"),
            Self::Plan => ("制定", "plan"),
            Self::Assign => ("分解交办", "assign"),
            Self::Implement => ("落实", "carry out"),
            Self::Supervise => ("督办", "supervise"),
            Self::Inspect => ("检查", "inspect"),
            Self::Assess => ("考评", "assess"),
            Self::Survey => ("问卷调查", "survey"),
            Self::Rectify => ("整改", "put right"),
            Self::Train => ("培训", "train"),
            Self::Organise => ("开展", "organise"),
            Self::Archive => ("归档", "archive"),
            Self::Appoint => ("指定", "appoint"),
            Self::Research => ("调研", "research"),
            Self::Coordinate => ("协调", "coordinate"),
            Self::Decide => ("审议决定", "decide"),
            Self::Honour => ("评选", "select"),
            Self::Register => ("登记管理", "keep a register"),
            Self::Compile => ("统计", "compile"),
            Self::Fund => ("经费监督", "oversee money"),
            Self::Answer => ("答复", "answer"),
            Self::Settle => ("确定设置", "fill in"),
        };
        Text::new(zh, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_sorted_so_that_find_finds_each() {
        for kind in FACT_KINDS {
            assert_eq!(find(kind.id), Some(kind));
        }
        assert_eq!(find("meeting.dreamt"), None);
    }
}
