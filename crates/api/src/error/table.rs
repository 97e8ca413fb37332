//! The one table from code to status and title. A code is never renamed and never used again.

/// What a code means to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeRow {
    /// `<noun>_<problem>`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong and what to do, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

const fn row(code: &'static str, status: u16, zh: &'static str, en: &'static str) -> CodeRow {
    CodeRow { code, status, zh, en }
}

/// Every code.
pub const CODES: &[CodeRow] = &[
    row("access_forbidden", 403, "您的角色没有此项权限", "your roles do not include this right"),
    row("account_login_taken", 409, "该登录名已被使用,请换一个", "this login is taken; choose another"),
    row(
        "account_password_change_required",
        403,
        "首次登录须先修改密码",
        "choose a password of your own first",
    ),
    row(
        "account_same_password",
        422,
        "新密码不能与原密码相同",
        "the new password must differ from the old one",
    ),
    row("account_wrong_password", 422, "原密码不正确", "the old password is wrong"),
    row("account_wrong_state", 409, "账号当前状态不允许此操作", "the account's state does not allow this"),
    row(
        "changed_meanwhile",
        412,
        "他人已修改此内容,请刷新后核对再提交",
        "somebody changed this meanwhile; reload, compare and send again",
    ),
    row(
        "database_unavailable",
        503,
        "数据库暂时无法使用,请稍后重试;未完成的操作没有保存",
        "the database does not answer; try again later; nothing was half-saved",
    ),
    row(
        "grant_conflict",
        422,
        "系统、安全、审计三类管理员必须分设,不能由同一账号兼任",
        "the system, security and audit administrators cannot be one account",
    ),
    row("grant_own", 403, "不能给自己的账号授权", "nobody gives roles to themselves"),
    row(
        "idempotency_key_malformed",
        400,
        "Idempotency-Key 应为8至128个可见字符",
        "an Idempotency-Key has 8 to 128 visible characters",
    ),
    row(
        "idempotency_key_reused",
        422,
        "该 Idempotency-Key 已用于另一请求,请换一个",
        "this Idempotency-Key was used for another request; take a new one",
    ),
    row(
        "idempotency_repeated",
        409,
        "同一请求正在处理,请稍候",
        "the same request is being carried out; wait a moment",
    ),
    row(
        "idempotency_unanswered",
        409,
        "该请求已执行,但未能回复",
        "the request was carried out, but its answer was lost",
    ),
    row(
        "internal",
        500,
        "系统出错,已记录;请把请求编号告知管理员",
        "something failed and was logged; give the request id to the administrator",
    ),
    row("invalid_input", 422, "填写的内容有误,请按提示修改", "some fields are wrong; see each of them"),
    row("method_not_allowed", 405, "该地址不支持此方法", "this address does not take this method"),
    row(
        "not_found",
        404,
        "没有这一对象,或不在您的数据范围内",
        "there is no such object, or it is outside your data",
    ),
    row("organisation_cycle", 422, "单位之间不能互为上级", "no unit stands above itself"),
    row("organisation_id_taken", 409, "该编号已被使用,请换一个", "this id is taken; choose another"),
    row(
        "organisation_not_empty",
        409,
        "已有单位,整体导入只能用于空库",
        "there are units already; a whole organisation is loaded into an empty platform only",
    ),
    row("organisation_wrong_state", 409, "当前状态不允许此操作", "the present state does not allow this"),
    row(
        "request_cross_site",
        403,
        "请求来自其他网站,已拒绝",
        "the request came from another site and was refused",
    ),
    row("request_malformed", 400, "请求格式有误", "the request is malformed"),
    row("request_not_json", 415, "请求内容应为 JSON", "send JSON (content-type: application/json)"),
    row("request_timeout", 504, "处理超时,请稍后重试", "this took too long; try again later"),
    row("request_too_large", 413, "请求内容过大", "the request is too large"),
    row(
        "request_without_client_header",
        403,
        "修改数据的请求须带 X-Chuangwen-Client 请求头",
        "a request that changes something carries the header X-Chuangwen-Client",
    ),
    row("session_absent", 401, "请先登录", "sign in first"),
    row(
        "session_refused",
        401,
        "登录名或密码不正确,或账号已停用、已锁定(连续输错会锁定一段时间)",
        "login or password is wrong, or the account is disabled or locked (failures in a row lock it for a time)",
    ),
    row(
        "version_malformed",
        400,
        "If-Match 应为带引号的版本号,如 \"3\"",
        "If-Match is a version in quotes, such as \"3\"",
    ),
    row(
        "version_required",
        428,
        "请在 If-Match 中写明所读到的版本号",
        "say in If-Match which version you read",
    ),
];

const INTERNAL: CodeRow = row("internal", 500, "系统出错", "something failed");

/// The row of a code; an unknown code is our mistake and is told as one.
pub(super) fn row_of(code: &str) -> &'static CodeRow {
    CODES.iter().find(|row| row.code == code).unwrap_or(&INTERNAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text that stands where a code is made, in the sources of `app` and of this crate.
    fn codes_in(folder: &std::path::Path, codes: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                codes_in(&path, codes);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for made in ["Problem::new(\"", "ApiError::new(\"", "Self::new(\""] {
                    let starts = text.split(made).skip(1);
                    codes.extend(
                        starts.filter_map(|rest| rest.split_once('"')).map(|(code, _)| code.to_owned()),
                    );
                }
            }
        }
    }

    #[test]
    fn every_code_that_is_made_is_in_the_table() {
        let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut codes = Vec::new();
        codes_in(&crates.join("app/src"), &mut codes);
        codes_in(&crates.join("api/src"), &mut codes);
        // This file's own search words are not codes.
        codes.retain(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        assert!(codes.len() > 20, "the search found the places where codes are made");
        for code in codes {
            assert!(CODES.iter().any(|row| row.code == code), "{code} is not in the table");
        }
    }

    #[test]
    fn codes_are_sorted_unique_and_told_in_both_languages() {
        assert!(CODES.windows(2).all(|pair| pair[0].code < pair[1].code), "sorted, each once");
        for row in CODES {
            assert!((400..=599).contains(&row.status), "{}", row.code);
            assert!(!row.zh.is_ascii() && row.en.is_ascii(), "{}", row.code);
        }
    }
}
