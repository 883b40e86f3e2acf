//! `simulate`: how often alerts err, and how soon they find a rise, in counties whose truth is known.

use std::process::ExitCode;

use super::Failure;
use crate::alerts::simulation::{Measured, Rise, Setting, greatest_of_a_year, measure};

/// The counties that are simulated unless one is asked for: phenomena, reports of each a year, and the rate to which
/// the first of them jumps or rises.
const COUNTIES: [(usize, f64, f64); 9] = [
    (10, 4.0, 20.0),
    (30, 4.0, 20.0),
    (60, 4.0, 20.0),
    (10, 12.0, 36.0),
    (30, 12.0, 36.0),
    (60, 12.0, 36.0),
    (10, 36.0, 90.0),
    (30, 36.0, 90.0),
    (60, 36.0, 90.0),
];

/// What `simulate` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Simulate one county only, with so many phenomena
    #[arg(long, requires = "reports")]
    phenomena: Option<usize>,
    /// How often each of them is reported a year
    #[arg(long, requires = "phenomena")]
    reports: Option<f64>,
    /// To which rate the first of them jumps or rises
    #[arg(long, default_value_t = 20.0)]
    raised: f64,
    /// How many false alarms a year are put up with
    #[arg(long, default_value_t = 2.0)]
    budget: f64,
    /// How many histories are calibrated
    #[arg(long, default_value_t = 24)]
    histories: u64,
    /// How many years follow each of them
    #[arg(long, default_value_t = 12)]
    futures: u64,
    /// How often a history is shuffled
    #[arg(long, default_value_t = 199)]
    shuffles: u64,
    /// Print the greatest strength of a year in each county instead, to fit the formula for short histories to
    #[arg(long)]
    greatest: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let counties = match (args.phenomena, args.reports) {
        (Some(phenomena), Some(reports)) => vec![(phenomena, reports, args.raised)],
        _ => COUNTIES.to_vec(),
    };
    if !args.greatest {
        head(args);
    }
    for (phenomena, reports, raised) in counties {
        let setting = Setting {
            phenomena,
            reports,
            raised,
            budget: args.budget,
            histories: args.histories,
            futures: args.futures,
            shuffles: args.shuffles,
        };
        if args.greatest {
            list(&setting);
        } else {
            row(&setting, &measure(&setting));
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stdout, reason = "the table is this command's data")]
fn head(args: &Args) {
    println!("false alarms a year, against a budget of {}; found: share, median reports, median days\n", args.budget);
    println!(
        "| phenomena × reports a year | constant | campaign | season | jump to | found | slow rise | new, 12 a year | new by 5th | accumulation by 3rd | 3 in 90 days: constant | jump | EARS C2: constant | jump |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
}

#[expect(clippy::print_stdout, reason = "the table is this command's data")]
fn row(setting: &Setting, measured: &Measured) {
    let [counted, ears] = measured.false_alarms_of_others;
    let [jump_counted, jump_ears] = &measured.jump_by_others;
    println!(
        "| {} × {} | {:.2} | {:.2} | {:.2} | {} | {} | {} | {} | {:.2} | {:.2} | {counted:.1} | {} | {ears:.1} | {} |",
        setting.phenomena,
        setting.reports,
        measured.false_alarms,
        measured.with_campaign,
        measured.with_season,
        setting.raised,
        found(&measured.jump),
        found(&measured.ramp),
        found(&measured.new),
        measured.new.share_within(5),
        measured.accumulation_at_third,
        found(jump_counted),
        found(jump_ears),
    );
}

#[expect(clippy::print_stdout, reason = "the strengths are this command's data")]
fn list(setting: &Setting) {
    for strength in greatest_of_a_year(setting) {
        println!("{} {} {strength:.3}", setting.phenomena, setting.reports);
    }
}

fn found(rise: &Rise) -> String {
    let share = format!("{:.2}", rise.share_within(usize::MAX));
    rise.median().map_or(share.clone(), |(reports, days)| format!("{share}, {reports}, {days}"))
}
