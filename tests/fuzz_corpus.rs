//! What fuzzing has kept, tried once more on every parser of what comes from outside (see `docs/security.md`).

#[path = "../fuzz/doors.rs"]
mod doors;

use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_has_kept_does_no_harm() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, door) in doors::DOORS {
        let files = fs::read_dir(corpora.join(name)).expect("every door has a corpus");
        let mut tried = 0;
        for file in files {
            let bytes = fs::read(file.expect("the folder can be read").path()).expect("so can its files");
            door(&bytes);
            tried += 1;
        }
        assert!(tried > 10, "{name}");
    }
}
