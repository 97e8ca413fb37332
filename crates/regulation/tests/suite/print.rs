//! Printing: what is printed reads back as the same pack, and every rule is a sentence.

use kernel::Place;
use proptest::prelude::*;
use regulation::pack::{Item, Pack};
use regulation::print::{describe, print};
use regulation::resolved::resolve;

use crate::manzhouli::manzhouli;
use crate::village::{file, read, show, village};

/// The pack as if every item stood at one place: printing moves them.
fn placeless(mut pack: Pack) -> Pack {
    fn clear<T>(items: &mut [Item<T>]) {
        for item in items {
            item.place = Place { file: String::new(), line: 0 };
        }
    }
    macro_rules! clear_all {
        ($($field:ident),*) => { $(clear(&mut pack.$field);)* };
    }
    clear_all!(
        articles,
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
    pack.manifest.place = Place { file: String::new(), line: 0 };
    pack
}

fn assert_reads_back(pack: Pack) {
    let text = print(&pack);
    let again = read(&[file("pack.toml", &text)]);
    assert_eq!(print(&again), text, "printing is canonical");
    assert_eq!(placeless(again), placeless(pack), "{text}");
}

/// Every table with every key that it has, so that none is forgotten by printing.
const EVERYTHING: &str = include_str!("../everything.toml");

#[test]
fn print_reads_back() {
    let manifest = EVERYTHING.split_once("\n[[").unwrap();
    assert!(manifest.0.contains("[pack]"));
    assert_reads_back(read(&[file("pack.toml", EVERYTHING)]));
    assert_reads_back(village(""));
    assert_reads_back(manzhouli());
}

#[test]
fn the_layout_is_fit_to_be_read() {
    insta::assert_snapshot!(print(&read(&[file("pack.toml", EVERYTHING)])));
}

#[test]
fn everything_can_be_resolved_and_said() {
    let pack = read(&[file("pack.toml", EVERYTHING)]);
    let regulation = resolve(vec![pack]).unwrap_or_else(|findings| panic!("{}", show(&findings)));
    let said: Vec<String> = regulation
        .rules()
        .map(|rule| {
            let text = describe(&regulation, rule);
            format!("{} {}\n  {}\n  {}", rule.kind().table(), rule.id, text.zh, text.en)
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn every_rule_of_manzhouli_is_a_sentence_with_its_article() {
    let regulation = resolve(vec![manzhouli()]).unwrap_or_else(|findings| panic!("{}", show(&findings)));
    for rule in regulation.rules() {
        let text = describe(&regulation, rule);
        assert!(text.zh.ends_with("。") && text.zh.contains(&rule.article), "{}", text.zh);
        assert!(!text.zh.contains("body:") && !text.zh.contains("class:"), "{}", text.zh);
    }
}

/// Texts with everything that TOML must escape.
fn text() -> impl Strategy<Value = String> {
    "[ -~一-十\\\\\"'\n\t=#\\[\\]{}]{1,24}"
}

proptest! {
    #[test]
    fn whatever_texts_say_they_read_back(
        name in text(),
        what in text(),
        values in proptest::collection::vec(text(), 0..9),
        amount in 0u32..40,
        standing in any::<bool>(),
    ) {
        let mut pack = village("[[duty]]\nid = \"d\"\narticle = \"V-2\"\nwho = [\"body:committee\"]\naction = \"plan\"\nwhat = \"x\"\n\n[[product]]\nid = \"p\"\nname = \"x\"\narticle = \"V-2\"\n");
        pack.duties[0].data.what = what;
        pack.duties[0].data.standing = standing;
        pack.duties[0].data.responsible_for.clone_from(&values);
        pack.products[0].data.name = name;
        pack.products[0].data.fields = values;
        pack.offices[0].data.at_least = amount;
        assert_reads_back(pack);
    }
}
