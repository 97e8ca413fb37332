//! Use cases: begin, load, decide, transition, write, journal, enqueue, commit.
