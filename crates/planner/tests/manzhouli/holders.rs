//! Who is who in the demonstration organisation, by name: what the tests count on, written down apart from the code that reads it.

use std::path::Path;

use crate::case::{files, root, same};

/// The member units of the commission (70).
pub const MEMBER_UNITS: &str = "u-bb u-bjz u-bwg u-cgj u-cl u-czj u-das u-dx u-edu u-fgw u-fl u-gaj u-gd u-gjj u-gsl u-gxj u-gzw \
    u-hbj u-hg u-hsz u-hw u-jggw u-jgsw u-jjzd u-jrb u-jtj u-jw u-kab u-kjj u-kx u-lcj u-lgj u-mw u-mzj u-nmj u-ny u-rfb u-rmt \
    u-rsj u-scj u-sfj u-sjj u-slj u-sw u-swb u-swj u-tjj u-tl u-tsw u-tyj u-tyjr u-tzb u-wjw u-wl u-wlj u-wsb u-wxb u-xcb u-xfj \
    u-ybj u-yd u-yjj u-yz u-zfb u-zfw u-zgh u-zjj u-zrj u-zwj u-zzb";

/// The city's units that are not member units (6).
pub const OTHER_CITY_UNITS: &str = "u-cdd u-dzz u-gj u-grs u-jk u-yy";

/// The districts (4).
pub const DISTRICTS: &str = "u-dhq u-hmq u-hzq u-zlnr";

/// The streets (8).
pub const STREETS: &str = "u-aej u-d1 u-d3 u-db u-dn u-ds u-lq u-xh";

/// The city's departments that have taken on a project (26).
pub const PROJECT_UNITS: &str = "u-cgj u-edu u-fgw u-fl u-gaj u-hbj u-hw u-jjzd u-jtj u-kab u-mzj u-rmt u-rsj u-scj u-sfj u-sw u-tsw \
    u-tyj u-wjw u-wlj u-wxb u-xcb u-yjj u-zjj u-zrj u-zwj";

/// The special groups (5).
pub const SPECIAL_GROUPS: &str = "sg-city sg-culture sg-minors sg-order sg-window";

/// The units whose heads sit on the commission (35).
pub const COMMISSION_SEATS: &str = "u-bjz u-cgj u-czj u-edu u-fgw u-fl u-gaj u-hbj u-hg u-jggw u-jtj u-jw u-kx u-mzj u-rmt u-rsj \
    u-scj u-sfj u-sw u-swb u-tsw u-tyjr u-tzb u-wjw u-wl u-wlj u-wxb u-yjj u-zfb u-zfw u-zgh u-zjj u-zrj u-zwj u-zzb";

/// One holder.
pub fn one(who: &str) -> Vec<String> {
    vec![who.to_owned()]
}

/// Each unit of the lists.
pub fn each(lists: &[&str]) -> Vec<String> {
    lists.iter().flat_map(|list| list.split_whitespace()).map(str::to_owned).collect()
}

/// An office of each unit of a list.
pub fn offices(list: &str, office: &str) -> Vec<String> {
    list.split_whitespace().map(|unit| format!("{unit}.{office}")).collect()
}

/// Rows of a file of the organisation.
fn rows(file: &str, key: &str) -> Vec<toml::Table> {
    let (_, bytes) = files(&root().join("demo"))
        .into_iter()
        .find(|(name, _)| Path::new(name).file_name().is_some_and(|name| name == file))
        .unwrap();
    let table: toml::Table = String::from_utf8(bytes).unwrap().parse().unwrap();
    table[key].as_array().unwrap().iter().map(|row| row.as_table().unwrap().clone()).collect()
}

fn texts(row: &toml::Table, key: &str) -> Vec<String> {
    let list = row.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    list.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_lists_are_those_of_the_files() {
    let units = rows("units.toml", "unit");
    let of = |class: &str, not: &str| {
        let is = |row: &&toml::Table| {
            let classes = texts(row, "classes");
            classes.iter().any(|one| one == class) && !classes.iter().any(|one| one == not)
        };
        units.iter().filter(is).map(|row| row["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    same(each(&[MEMBER_UNITS]), of("member_unit", ""));
    same(each(&[OTHER_CITY_UNITS]), of("city_unit", "member_unit"));
    same(each(&[DISTRICTS]), of("district", ""));
    same(each(&[STREETS]), of("street", ""));
    same(each(&[PROJECT_UNITS]), of("project_unit", ""));
    let bodies = rows("bodies.toml", "body");
    let groups =
        bodies.iter().filter(|row| row.get("is").is_some_and(|is| is.as_str() == Some("special-group")));
    same(each(&[SPECIAL_GROUPS]), groups.map(|row| row["id"].as_str().unwrap().to_owned()));
    let commission = bodies.iter().find(|row| row["id"].as_str() == Some("wmw")).unwrap();
    same(offices(COMMISSION_SEATS, "leader"), texts(commission, "members"));
    let counts =
        [MEMBER_UNITS, OTHER_CITY_UNITS, DISTRICTS, STREETS, PROJECT_UNITS, SPECIAL_GROUPS, COMMISSION_SEATS];
    assert_eq!(counts.map(|list| each(&[list]).len()), [70, 6, 4, 8, 26, 5, 35]);
}
