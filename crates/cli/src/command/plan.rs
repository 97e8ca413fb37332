//! `chuangwen plan`: who owes what by when, under which article.

use std::{
    fmt::Write as _,
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use calendar::Date;
use clap::Args;
use kernel::{Lang, Text};
use planner::{
    fact::FactLog,
    obligation::{Explanation, ObligationId},
    plan::{Item, Plan},
};

use crate::{
    input::{self, Institution},
    output::{self, Failure},
};

/// Options of `chuangwen plan`.
#[derive(Args)]
pub struct Options {
    /// 制度包文件夹 (the pack's folder)
    pack: PathBuf,
    /// 机构名册文件,或 demo(演示城市) (organisation file, or demo)
    #[arg(long, value_name = "FILE|demo")]
    organisation: String,
    /// 第一天 (first day)
    #[arg(long, value_name = "DATE")]
    from: Date,
    /// 最后一天 (last day)
    #[arg(long, value_name = "DATE")]
    to: Date,
    /// 已经发生的事,每行一个JSON (facts, one JSON object a line)
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// 只看某个单位、机构或职务 (only this unit, body or office)
    #[arg(long)]
    who: Option<String>,
    /// 说明这一项为什么该办 (explain one obligation, by its id)
    #[arg(long, value_name = "ID")]
    explain: Option<String>,
    /// 自行维护的节假日文件夹 (folder of holiday files)
    #[arg(long, value_name = "FOLDER")]
    holidays: Option<PathBuf>,
    /// 每项一个JSON对象 (one JSON object a line)
    #[arg(long)]
    json: bool,
}

/// Prints the obligations whose window overlaps the range.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    input::check_range(options.from, options.to)?;
    let institution = Institution::read(&options.pack, &options.organisation, options.holidays.as_deref())?;
    let facts = match &options.facts {
        Some(path) => input::facts(path, &institution.organisation)?,
        None => Vec::new(),
    };
    let program = institution.program(options.from, options.to)?;
    let mut plan = planner::plan::plan(&program, &institution.organisation, &facts, options.from, options.to);
    if let Some(who) = &options.who {
        only(&mut plan, &institution, who)?;
    }
    let printer = Printer { institution: &institution, program: &program, facts: FactLog::new(&facts), lang };
    match &options.explain {
        Some(id) => printer.explain(&plan, id)?,
        None if options.json => printer.json(&plan)?,
        None => printer.text(&plan)?,
    }
    // On standard error, so that what is piped on holds obligations only.
    if !plan.findings.is_empty() {
        output::say(&output::render(&plan.findings, lang));
    }
    Ok(if output::any_error(&plan.findings) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Keeps what `who` owes: an id of a unit, body or office, or the name of a unit or body.
fn only(plan: &mut Plan, institution: &Institution, who: &str) -> Result<(), Failure> {
    let organisation = &institution.organisation;
    let units = organisation.units().iter().map(|unit| (&unit.id, unit.name.as_str()));
    let bodies = organisation.bodies().iter().map(|body| (&body.id, body.name.as_str()));
    let mut meant = units.chain(bodies).filter(|(id, name)| {
        let own = who.strip_prefix(id.as_str());
        *name == who || own.is_some_and(|office| office.is_empty() || office.starts_with('.'))
    });
    let Some((party, _)) = meant.next() else {
        return Err(Text::new(
            format!("名册里没有“{who}”。--who 写单位、机构或职务的编号(用 --json 可看到),或单位、机构的名称。"),
            format!(
                "the organisation has no “{who}”; write the id of a unit, body or office (--json shows them), or a unit's or body's name"
            ),
        )
        .into());
    };
    plan.items.retain(|item| {
        let holder = &item.obligation.who;
        holder.party == *party && (holder.to_string() == who || !who.contains('.'))
    });
    Ok(())
}

struct Printer<'a> {
    institution: &'a Institution,
    program: &'a planner::program::Program,
    facts: FactLog,
    lang: Lang,
}

impl Printer<'_> {
    fn name(&self, item: &Item) -> String {
        self.institution.organisation.name_of(&self.institution.regulation, &item.obligation.who)
    }

    fn explanation(&self, item: &Item) -> Explanation {
        let organisation = &self.institution.organisation;
        self.program.explain(organisation, &item.obligation, item.outcome(), &self.facts)
    }

    fn lines<'t>(&self, texts: &'t [Text]) -> Vec<&'t str> {
        texts.iter().map(|text| text.in_lang(self.lang)).collect()
    }

    fn json(&self, plan: &Plan) -> Result<(), Failure> {
        let mut out = BufWriter::new(io::stdout().lock());
        for item in &plan.items {
            let obligation = &item.obligation;
            let explanation = self.explanation(item);
            let days = |(from, to): (Date, Date)| serde_json::json!([from, to]);
            let line = serde_json::json!({
                "id": obligation.id,
                "rule": &*obligation.rule,
                "article": &*obligation.article,
                "who": obligation.who,
                "who_name": self.name(item),
                "what": &*obligation.what,
                "action": obligation.action,
                "window": days(obligation.window),
                "slot": obligation.slot.map(days),
                "due": obligation.due(),
                "half": obligation.half,
                "strength": obligation.strength,
                "to": &*obligation.recipients,
                "provisional": obligation.provisional,
                "met": item.outcome().met.as_ref().map(|met| met.at.to_string()),
                "because": self.lines(&explanation.because),
                "discharge": self.lines(&explanation.discharge),
            });
            writeln!(out, "{line}")?;
        }
        out.flush()?;
        Ok(())
    }

    fn text(&self, plan: &Plan) -> Result<(), Failure> {
        let mut out = String::new();
        let mut month = None;
        for item in &plan.items {
            let obligation = &item.obligation;
            let due = obligation.due();
            if month != Some((due.year(), due.month())) {
                month = Some((due.year(), due.month()));
                let title = Text::new(
                    format!("{}年{}月到期", due.year(), due.month()),
                    format!("due in {}-{:02}", due.year(), due.month()),
                );
                let _ = writeln!(out, "\n{}", title.in_lang(self.lang));
            }
            let (from, to) = obligation.slot.unwrap_or(obligation.window);
            let when = if from == to { from.to_string() } else { format!("{from} — {to}") };
            let met = if item.outcome().met.is_some() { "✓" } else { " " };
            let _ = writeln!(
                out,
                "{met} {when:<25}  {}  {}  [{}]",
                self.name(item),
                obligation.what,
                obligation.article
            );
        }
        let total = Text::new(
            format!(
                "{} 至 {} 共 {} 项。用 --explain 编号 看某一项的来由,--json 取编号。",
                plan.from,
                plan.to,
                plan.items.len()
            ),
            format!(
                "{} obligations from {} to {}. --explain ID says why one is owed; --json shows the ids.",
                plan.items.len(),
                plan.from,
                plan.to
            ),
        );
        let _ = writeln!(out, "\n{}", total.in_lang(self.lang));
        if plan.items.is_empty() {
            let hint = Text::new(
                "一项也没有?名册里可能没有制度所说的单位和机构,用 chuangwen lint 制度包 --organisation 名册 查。",
                "None at all? The organisation may lack the units and bodies that the regulation speaks of: \
                 chuangwen lint PACK --organisation FILE says which.",
            );
            let _ = writeln!(out, "{}", hint.in_lang(self.lang));
        }
        output::print(&out)
    }

    fn explain(&self, plan: &Plan, id: &str) -> Result<(), Failure> {
        let item = plan.get(&ObligationId::from_text(id)).ok_or_else(|| {
            Text::new(
                format!("这段时间里没有编号为“{id}”的事项;用 --json 可列出全部编号。"),
                format!("there is no obligation “{id}” in these days; --json lists all ids."),
            )
        })?;
        let mut out = format!("{}  {}\n", self.name(item), item.obligation.what);
        let explanation = self.explanation(item);
        let because = (Text::new("为什么该办", "why it is owed"), &explanation.because);
        let discharge = (Text::new("怎样算办结", "what discharges it"), &explanation.discharge);
        for (title, texts) in [because, discharge] {
            let _ = writeln!(out, "{}", title.in_lang(self.lang));
            for line in self.lines(texts) {
                let _ = writeln!(out, "  · {line}");
            }
        }
        output::print(&out)
    }
}
