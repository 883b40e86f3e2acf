//! Learning from the decisions of an instance, and going back.

use std::process::ExitCode;

use jiff::Timestamp;

use crate::cli::open::open_store;
use crate::cli::{Failure, Yours, progress};
use crate::config::Config;
use crate::encoder;
use crate::learning::{self, OwnLearning};
use crate::phenomena::Preparer;

/// The most steps that learning from decisions takes.
const STEPS: usize = 30;

/// Learns from decisions and says whether the result was adopted.
#[expect(clippy::print_stdout, reason = "the result is this command's data")]
pub(super) async fn learn(config: &Config) -> Result<ExitCode, Failure> {
    let store = open_store(config).await?;
    let encoder = encoder::open(config.encoder.clone()).await.yours()?;
    let preparer = Preparer::standard()?.with_encoder(encoder.as_ref());
    let bar = progress::bar("learning", STEPS);
    let told = bar.clone();
    let learned = learning::learn_from_decisions(&store, &preparer, &config.encoder, Timestamp::now(), move |lesson| {
        told.set_position(lesson.step as u64);
    });
    let learned = learned.await;
    bar.finish_and_clear();
    match learned.yours()? {
        OwnLearning::Adopted(adopted) => {
            let (before, after) = (adopted.before, adopted.after);
            println!("adopted: nearest report right {:.3}, was {:.3}", after.nearest_right, before.nearest_right);
            println!("average precision of pairs {:.3}, was {:.3}", after.average_precision, before.average_precision);
            println!("restart the service; all reports are then encoded and grouped anew in the background");
        }
        OwnLearning::NoBetter { kept } => {
            println!(
                "no better on decisions held apart (nearest report right {:.3}); nothing changes",
                kept.nearest_right
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Goes back to the built-in similarity.
#[expect(clippy::print_stdout, reason = "the result is this command's data")]
pub(super) fn revert(config: &Config) -> Result<ExitCode, Failure> {
    match learning::revert(&config.encoder.models_dir).yours()? {
        true => println!("reverted; restart the service"),
        false => println!("the similarity in use is the one that came with the program; nothing changes"),
    }
    Ok(ExitCode::SUCCESS)
}
