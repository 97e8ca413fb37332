//! No Rust function is longer than 80 lines.

use anyhow::Result;
use syn::visit::{self, Visit};

use super::exception::{Exceptions, Kind, Measured};
use super::finding::Finding;
use super::tree::Tree;

/// Most lines from `fn` to the closing brace, comments and blank lines included: what a reader scrolls.
const LIMIT: usize = 80;

/// Functions that are longer than the limit and not excepted, and files that do not parse.
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let exceptions = Exceptions::read(tree)?;
    let mut findings = Vec::new();
    let mut measured = Vec::new();
    for (path, text) in tree.texts_of(&["rs"]) {
        match syn::parse_file(text) {
            Ok(file) => {
                let mut functions = Functions { path, measured: Vec::new() };
                functions.visit_file(&file);
                measured.append(&mut functions.measured);
            }
            Err(error) => {
                let line = error.span().start().line;
                findings.push(Finding::at("function", path, line, format!("does not parse: {error}")));
            }
        }
    }
    findings.extend(exceptions.judge(Kind::Function, LIMIT, &measured));
    Ok(findings)
}

struct Functions<'a> {
    path: &'a str,
    measured: Vec<Measured<'a>>,
}

impl Functions<'_> {
    fn measure(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.fn_token.span.start().line;
        let last = block.brace_token.span.close().end().line;
        let lines = last.saturating_sub(first) + 1;
        self.measured.push(Measured {
            path: self.path,
            name: signature.ident.to_string(),
            line: first,
            lines,
        });
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.measure(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.measure(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.measure(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tree = Tree::of(&[("xtask/exceptions.toml", ""), ("a.rs", text)]);
        check(&tree).unwrap().iter().map(ToString::to_string).collect()
    }

    /// A function of `lines` lines.
    fn function(name: &str, lines: usize) -> String {
        format!("/// Not counted.\nfn {name}() {{\n{}}}\n", "    // \"}\" in a comment\n".repeat(lines - 2))
    }

    #[test]
    fn eighty_lines_are_allowed_and_one_more_is_not() {
        assert_eq!(found(&function("most", 80)), Vec::<String>::new());
        assert_eq!(
            found(&function("long", 81)),
            ["a.rs:2: [function] `long` has 81 lines: 80 are the limit, split it by subject"]
        );
    }

    #[test]
    fn methods_defaults_of_traits_and_nested_functions_count() {
        let method = format!("struct S;\nimpl S {{\n{}}}\n", function("method", 90));
        assert!(found(&method)[0].contains("`method` has 90"));
        let default = format!("trait T {{\nfn required();\n{}}}\n", function("default", 91));
        assert!(found(&default)[0].contains("`default` has 91"));
        let inner = format!("impl S {{\nfn outer(&self) {{\n{}}}\n}}\n", function("inner", 81));
        assert_eq!(found(&inner).len(), 2, "the outer and the inner one");
        let nested = format!("mod tests {{\n{}}}\n", function("nested", 92));
        assert!(found(&nested)[0].contains("`nested` has 92"));
    }

    #[test]
    fn a_file_that_does_not_parse_is_named() {
        assert!(found("fn broken( {")[0].starts_with("a.rs:1: [function] does not parse"));
    }
}
