//! Vetoes (一票否决).

use kernel::Text;

use super::examination::Examination;
use crate::pack::Veto;
use crate::resolved::Rule;

/// CW3020: a veto without trigger, decider, scope, start or end (C-43).
pub(super) fn check(examination: &mut Examination<'_>) {
    let vetoes: Vec<(&Rule, &Veto)> = examination.of::<Veto>().collect();
    for (rule, veto) in vetoes {
        let parts = [
            (veto.trigger.is_empty(), "事由", "trigger"),
            (veto.decided_by.is_empty(), "决定机关", "decided_by"),
            (veto.scope.is_empty(), "范围", "scope"),
            (veto.starts.is_empty(), "起算", "starts"),
            (veto.lasts.is_empty(), "期限", "lasts"),
        ];
        let missing: Vec<_> = parts.iter().filter(|(missing, ..)| *missing).collect();
        if missing.is_empty() {
            continue;
        }
        let zh = missing.iter().map(|(_, zh, _)| *zh).collect::<Vec<_>>().join("、");
        let en = missing.iter().map(|(.., en)| format!("`{en}`")).collect::<Vec<_>>().join(", ");
        let message = Text::new(format!("一票否决没有写:{zh}"), format!("the veto does not give: {en}"));
        let help = Text::new(
            "请发文机关补写;在此之前每项设一个 setting,列进 settings",
            "ask the issuer to add them; until then make a setting for each and list it in `settings`",
        );
        if veto.settings.len() < missing.len() {
            examination.error(rule, "CW3020", message, help);
        } else {
            examination.warn(rule, "CW3020", message, help);
        }
    }
}
