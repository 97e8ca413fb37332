//! The name that was probably meant.

use kernel::Text;

/// The candidate that is closest to `name`, if one is close enough to be a slip of the pen. Ties go to the first.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    candidates
        .into_iter()
        // Distance costs the product of both lengths: a long list of long names must stay cheap.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= 3)
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= (length / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// “是否想写 x” / "did you mean x", or nothing.
pub(crate) fn suggestion<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Text {
    match nearest(name, candidates) {
        Some(near) => Text::new(format!("是否想写“{near}”?"), format!("did you mean `{near}`? ")),
        None => Text::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let names = ["article", "rows", "strength", "who", "what"];
        assert_eq!(nearest("artcle", names), Some("article"));
        assert_eq!(nearest("strenght", names), Some("strength"));
        assert_eq!(nearest("deadline", names), None);
    }
}
