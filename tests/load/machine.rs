//! The machine and the build that figures belong to.

use crate::{Size, figures::thousands};
use std::{fs, thread, time::Duration};

/// How many cores the process may use.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What stands above the tables.
pub fn about(size: Size) -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let profile = if cfg!(debug_assertions) { "debug: figures mean little" } else { "release" };
    format!(
        "# Sund, measured\n\n{} cores ({}), {}; build profile: {profile}.\n\
         {} threads in the database, {} s for each figure after {} s of warm-up.\n\
         Server, bare server and load are in one process (for many sockets: each in its own) and share these cores.\n",
        cores(),
        model.unwrap_or("of unknown make"),
        std::env::consts::OS,
        thousands(size.threads as f64),
        size.each.as_secs_f32(),
        size.warm_up.as_secs_f32(),
    )
}

/// The time that the process has kept cores busy so far; none where the system does not tell.
pub fn busy() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name, which may hold anything: fields 3 and on; 14 and 15 are hundredths of a second.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (next()? + next()?)))
}

/// Whether so many files can be open at once; if not, the sentence that says what to do.
pub fn can_open(wanted: usize) -> Result<(), String> {
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    match line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()) {
        Some(most) if most < wanted => Err(format!(
            "Left out: this process may open {most} files and needs {wanted}. Say `ulimit -n {wanted}` first."
        )),
        // Enough, unlimited, or a system that does not tell.
        _ => Ok(()),
    }
}
