//! Entities, states and their transitions, invariants: the rules of each noun, without database or network.
