//! The program as its operator sees it: started, used over HTTP, stopped by a signal, checked.
#![cfg(unix)]

mod audit;
mod demo;
mod doctor;
mod openapi;
mod platform;
mod server;
