//! Joins packs into one body of rules, before any name in them is looked up.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Finding, Text};

use super::complaint::{at, error};
use super::precedence;
use super::regulation::Regulation;
use super::rule::{Content, Rule};
use crate::pack::{Item, Pack, PackId, read::nearest::suggestion};

/// The rules of all packs together, and what is wrong with how the packs fit together.
pub(crate) fn join(mut packs: Vec<Pack>) -> (Regulation, Vec<Finding>) {
    let mut findings = Vec::new();
    packs.sort_by(|one, other| key(one).cmp(&key(other)));
    check_versions(&packs, &mut findings);
    let packs = in_order(packs, &mut findings);
    let mut regulation = Regulation {
        packs: packs.iter().map(|pack| pack.manifest.clone()).collect(),
        articles: BTreeMap::new(),
        rules: Vec::new(),
        index: BTreeMap::new(),
    };
    for pack in packs {
        add(&mut regulation, pack, &mut findings);
    }
    // The order of packs decides which of two rules with one id is met first; after that only kind and id count.
    let order: BTreeMap<PackId, usize> =
        regulation.packs().enumerate().map(|(index, manifest)| (manifest.id.clone(), index)).collect();
    regulation.rules.sort_by(|one, other| {
        let place = |rule: &Rule| (order.get(&rule.pack).copied(), rule.place.clone());
        (one.kind(), &one.id, place(one)).cmp(&(other.kind(), &other.id, place(other)))
    });
    index(&mut regulation, &mut findings);
    precedence::apply(&mut regulation, &mut findings);
    (regulation, findings)
}

fn key(pack: &Pack) -> (&PackId, calendar::Date, &str) {
    (&pack.manifest.id, pack.manifest.effective(), &pack.manifest.version)
}

fn check_versions(packs: &[Pack], findings: &mut Vec<Finding>) {
    for pair in packs.windows(2) {
        if let [one, other] = pair
            && one.manifest.id == other.manifest.id
        {
            let id = &one.manifest.id;
            findings.push(error(
                "CW2001",
                "",
                Text::new(
                    format!(
                        "制度包“{id}”给了两个版本({} 和 {})",
                        one.manifest.version, other.manifest.version
                    ),
                    format!(
                        "pack `{id}` is given in two versions ({} and {})",
                        one.manifest.version, other.manifest.version
                    ),
                ),
                Text::new(
                    "同时只能用一个版本:去掉不在施行期内的那个",
                    "only one version applies at a time: leave out the one not in force",
                ),
                at(&other.manifest.place),
            ));
        }
    }
    for pack in packs {
        let manifest = &pack.manifest;
        for why in manifest.periods.check().err().into_iter().flatten() {
            findings.push(error(
                "CW2049",
                "",
                Text::new(format!("periods 不成立:{}", why.zh), format!("`periods` cannot be: {}", why.en)),
                Text::new(
                    "核对学期、学月和届的起止日期",
                    "check the dates of school terms, school months and terms of office",
                ),
                at(&manifest.place),
            ));
        }
        if let Some(repealed) = manifest.repealed()
            && repealed <= manifest.effective()
        {
            findings.push(error(
                "CW2004",
                "",
                Text::new(
                    format!("废止日 {repealed} 不晚于施行日 {}", manifest.effective()),
                    format!(
                        "it is repealed on {repealed}, not after it takes effect on {}",
                        manifest.effective()
                    ),
                ),
                Text::new(
                    "核对 [pack] 的 effective 和 repealed",
                    "check `effective` and `repealed` of [pack]",
                ),
                at(&manifest.place),
            ));
        }
    }
}

/// Packs that are built on before those that build on them. Reports packs that are not there, and circles.
fn in_order(packs: Vec<Pack>, findings: &mut Vec<Finding>) -> Vec<Pack> {
    let known: BTreeSet<PackId> = packs.iter().map(|pack| pack.manifest.id.clone()).collect();
    for pack in &packs {
        for base in pack.manifest.builds_on.iter().filter(|base| !known.contains(*base)) {
            let near = suggestion(base.as_str(), known.iter().map(PackId::as_str));
            findings.push(error(
                "CW2002",
                "",
                Text::new(
                    format!("制度包“{}”建立在“{base}”之上,但没有找到“{base}”", pack.manifest.id),
                    format!("pack `{}` builds on `{base}`, which is not there", pack.manifest.id),
                ),
                Text::new(
                    format!("{}把“{base}”放在同一层文件夹里,或改正 builds_on", near.zh),
                    format!("{}put the folder `{base}` beside it, or correct `builds_on`", near.en),
                ),
                at(&pack.manifest.place),
            ));
        }
    }
    let mut waiting = packs;
    let mut done: BTreeSet<PackId> = BTreeSet::new();
    let mut ordered = Vec::new();
    loop {
        let ready = |pack: &Pack| {
            pack.manifest.builds_on.iter().all(|base| done.contains(base) || !known.contains(base))
        };
        let (mut next, rest): (Vec<Pack>, Vec<Pack>) = waiting.into_iter().partition(ready);
        waiting = rest;
        if next.is_empty() {
            break;
        }
        next.sort_by(|one, other| {
            (one.manifest.effective(), key(one)).cmp(&(other.manifest.effective(), key(other)))
        });
        done.extend(next.iter().map(|pack| pack.manifest.id.clone()));
        ordered.extend(next);
    }
    if !waiting.is_empty() {
        report_circle(&waiting, findings);
    }
    ordered.extend(waiting);
    ordered
}

