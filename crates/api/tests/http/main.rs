//! Tests that enter by HTTP, on a real database of either engine.

mod account;
mod boundary;
mod grant;
mod house;
mod idempotency;
mod journal;
mod law_4;
mod openapi;
mod organisation;
mod session;
