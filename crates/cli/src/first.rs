//! The first accounts of a platform: their passwords, and the table in which they are shown once.

use access::{DataScope, Grant, Role};
use app::account::{CreateAccount, FirstAccount};
use comfy_table::{Table, presets::UTF8_FULL_CONDENSED};
use domain::{account::Standing, organisation::UnitId};
use kernel::{Entropy, Lang, Text};
use serde::{Deserialize, Serialize};

use crate::output::Failure;

/// An account as its owner is told of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// What to type as login.
    pub login: String,
    /// What to type as password.
    pub password: String,
    /// The person's name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The unit that the person works in.
    pub unit: Option<String>,
}

impl Credential {
    /// A credential with a new password.
    pub fn new(login: &str, name: &str, role: Role, unit: Option<&str>, entropy: &dyn Entropy) -> Self {
        Self {
            login: login.to_owned(),
            password: password(entropy),
            name: name.to_owned(),
            role,
            unit: unit.map(str::to_owned),
        }
    }

    /// The three administrators who are kept apart.
    pub fn administrators(entropy: &dyn Entropy) -> Vec<Self> {
        [
            ("sysadmin", "系统管理员", Role::System),
            ("secadmin", "安全管理员", Role::Security),
            ("auditor", "审计管理员", Role::Audit),
        ]
        .map(|(login, name, role)| Self::new(login, name, role, None, entropy))
        .to_vec()
    }

    /// The account to make. Heads and liaison officers reach their unit with all beneath it, everybody else everything.
    pub fn account(&self, standing: Standing) -> Result<FirstAccount, Failure> {
        let unit = self.unit.as_deref().map(UnitId::new).transpose();
        let unit = unit.map_err(|error| Failure::Message(Text::new(error.to_string(), error.to_string())))?;
        let scope = match (self.role, &unit) {
            (Role::Head | Role::Liaison, Some(unit)) => DataScope::Subtree(unit.clone()),
            _ => DataScope::All,
        };
        Ok(FirstAccount {
            account: CreateAccount {
                login: self.login.clone(),
                name: self.name.clone(),
                email: None,
                unit,
                password: self.password.clone(),
            },
            grants: vec![Grant { role: self.role, scope }],
            standing,
        })
    }
}

/// A password of four groups that can be read aloud: 66 bits, of three kinds of characters, without those that look alike.
fn password(entropy: &dyn Entropy) -> String {
    const CAPITALS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    const SMALL: &[u8] = b"abcdefghijkmnpqrstuvwxyz";
    const DIGITS: &[u8] = b"23456789";
    let group = || {
        [CAPITALS, SMALL, DIGITS, SMALL]
            .map(|kind| char::from(draw(kind, entropy)))
            .iter()
            .collect::<String>()
    };
    [group(), group(), group(), group()].join("-")
}

/// One of `kind`, each as likely as the other.
fn draw(kind: &[u8], entropy: &dyn Entropy) -> u8 {
    loop {
        let mut byte = [0];
        entropy.fill(&mut byte);
        let at = usize::from(byte[0]);
        // What lies beyond the last whole round would make the first ones likelier.
        if at < 256 / kind.len() * kind.len() {
            return kind[at % kind.len()];
        }
    }
}

/// The table of credentials.
pub fn table(credentials: &[Credential], lang: Lang) -> String {
    let mut table = Table::new();
    table.load_preset(UTF8_FULL_CONDENSED);
    let head =
        [("角色", "role"), ("账号", "login"), ("密码", "password"), ("姓名", "name"), ("单位", "unit")];
    table.set_header(head.map(|(zh, en)| Text::new(zh, en).in_lang(lang).to_owned()));
    for one in credentials {
        let role = role(one.role).in_lang(lang).to_owned();
        table.add_row([
            role,
            one.login.clone(),
            one.password.clone(),
            one.name.clone(),
            one.unit.clone().unwrap_or_default(),
        ]);
    }
    table.to_string()
}

/// What a role is called.
fn role(role: Role) -> Text {
    match role {
        Role::System => Text::new("系统管理员", "system administrator"),
        Role::Security => Text::new("安全管理员", "security administrator"),
        Role::Audit => Text::new("审计管理员", "audit administrator"),
        Role::Director => Text::new("文明办主任", "director of the office"),
        Role::Clerk => Text::new("文明办工作人员", "clerk of the office"),
        Role::Head => Text::new("单位负责人", "head of a unit"),
        Role::Liaison => Text::new("联络员", "liaison officer"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::account::{AccountPolicy, Login, check_password};

    use super::*;
    use crate::platform::OsEntropy;

    #[test]
    fn every_password_passes_the_policy_and_no_two_are_alike() {
        let login = Login::new("sysadmin").unwrap();
        let drawn: BTreeSet<String> = (0..500).map(|_| password(&OsEntropy)).collect();
        assert_eq!(drawn.len(), 500);
        for one in &drawn {
            assert_eq!(check_password(one, &login, &AccountPolicy::default()), Ok(()), "{one}");
        }
    }

    #[test]
    fn a_liaison_reaches_the_unit_and_no_more() {
        let liaison = Credential::new("l", "某", Role::Liaison, Some("u-edu"), &OsEntropy);
        let Ok(first) = liaison.account(Standing::Active) else { panic!("the unit's id is one") };
        assert_eq!(first.grants[0].scope, DataScope::Subtree(UnitId::new("u-edu").unwrap()));
        let without = Credential::new("d", "某", Role::Director, Some("u-xcb"), &OsEntropy);
        let Ok(first) = without.account(Standing::Active) else { panic!("the unit's id is one") };
        assert_eq!(first.grants[0].scope, DataScope::All);
    }
}
