//! `sund files check` and `sund files move`: whether all attachments are where they should be, and putting them into a bucket.

use super::{OperateError, because, open};
use crate::{
    config::{Check, FilesCommand, Serve},
    files::{Name, Storage, Storages, Whole, hexadecimal},
    start::storages,
};
use futures_util::StreamExt as _;
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt::Write as _, io};
use sund_actions::{
    Sund,
    files::{Listed, all_after, kept},
};
use sund_domain::{files::KeptIn, ids::FileId};

/// Rows that are read at once.
const AT_ONCE: u32 = 1_000;

/// Does what was asked.
pub async fn operate(command: &FilesCommand) -> Result<String, OperateError> {
    match command {
        FilesCommand::Check(check) => self::check(check).await,
        FilesCommand::Move(serve) => put_into_the_bucket(serve).await,
    }
}

/// Every row, in the order of ids.
async fn rows(sund: &Sund) -> Result<Vec<Listed>, OperateError> {
    let mut all = Vec::new();
    loop {
        let after = all.last().map_or(FileId(uuid::Uuid::nil()), |it: &Listed| it.id);
        let some = all_after(sund, after, AT_ONCE).await.map_err(because)?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some);
    }
}

async fn listed(storage: &dyn Storage) -> io::Result<BTreeMap<String, u64>> {
    let (mut all, mut after) = (BTreeMap::new(), None);
    loop {
        let (some, next) = storage.list(after).await?;
        all.extend(some.into_iter().map(|it| (it.name, it.bytes)));
        after = next;
        if after.is_none() {
            return Ok(all);
        }
    }
}

async fn hash(storage: &dyn Storage, name: Name, bytes: u64) -> io::Result<String> {
    let (mut hash, mut pieces) = (Sha256::new(), storage.read(name, 0, bytes).await?);
    while let Some(piece) = pieces.next().await {
        hash.update(piece?);
    }
    Ok(hexadecimal(&hash.finalize()))
}

fn away(kept_in: KeptIn) -> impl FnOnce(io::Error) -> OperateError {
    move |error| because(format!("the storage ({}) cannot be read: {error}", kept_in.code()))
}

/// What is wrong, a line each.
async fn check(check: &Check) -> Result<String, OperateError> {
    let sund = open(&check.serve).await?;
    let storages = storages(&check.serve.attachments).map_err(because)?;
    // The storages first: what comes or goes meanwhile has its row before, and keeps it until after.
    let mut there = BTreeMap::new();
    for kept_in in storages.all() {
        let storage = storages.of(kept_in).map_err(away(kept_in))?;
        there.insert(kept_in.code(), listed(storage).await.map_err(away(kept_in))?);
    }
    let rows = rows(&sund).await?;
    let (mut wrong, mut fine, mut bytes) = (String::new(), 0_u64, 0_u64);
    for row in &rows {
        let mut faults = Vec::new();
        let names = [(Name::whole(row.id), Some(row.bytes)), (Name::preview(row.id), row.preview_bytes)];
        for (name, size) in names.into_iter().filter_map(|(name, size)| Some((name, size?))) {
            let found = there.get_mut(row.kept_in.code()).and_then(|names| names.remove(&name.to_string()));
            match found {
                None if row.whole => faults.push(format!("missing     {name}")),
                Some(found) if row.whole && found != size => {
                    faults.push(format!("other size  {name}: {found} bytes, and not {size}"));
                }
                _ => (),
            }
        }
        if check.content && row.whole && faults.is_empty() {
            faults.extend(content(&storages, row).await?);
        }
        if row.whole && faults.is_empty() {
            fine += 1;
            bytes += row.bytes;
        }
        for fault in faults {
            // Writing to a text cannot fail.
            let _ = writeln!(wrong, "{}  {fault} ({})", row.kept_in.code(), row.name);
        }
    }
    for (kept_in, names) in &there {
        for (name, bytes) in names {
            let _ = writeln!(wrong, "{kept_in}  unknown     {name}: {bytes} bytes");
        }
    }
    if wrong.is_empty() {
        return Ok(format!("{fine} files, {bytes} bytes: all are as the database says."));
    }
    Err(because(format!("not all files are as the database says ({fine} are):\n{}", wrong.trim_end())))
}

/// Whether what is in it is what came.
async fn content(storages: &Storages, row: &Listed) -> Result<Option<String>, OperateError> {
    let Some(should) = &row.sha256 else { return Ok(None) };
    let name = Name::whole(row.id);
    let storage = storages.of(row.kept_in).map_err(away(row.kept_in))?;
    let is = hash(storage, name, row.bytes).await.map_err(away(row.kept_in))?;
    Ok((is != *should).then(|| format!("other content  {name}")))
}

/// Copies what is on the disk into the bucket, then says so in its row, then removes it from the disk.
async fn put_into_the_bucket(serve: &Serve) -> Result<String, OperateError> {
    let sund = open(serve).await?;
    let storages = storages(&serve.attachments).map_err(because)?;
    if storages.newest() != KeptIn::S3 {
        return Err(because("no bucket is set: SUND_S3_ENDPOINT (--s3-endpoint)"));
    }
    let disk = storages.of(KeptIn::Disk).map_err(away(KeptIn::Disk))?;
    let bucket = storages.of(KeptIn::S3).map_err(away(KeptIn::S3))?;
    let mut moved = 0_u64;
    for row in rows(&sund).await?.into_iter().filter(|row| row.whole && row.kept_in == KeptIn::Disk) {
        let names = [(Name::whole(row.id), Some(row.bytes)), (Name::preview(row.id), row.preview_bytes)];
        let names: Vec<_> = names.into_iter().filter_map(|(name, bytes)| Some((name, bytes?))).collect();
        for (name, bytes) in &names {
            let pieces = disk.read(*name, 0, *bytes).await.map_err(away(KeptIn::Disk))?;
            let whole = Whole::from_pieces(&storages, pieces).await.map_err(away(KeptIn::Disk))?;
            bucket.keep(*name, whole).await.map_err(away(KeptIn::S3))?;
        }
        kept(&sund, row.id, KeptIn::S3).await.map_err(because)?;
        for (name, _) in &names {
            disk.remove(*name).await.map_err(away(KeptIn::Disk))?;
        }
        moved += 1;
    }
    Ok(format!("{moved} files are in the bucket now."))
}
