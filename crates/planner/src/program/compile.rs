//! From packs to a program.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::{
    Calendar, CalendarError, Counting, Date, PeriodConfig, Recurrence, Span,
    error::{FIRST_DAY, LAST_DAY},
};
use jiff::{ToSpan, civil::date};
use kernel::{Finding, Severity, Text};
use regulation::{
    pack::{
        Action, Assessment, Body, Escalation, Manifest, Office, PackId, Permission, Requirement, Selector,
        Setting, fact::REPORT, selector::Party,
    },
    resolved::{self, Regulation},
};

use crate::alternation;

use super::{
    Index, Program, Refused, Rule, meeting, occur,
    rule::{Part, Terms, Timing, Waives, When},
    setting::{self, Answers},
};

/// What packs are compiled with.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    /// The official calendar.
    pub calendar: &'a Calendar,
    /// Answers to open norms, by setting: see `Organisation::settings`.
    pub settings: &'a BTreeMap<String, toml::Value>,
    /// The nouns that have a module of the platform (`meeting`). Obligations of every other noun are discharged by a report
    /// that names their rule or article.
    pub built: &'a BTreeSet<String>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Program {
    /// Compiles the packs in force. A pack that does not apply on any day of the range is refused with its dates.
    pub fn compile(regulation: &Regulation, setup: &Setup<'_>) -> Result<Self, Refused> {
        check_range(setup)?;
        for manifest in regulation.packs() {
            check_force(manifest, setup)?;
        }
        let mut bodies: Vec<Body> = regulation.bodies().map(|(_, body)| body.clone()).collect();
        bodies.sort_by(|a, b| a.id.cmp(&b.id));
        let mut offices: Vec<Office> = regulation.offices().map(|(_, office)| office.clone()).collect();
        offices.sort_by_key(|office| (office.of.to_string(), office.id.clone()));
        let mut findings = Vec::new();
        let settings: BTreeMap<Arc<str>, Arc<Setting>> = regulation
            .settings()
            .map(|(_, setting)| (setting.id.as_str().into(), Arc::new(setting.clone())))
            .collect();
        let answers = read_settings(&settings, setup, &mut findings);
        let ladders: BTreeMap<Arc<str>, Vec<_>> = regulation
            .of::<Escalation>()
            .map(|(_, ladder)| (ladder.id.as_str().into(), ladder.rungs.clone()))
            .collect();

        let mut rules = rules_of(regulation, &bodies);
        rules.retain(|rule| rule.strength.is_owed());
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        for rule in &mut rules {
            rule.waives_notice = waives_notice(regulation, rule);
            rule.reportable = !setup.built.contains(rule.action.noun());
            rule.ladder =
                rule.ladder.take().or_else(|| ladders.contains_key("default").then(|| "default".into()));
        }
        let rules: Vec<Arc<Rule>> = rules.into_iter().map(Arc::new).collect();
        let links = alternation::links(&rules);
        let mut program = Self {
            from: setup.from,
            to: setup.to,
            calendar: setup.calendar.clone(),
            index: index(&rules),
            unarranged: BTreeMap::new(),
            slots: vec![Arc::from([]); rules.len()],
            rules,
            settings,
            answers,
            ladders,
            links,
            exception_fields: exception_fields(regulation),
            findings,
            bodies,
            offices,
        };
        program.fill_slots();
        program.findings.sort();
        Ok(program)
    }

    fn fill_slots(&mut self) {
        for index in 0..self.rules.len() {
            match self.slots_under(index, &self.answers) {
                Ok(slots) => self.slots[index] = slots.into(),
                Err(error) => self.findings.push(unplanned(&self.rules[index], &error)),
            }
        }
        let linked = self.links.iter().flat_map(|link| [Some(link.rule), link.with]).flatten();
        self.unarranged = linked.map(|rule| (rule, self.slots[rule].clone())).collect();
        let arranged = alternation::arrange_kinds(self);
        for (index, slots) in arranged.slots {
            self.slots[index] = slots;
        }
        self.findings.extend(arranged.findings);
    }

    /// The slots of a rule under these answers, before alternation. Where it alternates, those of whole years, because a
    /// year is arranged as a whole.
    pub(crate) fn slots_under(
        &self,
        index: super::RuleIndex,
        answers: &Answers,
    ) -> Result<Vec<super::Slot>, CalendarError> {
        let alternates = self.links.iter().any(|link| link.rule == index || link.with == Some(index));
        let (from, to) = if alternates { whole_years(self.from, self.to) } else { (self.from, self.to) };
        // The year after is arranged too, so that a meeting held in it is not taken for a late one of this year.
        let to = if alternates { to.checked_add(1.years()).unwrap_or(to).min(LAST_DAY) } else { to };
        occur::slots_and_next(&self.rules[index], answers, &self.calendar, from, to)
    }
}

