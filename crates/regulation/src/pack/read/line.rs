//! From a byte of a file to its line.

/// Where each line of a text begins.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let after_breaks =
            bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(index, _)| index + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    /// The line, counted from 1, that holds the byte.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let lines = Lines::of(b"ab\ncd\r\n\nx");
        let at = |offset| lines.at(offset);
        assert_eq!([at(0), at(2), at(3), at(6), at(7), at(8), at(99)], [1, 1, 2, 2, 3, 4, 4]);
    }
}
