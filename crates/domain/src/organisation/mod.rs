//! Units, bodies, offices and who holds them.

kernel::string_id!(
    /// The id of a unit.
    UnitId
);