fn report_circle(packs: &[Pack], findings: &mut Vec<Finding>) {
    let names = packs.iter().map(|pack| pack.manifest.id.as_str()).collect::<Vec<_>>().join("、");
    let place = packs.first().and_then(|pack| at(&pack.manifest.place));
    findings.push(error(
        "CW2003",
        "",
        Text::new(
            format!("制度包互相建立在对方之上,或建立在这样的包之上:{names}"),
            format!("packs build on each other in a circle, or on such packs: {names}"),
        ),
        Text::new("从其中一个的 builds_on 里去掉一项", "take one out of the `builds_on` of one of them"),
        place,
    ));
}

fn add(regulation: &mut Regulation, pack: Pack, findings: &mut Vec<Finding>) {
    for article in pack.articles {
        add_article(regulation, &pack.manifest.data.id, article, findings);
    }
    let manifest = &pack.manifest.data;
    let rules = &mut regulation.rules;
    let mut put = |place: kernel::Place, content: Content| {
        let head = content.head();
        let (id, article, rows, strength) =
            (head.id, head.article.to_owned(), head.rows.to_vec(), head.strength);
        let (from, until) = (manifest.effective(), manifest.repealed());
        let pack = manifest.id.clone();
        rules.push(Rule { id, pack, article, rows, strength, place, from, until, superseded: None, content });
    };
    macro_rules! put_all {
        ($($field:ident),*) => {
            $(for item in pack.$field {
                put(item.place, item.data.into());
            })*
        };
    }
    put_all!(
        classes,
        bodies,
        offices,
        meetings,
        duties,
        settings,
        permissions,
        prohibitions,
        requirements,
        procedures,
        vocabularies,
        quotas,
        thresholds,
        products,
        archives,
        assessments,
        consequences,
        vetoes,
        escalations,
        declarations
    );
}

fn add_article(
    regulation: &mut Regulation,
    pack: &PackId,
    article: Item<crate::pack::Article>,
    findings: &mut Vec<Finding>,
) {
    if let Some((other, first)) = regulation.articles.get(&article.id) {
        findings.push(error(
            "CW2006",
            &article.id,
            Text::new(
                format!("条文编号“{}”用了两次,另一处在 {}(制度包“{other}”)", article.id, show(&first.place)),
                format!(
                    "article `{}` is there twice, also at {} (pack `{other}`)",
                    article.id,
                    show(&first.place)
                ),
            ),
            Text::new(
                "内部编号要唯一:改其中一个的 id,原文的编号写在 number 里",
                "ids are unique: change the `id` of one, and keep the number of the document in `number`",
            ),
            at(&article.place),
        ));
        return;
    }
    regulation.articles.insert(article.id.clone(), (pack.clone(), article));
}

fn show(place: &kernel::Place) -> String {
    format!("{}:{}", place.file, place.line)
}

fn index(regulation: &mut Regulation, findings: &mut Vec<Finding>) {
    let Regulation { rules, index, .. } = regulation;
    for (number, rule) in rules.iter().enumerate() {
        if let Some(first) = index.get(&rule.id).and_then(|first| rules.get(*first)) {
            let (first_name, name) = (first.kind().name(), rule.kind().name());
            findings.push(error(
                "CW2005",
                &rule.article,
                Text::new(
                    format!("编号“{}”用了两次:{}在 {},{}在 {}", rule.id, first_name.zh, show(&first.place), name.zh, show(&rule.place)),
                    format!("id `{}` is there twice: {} at {}, {} at {}", rule.id, first_name.en, show(&first.place), name.en, show(&rule.place)),
                ),
                Text::new(
                    "改其中一个的 id;若是后一条代替前一条,另起编号并写 replaces",
                    "change one of the ids; where the later rule takes the place of the earlier, give it its own id and `replaces`",
                ),
                at(&rule.place),
            ));
        } else {
            index.insert(rule.id.clone(), number);
        }
    }
}
