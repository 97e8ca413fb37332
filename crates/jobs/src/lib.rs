//! The runner of queued jobs, and the jobs.
