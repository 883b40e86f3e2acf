//! How joining and regrouping grow with the number of observations.
//!
//! `cargo bench --bench grouping -- [SIZES…]`, by default 600 2000 10000 100000 1000000: each size runs in a
//! process of its own, so that the greatest memory is its own. Observations are made up with the geometry of
//! real ones (see `observations.rs`); half of them are one of a kind.

#![expect(clippy::print_stdout, reason = "the figures are this program's data")]

mod observations;

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context;
use ilmiotutka::phenomena::{GroupingParams, Radar};

use observations::Maker;

const SIZES: [usize; 5] = [600, 2_000, 10_000, 100_000, 1_000_000];

/// How many observations arrive after the store has its size.
const ARRIVALS: usize = 200;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, size] = arguments.as_slice()
        && flag == "--one"
    {
        return measure(size.parse()?);
    }
    let sizes: Vec<String> =
        if arguments.is_empty() { SIZES.iter().map(ToString::to_string).collect() } else { arguments };
    println!("| observations | phenomena | joining, median | 99th percentile | regroup | peak memory |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let program = std::env::current_exe()?;
    for size in sizes {
        let status = Command::new(&program).args(["--one", &size]).status()?;
        anyhow::ensure!(status.success(), "the run of {size} failed");
    }
    Ok(())
}

fn measure(size: usize) -> anyhow::Result<()> {
    let mut maker = Maker::new(size);
    let mut radar = Radar::new(GroupingParams::standard(), ilmiotutka::ids::PhenomenonId::new);
    for _ in 0..size {
        let (item, phenomenon) = maker.next();
        radar.restore(item, phenomenon);
    }
    let mut times: Vec<Duration> = (0..ARRIVALS)
        .map(|_| {
            let (item, _) = maker.next();
            let start = Instant::now();
            radar.arrive(item);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let start = Instant::now();
    radar.regroup();
    let regroup = start.elapsed();
    println!(
        "| {size} | {} | {:.2} ms | {:.2} ms | {:.2} s | {} MB |",
        radar.phenomena().count(),
        milliseconds(times[ARRIVALS / 2]),
        milliseconds(times[ARRIVALS * 99 / 100]),
        regroup.as_secs_f64(),
        peak_memory()? / 1024,
    );
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Returns the greatest resident memory of this process so far, in KiB.
fn peak_memory() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status").context("Linux tells the memory of a process")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("there is no VmHWM line")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
