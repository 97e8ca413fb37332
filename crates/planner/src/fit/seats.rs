//! Seats of an office: held, and vacated without a successor.

use calendar::Date;

use crate::organisation::{Appointment, Holder, Organisation, PersonId};

/// How an office is filled on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seats<'o> {
    /// Those who hold it, each once.
    pub held: Vec<&'o PersonId>,
    /// Appointments that ended and that nobody has followed, the earliest first.
    pub vacated: Vec<&'o Appointment>,
}

impl<'o> Seats<'o> {
    /// The seats of one office on the day.
    ///
    /// An appointment takes the seat that has been empty longest, or opens a new one; a seat whose appointment ends stays
    /// until somebody follows, unless the appointment says that it closed. An office with room for `at_most` (0: no
    /// limit) never has more seats than that, so that a predecessor who leaves after the successor came leaves no gap.
    pub fn of(organisation: &'o Organisation, office: &Holder, on: Date, at_most: u32) -> Self {
        let begun: Vec<&Appointment> =
            organisation.appointments_to(office).filter(|appointment| appointment.from <= on).collect();
        // Ends before beginnings on one day: who begins on the day after the last day of another follows them.
        let ends = begun.iter().filter_map(|appointment| {
            let until = appointment.until.filter(|until| *until < on)?;
            Some((until.tomorrow().ok()?, false, *appointment))
        });
        let mut events: Vec<(Date, bool, &Appointment)> =
            begun.iter().map(|appointment| (appointment.from, true, *appointment)).chain(ends).collect();
        events.sort();
        let mut seats = Self::default();
        for (_, begins, appointment) in events {
            if begins {
                if !seats.vacated.is_empty() {
                    seats.vacated.remove(0);
                }
            } else if !appointment.seat_closed {
                seats.vacated.push(appointment);
            }
        }
        seats.held =
            begun.iter().filter(|appointment| appointment.holds(on)).map(|held| &held.person).collect();
        seats.held.sort();
        seats.held.dedup();
        if at_most > 0 {
            let room = usize::try_from(at_most).unwrap_or(usize::MAX).saturating_sub(seats.held.len());
            let beyond = seats.vacated.len().saturating_sub(room);
            seats.vacated.drain(..beyond);
        }
        seats
    }

    /// How many seats there are: those held, those vacated, and at least so many.
    pub fn established(&self, at_least: u32) -> usize {
        let least = usize::try_from(at_least).unwrap_or(usize::MAX);
        (self.held.len() + self.vacated.len()).max(least)
    }
}
