//! The files of the project, read once and shared by all checks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};

/// Every file that git would track, by its path from the root, with `/` between folders.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, Content>,
    folders: BTreeSet<String>,
}

/// What a file holds.
#[derive(Debug)]
enum Content {
    Text(String),
    Binary,
}

impl Tree {
    /// Reads the tree below `root`, without what `.gitignore` leaves out.
    pub fn read(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        let walk = ignore::WalkBuilder::new(root)
            .hidden(false)
            .require_git(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .build();
        for entry in walk {
            let entry = entry?;
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let path = entry.path();
            let bytes = match std::fs::read(path) {
                Ok(bytes) => bytes,
                // A build or an editor may remove its temporary file while the tree is read.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
            };
            let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
            tree.add(&name, String::from_utf8(bytes).map_or(Content::Binary, Content::Text));
        }
        Ok(tree)
    }

    fn add(&mut self, path: &str, content: Content) {
        let slashes = path.match_indices('/').map(|(at, _)| at);
        self.folders.extend(slashes.filter_map(|at| path.get(..at)).map(str::to_owned));
        self.files.insert(path.to_owned(), content);
    }

    /// Every text file with its path, in order of path.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, content)| match content {
            Content::Text(text) => Some((path.as_str(), text.as_str())),
            Content::Binary => None,
        })
    }

    /// The text files whose extension is one of `extensions`.
    pub fn texts_of<'a>(&'a self, extensions: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts().filter(|(path, _)| extension(path).is_some_and(|own| extensions.contains(&own)))
    }

    /// The text of one file, if it is there and is text.
    pub fn text(&self, path: &str) -> Option<&str> {
        match self.files.get(path)? {
            Content::Text(text) => Some(text),
            Content::Binary => None,
        }
    }

    /// Every path, text or not, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Every folder that holds a file, at any depth, in order.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(String::as_str)
    }

    /// The names of the folders and files directly in `folder`.
    pub fn children(&self, folder: &str) -> BTreeSet<&str> {
        let prefix = format!("{folder}/");
        let below = self.paths().filter_map(|path| path.strip_prefix(prefix.as_str()));
        below.filter_map(|rest| rest.split('/').next()).collect()
    }

    /// Whether a file or a folder stands at `path`.
    pub fn has(&self, path: &str) -> bool {
        path.is_empty() || self.files.contains_key(path) || self.has_folder(path)
    }

    /// Whether a folder stands at `path`.
    pub fn has_folder(&self, path: &str) -> bool {
        self.folders.contains(path)
    }

    /// Reads a data file of the checks; the error names the file.
    pub fn data<T: serde::de::DeserializeOwned>(&self, path: &str) -> Result<T> {
        let text = self.text(path).with_context(|| format!("{path} is missing"))?;
        toml::from_str(text).with_context(|| format!("cannot read {path}"))
    }

    /// A tree for a test.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let mut tree = Self::default();
        for (path, text) in files {
            tree.add(path, Content::Text((*text).to_owned()));
        }
        tree
    }
}

/// The extension of a path, without its dot.
pub fn extension(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    name.rsplit_once('.').map(|(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_ignores_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        write(".gitignore", b"/target\n");
        write("target/debug/x.rs", b"");
        write(".ci/run", b"#!/bin/sh\n");
        write("crates/a/src/lib.rs", b"//! A.\n");
        write("picture.png", &[0x89, 0xff, 0xfe]);

        // Also in a copy that is no repository.
        Tree::read(folder.path())
            .unwrap()
            .paths()
            .for_each(|path| assert!(!path.starts_with("target"), "{path}"));
        write(".git/config", b"");
        let tree = Tree::read(folder.path()).unwrap();
        assert_eq!(
            tree.paths().collect::<Vec<_>>(),
            [".ci/run", ".gitignore", "crates/a/src/lib.rs", "picture.png"]
        );
        assert_eq!(tree.text("crates/a/src/lib.rs"), Some("//! A.\n"));
        assert_eq!(tree.text("picture.png"), None);
        assert_eq!(tree.children("crates/a"), BTreeSet::from(["src"]));
        assert!(tree.has("crates/a") && tree.has("picture.png") && !tree.has("target"));
    }
}