/// From the first day of the first year to the last day of the last one.
pub(crate) fn whole_years(from: Date, to: Date) -> (Date, Date) {
    (date(from.year(), 1, 1), date(to.year(), 12, 31))
}

fn check_range(setup: &Setup<'_>) -> Result<(), Refused> {
    let (from, to) = (setup.from, setup.to);
    if to < from {
        return Err(CalendarError::Backwards { from, to }.into());
    }
    match [from, to].into_iter().find(|day| !(FIRST_DAY..=LAST_DAY).contains(day)) {
        Some(day) => Err(CalendarError::out_of_range(day).into()),
        None => Ok(()),
    }
}

fn check_force(manifest: &Manifest, setup: &Setup<'_>) -> Result<(), Refused> {
    let (title, effective) = (manifest.title.clone(), manifest.effective());
    match manifest.repealed() {
        Some(repealed) if repealed <= setup.from => Err(Refused::Ended { title, effective, repealed }),
        _ if setup.to < effective => Err(Refused::NotYet { title, effective }),
        _ => Ok(()),
    }
}

fn read_settings(
    settings: &BTreeMap<Arc<str>, Arc<Setting>>,
    setup: &Setup<'_>,
    findings: &mut Vec<Finding>,
) -> Answers {
    let mut answers = Answers::default();
    for (id, value) in setup.settings {
        let Some(setting) = settings.get(id.as_str()) else { continue };
        match setting::read(setting, value) {
            Ok(answer) => answers.give(id, answer),
            Err(message) => findings.push(Finding {
                code: "CW5102",
                severity: Severity::Error,
                article: setting.article.clone(),
                message,
                help: Text::new(
                    format!("请按“{}”的要求重写", setting.asks),
                    format!("write an answer of the kind that “{}” asks for", setting.asks),
                ),
                place: None,
            }),
        }
    }
    answers
}

fn rules_of(regulation: &Regulation, bodies: &[Body]) -> Vec<Rule> {
    let packs: BTreeMap<&PackId, (Counting, Arc<PeriodConfig>)> = regulation
        .packs()
        .map(|manifest| (&manifest.id, (manifest.counting, Arc::new(manifest.periods.clone()))))
        .collect();
    let terms = |rule: &resolved::Rule| {
        let (counting, periods) = packs.get(&rule.pack).cloned().unwrap_or_default();
        Terms { pack: rule.pack.clone(), counting, periods, effective: rule.from, repealed: rule.until }
    };
    let mut rules: Vec<Rule> =
        regulation.duties().map(|(rule, duty)| Rule::of_duty(duty, &terms(rule))).collect();
    rules.extend(regulation.meetings().flat_map(|(rule, meeting)| meeting::rules(meeting, &terms(rule))));
    rules.extend(
        regulation.assessments().flat_map(|(rule, assessment)| of_assessment(assessment, &terms(rule))),
    );
    rules.extend(regulation.settings().map(|(rule, setting)| of_setting(setting, &terms(rule))));
    rules.extend(regulation.packs().filter_map(|manifest| of_filing(manifest, bodies)));
    rules
}

/// Whether emergency meetings go without notice: as the meeting itself says, or as a permission to waive notice under the
/// same article does, once the setting that it waits for allows it.
fn waives_notice(regulation: &Regulation, rule: &Rule) -> Waives {
    let Some(emergency) = rule.meeting.as_ref().and_then(|meeting| meeting.emergency.as_ref()) else {
        return Waives::Never;
    };
    if emergency.waives_notice || emergency.keeps_notice {
        return if emergency.keeps_notice { Waives::Never } else { Waives::Always };
    }
    let permission = regulation.of::<Permission>().map(|(_, permission)| permission).find(|permission| {
        permission.act == "meeting.waive_notice"
            && (permission.article == emergency.article || permission.rows.contains(&emergency.article))
    });
    match permission.map(|permission| &permission.setting) {
        None => Waives::Never,
        Some(None) => Waives::Always,
        Some(Some(setting)) => Waives::If(setting.as_str().into()),
    }
}

/// What requirements demand before an obligation is waived; the reason itself is the exception.
fn exception_fields(regulation: &Regulation) -> BTreeSet<String> {
    let requirements = regulation.of::<Requirement>().map(|(_, requirement)| requirement);
    let fields = requirements
        .filter(|requirement| requirement.act == "obligation.waive")
        .flat_map(|of| of.fields.clone());
    fields.filter(|field| field != "reason").collect()
}

