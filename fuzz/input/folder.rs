//! Several files in one input, so that a target can be given a whole folder.

/// The files in `data`, each begun by a line `#file NAME`. What stands before the first such line is `pack.toml`, so that
/// a single file needs none.
pub fn files(data: &[u8]) -> Vec<(String, Vec<u8>)> {
    const MARK: &[u8] = b"#file ";
    let mut files = vec![("pack.toml".to_owned(), Vec::new())];
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(MARK) {
            files.push((String::from_utf8_lossy(name).trim().to_owned(), Vec::new()));
        } else if let Some((_, bytes)) = files.last_mut() {
            bytes.extend_from_slice(line);
        }
    }
    files.retain(|(_, bytes)| !bytes.is_empty());
    files
}
