use jiff::civil::date;
use std::collections::BTreeMap;
#[test]
fn smoke() {
    let rows: Vec<(&str, Vec<&str>)> = vec![("R-01",vec!["M-02.3a"]),("R-02",vec!["M-02.6"]),("R-03",vec!["M-05B.4a"]),("R-04",vec!["M-05B.3d"]),("R-05",vec!["M-05B.5a","M-05B.5b","M-05B.5c"]),("R-06",vec!["M-01.2a"]),("R-07",vec!["M-04.2a"]),("R-08",vec!["M-06.3d","M-07.3b"]),("R-09",vec!["M-07.3b","M-06.3e"]),("R-10",vec!["M-07.5b","M-07.5c"]),("R-11",vec!["M-09.6"]),("R-12",vec!["M-09.7"]),("R-13",vec!["M-11.8","M-13.5b"]),("R-14",vec!["M-12.17","M-13.6"]),("R-15",vec!["M-14.2c"]),("R-16",vec!["M-14.9"]),("R-17",vec!["M-15.9a"]),("R-18",vec!["M-16.2b"]),("R-19",vec!["M-19.1"]),("R-20",vec!["M-20.1"]),("R-21",vec!["M-21.1"]),("R-22",vec!["M-22.1"]),("R-23",vec!["M-19.6","M-20.6","M-21.6","M-22.6"]),("R-24",vec!["M-24.1"]),("R-25",vec!["M-24.2.1a"]),("R-26",vec!["M-24.2.2a"]),("R-27",vec!["M-24.2.3a"]),("R-28",vec!["M-24.2.3b"]),("R-29",vec!["M-24.2.4a","M-24.2.4c"]),("R-30",vec!["M-24.4b"]),("R-31",vec!["M-25.3b"])];
    let org = super::ground::organisation();
    for (name, settings) in [("none", BTreeMap::new()), ("demo", org.settings().clone())] {
    let program = super::ground::program(&settings, date(2026,1,1), date(2026,12,31));
    let plan = planner::plan::plan(&program, &org, &[], date(2026,1,1), date(2026,12,31));
    println!("=== {name}");
    for (r, ids) in &rows {
        let mut by = BTreeMap::<String, Vec<String>>::new();
        for rule in program.rules() { if ids.iter().any(|id| *rule.article == **id || rule.rows.iter().any(|row| row == id)) { by.entry(rule.id.to_string()).or_default(); } }
        for item in &plan.items {
            let o = &item.obligation;
            if let Some(list) = by.get_mut(&*o.rule) { list.push(format!("{} {}..{}", o.who, o.window.0, o.window.1)); }
        }
        println!("{r}");
        for (k,v) in by { let rule = program.rule(&k).unwrap(); println!("   {k} [{}] {:?} {:?} n={} {:?}", rule.article, rule.rows, rule.strength, v.len(), &v[..v.len().min(2)]); }
    }
    }
}
