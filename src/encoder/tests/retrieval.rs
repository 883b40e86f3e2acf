//! Measurements on files that are not in the repository.

use std::fs;

use super::installed_model::model;
use crate::encoder::Purpose;

/// Reads the file that a variable names.
fn file_named_by(variable: &str) -> String {
    let path = std::env::var(variable).unwrap_or_else(|_| panic!("{variable} names a file"));
    fs::read_to_string(path).expect("the file can be read")
}

#[test]
#[ignore = "needs ILMIOTUTKA_PARALLEL_SENTENCES: a file with the columns id, fi, sv"]
fn a_sentence_finds_its_translation() {
    let file = file_named_by("ILMIOTUTKA_PARALLEL_SENTENCES");
    let pairs: Vec<Vec<&str>> = file.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let side = |side: usize| pairs.iter().map(|pair| pair[side].to_owned()).collect::<Vec<_>>();
    let model = model(2);
    let (finnish, swedish) = (model.encode(&side(1), Purpose::Query), model.encode(&side(2), Purpose::Query));
    let finds = |from: &[Vec<f32>], to: &[Vec<f32>]| {
        let found = from.iter().enumerate().filter(|(place, vector)| nearest(vector, to) == *place).count();
        found as f64 / from.len() as f64
    };
    let (to_swedish, to_finnish) = (finds(&finnish, &swedish), finds(&swedish, &finnish));
    assert!(pairs.len() >= 100, "only {} pairs", pairs.len());
    assert!(to_swedish >= 0.97 && to_finnish >= 0.97, "fi → sv {to_swedish:.3}, sv → fi {to_finnish:.3}");
}

/// Returns the place of the vector with the highest cosine.
fn nearest(vector: &[f32], among: &[Vec<f32>]) -> usize {
    let cosine = |other: &Vec<f32>| vector.iter().zip(other).map(|(one, other)| one * other).sum::<f32>();
    let best = among.iter().enumerate().max_by(|(_, one), (_, other)| cosine(one).total_cmp(&cosine(other)));
    best.expect("there are vectors").0
}

#[test]
#[ignore = "needs ILMIOTUTKA_TOKEN_IDS: a file of `[text, [ids]]` lines made with the wheel's tokeniser"]
fn tokens_are_those_of_the_wheel() {
    let model = model(1);
    for line in file_named_by("ILMIOTUTKA_TOKEN_IDS").lines() {
        let (text, ids): (String, Vec<u32>) = serde_json::from_str(line).expect("a line is [text, [ids]]");
        assert_eq!(model.content(&text), ids, "tokens of `{text}`");
    }
}
