//! Checking the journal from the first fact to the last, in constant memory and on every core.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use futures_util::TryStreamExt;
use serde::Serialize;
use sqlx::Row;
use tokio::task::JoinSet;

use super::canonical::{Fields, HashBytes, ZERO};
use crate::{
    db::{Db, on_pool},
    error::Error,
};

/// What a check of the journal found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// How many facts the head speaks of.
    pub facts: u64,
    /// Whether every fact is as it was written, in its place, and none is missing or added.
    pub ok: bool,
    /// The first fact that does not fit what stands before it: altered, missing, added or moved.
    pub broken_at: Option<u64>,
    /// The hash of the last fact, in hexadecimal: kept elsewhere, it proves later that the whole was not rewritten.
    pub head: String,
}

/// Facts of one piece of work: large enough to keep a connection busy, small enough to keep memory level.
const CHUNK: i64 = 8_192;

/// Checks every fact that was committed when the call began. Needs no scope: it tells nothing of any fact but its number.
pub async fn verify(db: &Db) -> Result<Verification, Error> {
    const HEAD: &str = "SELECT h.facts, h.hash, (SELECT MIN(seq) FROM journal), (SELECT MAX(seq) FROM journal) \
                        FROM journal_head h WHERE h.id = 1";
    type Head = (i64, Vec<u8>, Option<i64>, Option<i64>);
    let head: Option<Head> = on_pool!(db, |pool| sqlx::query_as(HEAD).fetch_optional(pool).await)?;
    let Some((facts, hash, first, last)) = head else {
        return Ok(found(0, &ZERO, Some(0)));
    };
    if first.is_some_and(|first| first < 1) {
        return Ok(found(facts, &hash, Some(0)));
    }
    let chunks = check_all(db, facts).await?;
    let mut prev = ZERO;
    for chunk in chunks {
        let linked = chunk.prev == Some(prev);
        if let Some(broken) = if linked { chunk.broken } else { Some(chunk.from) } {
            return Ok(found(facts, &hash, Some(broken)));
        }
        prev = chunk.last;
    }
    // The chain holds up to the head's number: the head must name its hash, and nothing may stand behind it.
    let behind = last.unwrap_or(0) > facts;
    let broken = if prev.as_slice() == hash { behind.then_some(facts + 1) } else { Some(facts) };
    Ok(found(facts, &hash, broken))
}

fn found(facts: i64, hash: &[u8], broken_at: Option<i64>) -> Verification {
    let number = |n: i64| u64::try_from(n).unwrap_or(0);
    Verification {
        facts: number(facts),
        ok: broken_at.is_none(),
        broken_at: broken_at.map(number),
        head: data_encoding::HEXLOWER.encode(hash),
    }
}

/// What is known of the facts `from..from + CHUNK`, without what stands before them.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    from: i64,
    /// What the first fact says was the hash before it; absent where that fact is missing.
    prev: Option<HashBytes>,
    /// The hash of the last fact.
    last: HashBytes,
    /// The first fact that is wrong by itself or does not fit the one before it in this chunk.
    broken: Option<i64>,
}

/// Checks the facts `1..=facts`, several chunks at once; what follows a broken chunk is left out.
async fn check_all(db: &Db, facts: i64) -> Result<Vec<Chunk>, Error> {
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 8);
    let next = Arc::new(AtomicI64::new(1));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let (db, next) = (db.clone(), Arc::clone(&next));
        tasks.spawn(async move {
            let mut done = Vec::new();
            loop {
                let from = next.fetch_add(CHUNK, Ordering::Relaxed);
                if from > facts {
                    return Ok::<_, Error>(done);
                }
                let chunk = check(&db, from, facts.min(from + CHUNK - 1)).await?;
                done.push(chunk);
                if chunk.broken.is_some() {
                    // Chunks are handed out in order, so all before this one are already taken.
                    next.store(facts + 1, Ordering::Relaxed);
                }
            }
        });
    }
    let mut chunks = Vec::new();
    while let Some(done) = tasks.join_next().await {
        let done = done.map_err(|error| Error::Unavailable(Box::new(error)))??;
        chunks.extend(done);
    }
    chunks.sort_by_key(|chunk| chunk.from);
    Ok(chunks)
}

