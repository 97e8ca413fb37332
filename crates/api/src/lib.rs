//! The HTTP interface: routes, requests and answers, errors, OpenAPI document.
//!
//! A handler reads its request, calls one verb of `app` and writes the answer. It knows no state and no transaction.

#![expect(unused_qualifications, reason = "utoipa::path writes its parameter types qualified")]

mod account;
mod body;
mod cookie;
mod ctx;
mod error;
mod grant;
mod identify;
mod journal;
mod organisation;
mod page;
mod router;
mod session;
mod system;
mod version;

pub use error::{CODES, CodeRow};
pub use router::{openapi, router};
