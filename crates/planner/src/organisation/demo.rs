//! The demonstration organisation: a commission, its office, 70 member units, districts, streets, communities,
//! villages and schools, with invented persons and the gaps that real ones have.

use super::Organisation;

const FILES: [(&str, &str); 6] = [
    ("demo/organisation.toml", include_str!("../../../../demo/organisation.toml")),
    ("demo/units.toml", include_str!("../../../../demo/units.toml")),
    ("demo/bodies.toml", include_str!("../../../../demo/bodies.toml")),
    ("demo/creation-bodies.toml", include_str!("../../../../demo/creation-bodies.toml")),
    ("demo/persons.toml", include_str!("../../../../demo/persons.toml")),
    ("demo/appointments.toml", include_str!("../../../../demo/appointments.toml")),
];

impl Organisation {
    /// The demonstration organisation, from the files in `demo/`, which are part of the program.
    ///
    /// # Panics
    ///
    /// Never: the files are fixed at compile time, and a test reads them.
    pub fn demo() -> Self {
        let files = FILES.map(|(file, text)| (file, text.as_bytes()));
        Self::read_all(&files).expect("the embedded files are right, as the test below checks")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demonstration_reads_without_a_finding() {
        let organisation = Organisation::demo();
        assert_eq!(organisation.units().len(), 120);
        assert_eq!(organisation.class("member_unit").len(), 70);
        assert_eq!(organisation.class("district").len(), 4);
        assert_eq!(organisation.seats("special-group").len(), 5);
    }
}