/// The seven texts of a fact come as one, after their lengths: the driver's price is by the column, and this halves it.
const FACTS: &str = "SELECT seq, at, prev_hash, hash, \
    octet_length(actor) || ',' || octet_length(kind) || ',' || octet_length(noun) || ',' || octet_length(object) \
    || ',' || COALESCE(octet_length(before), -1) || ',' || COALESCE(octet_length(after), -1) \
    || ',' || octet_length(request) || ';' || actor || kind || noun || object \
    || COALESCE(before, '') || COALESCE(after, '') || request \
    FROM journal WHERE seq BETWEEN $1 AND $2 ORDER BY seq";

async fn check(db: &Db, from: i64, to: i64) -> Result<Chunk, Error> {
    let mut checker = Checker::new(from);
    on_pool!(db, |pool| {
        let mut rows = sqlx::query(FACTS).bind(from).bind(to).fetch(pool);
        while let Some(row) = rows.try_next().await? {
            // A value that is not even of its column's type was not written by us: it fits nothing.
            let fits = (|| -> Result<bool, sqlx::Error> {
                let (seq, at) = (row.try_get_unchecked(0)?, row.try_get_unchecked(1)?);
                let fields = unpack(seq, at, row.try_get_unchecked(4)?);
                let (prev, hash) = (row.try_get_unchecked(2)?, row.try_get_unchecked(3)?);
                Ok(fields.is_some_and(|fields| checker.next(&fields, prev, hash)))
            })()
            .unwrap_or(false);
            if !fits {
                break;
            }
        }
    });
    Ok(checker.finish(to))
}

/// Cuts the texts of a fact apart again.
fn unpack(seq: i64, at: i64, packed: &str) -> Option<Fields<'_>> {
    let (lengths, mut rest) = packed.split_once(';')?;
    let mut lengths = lengths.split(',');
    let mut next = || -> Option<Option<&str>> {
        let Ok(length) = usize::try_from(lengths.next()?.parse::<i64>().ok()?) else { return Some(None) };
        let (text, tail) = rest.split_at_checked(length)?;
        rest = tail;
        Some(Some(text))
    };
    let (actor, kind, noun, object) = (next()??, next()??, next()??, next()??);
    let (before, after, request) = (next()?, next()?, next()??);
    Some(Fields { seq, at, actor, kind, noun, object, before, after, request })
}

/// Follows the chain through one chunk.
struct Checker {
    chunk: Chunk,
    expected: i64,
    buffer: Vec<u8>,
}

impl Checker {
    fn new(from: i64) -> Self {
        let chunk = Chunk { from, prev: None, last: ZERO, broken: None };
        Self { chunk, expected: from, buffer: Vec::with_capacity(1024) }
    }

    /// Takes the next fact, unless it is not the one that must come here.
    fn next(&mut self, fact: &Fields<'_>, prev: &[u8], hash: &[u8]) -> bool {
        let own = fact.hash(prev, &mut self.buffer);
        let first = self.expected == self.chunk.from;
        let linked = first || prev == self.chunk.last;
        let fits = fact.seq == self.expected && linked && own.as_slice() == hash;
        if fits {
            if first {
                self.chunk.prev = prev.try_into().ok();
            }
            self.chunk.last = own;
            self.expected += 1;
        }
        fits
    }

    /// What was found, once every fact up to `to` should have been taken.
    fn finish(mut self, to: i64) -> Chunk {
        if self.expected <= to {
            self.chunk.broken = Some(self.expected);
        }
        self.chunk
    }
}