/// A round at each occurrence, and notice of it to those assessed.
fn of_assessment(assessment: &Assessment, terms: &Terms) -> Vec<Rule> {
    let mut rules = Vec::new();
    let new = |suffix: &str, part, action, what: String| {
        let mut rule =
            Rule::new(&format!("{}{suffix}", assessment.id), &assessment.article, part, action, &what, terms);
        rule.item = assessment.id.as_str().into();
        rule.rows.clone_from(&assessment.rows);
        rule.strength = assessment.strength;
        rule
    };
    if let Some(schedule) = &assessment.when {
        let verb = if assessment.self_assessed { "完成" } else { "组织" };
        let mut round = new("", Part::Round, Action::Assess, format!("{verb}{}", assessment.name));
        let owing = if assessment.self_assessed { &assessment.assessed } else { &assessment.organiser };
        round.who.clone_from(owing);
        round.to.clone_from(&assessment.filed_with);
        round.when = When::Recurring(Timing::<Recurrence>::of(schedule));
        rules.push(round);
    }
    if let Some(within) = &assessment.notice {
        let mut notice =
            new(":notice", Part::Notice, Action::Notify, format!("把{}通知被考评的单位", assessment.name));
        notice.evidence = "document.issued".into();
        notice.who.clone_from(&assessment.organiser);
        notice.to.clone_from(&assessment.assessed);
        notice.to_is_implied = true;
        notice.when = When::Triggered {
            kind: "assessment.opened".into(),
            of: BTreeMap::from([("assessment".to_owned(), assessment.id.to_string())]),
            within: Some(Timing::<Span>::of(within)),
        };
        rules.push(notice);
    }
    rules
}

fn of_setting(setting: &Setting, terms: &Terms) -> Rule {
    let mut rule =
        Rule::new(setting.id.as_str(), &setting.article, Part::Settle, Action::Settle, &setting.asks, terms);
    rule.rows.clone_from(&setting.rows);
    // The setting's strength is that of the rule that waits for it; the answer itself is owed in any case.
    rule.who = vec![setting.filled_by.clone()];
    rule
}

/// A pack that must be filed and has not been. It is owed by its issuer where the packs know that body, else by the body
/// that it is filed with, which must then ask for it.
fn of_filing(manifest: &Manifest, bodies: &[Body]) -> Option<Rule> {
    let filing = manifest.filing.as_ref().filter(|filing| filing.filed.is_none())?;
    let what = format!("把《{}》报上级备案", manifest.title);
    let terms = Terms {
        pack: manifest.id.clone(),
        counting: manifest.counting,
        periods: Arc::new(manifest.periods.clone()),
        effective: manifest.effective(),
        repealed: manifest.repealed(),
    };
    let id = format!("{}:filing", manifest.id);
    let mut rule = Rule::new(&id, &filing.article, Part::Filing, Action::File, &what, &terms);
    rule.evidence = REPORT.into();
    let issuer =
        bodies.iter().find(|body| body.name == manifest.issuer || body.aliases.contains(&manifest.issuer));
    rule.who = vec![match issuer {
        Some(body) => Selector { except: false, party: Party::Body(body.id.to_string()), office: None },
        None => filing.with.clone(),
    }];
    rule.to = vec![filing.with.clone()];
    Some(rule)
}

fn index(rules: &[Arc<Rule>]) -> Index {
    let mut index = Index::default();
    for (at, rule) in rules.iter().enumerate() {
        if let When::Triggered { kind, .. } = &rule.when {
            index.started_by.entry(kind.clone()).or_default().push(at);
        }
        index.discharged_by.entry(rule.evidence.clone()).or_default().push(at);
        index.of_item.entry(rule.item.clone()).or_default().push(at);
        index.of_id.insert(rule.id.clone(), at);
        let articles: BTreeSet<&str> = rule
            .rows
            .iter()
            .map(String::as_str)
            .chain([&*rule.article])
            .filter(|row| !row.is_empty())
            .collect();
        for article in articles {
            index.of_article.entry(article.to_owned()).or_default().push(at);
        }
        let switch = match &rule.waives_notice {
            Waives::If(setting) => Some(setting),
            _ => None,
        };
        for setting in rule.open_setting().into_iter().chain(switch) {
            index.timed_by.entry(setting.clone()).or_default().push(at);
        }
    }
    index
}

/// A rule whose dates cannot be computed is reported; the others are planned.
pub(crate) fn unplanned(rule: &Rule, error: &CalendarError) -> Finding {
    let why = error.text();
    Finding {
        code: "CW5101",
        severity: Severity::Error,
        article: rule.article.to_string(),
        message: Text::new(
            format!("“{}”({})排不出日期:{}", rule.what, rule.id, why.zh),
            format!("no dates can be computed for `{}`: {}", rule.id, why.en),
        ),
        help: Text::new(
            "请改正这一条的时间,或缩短要排的时间段",
            "correct the rule's time, or plan a shorter range",
        ),
        place: None,
    }
}
