//! The official calendar.
