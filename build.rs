//! Stops the build with a plain word when what the pages need has not been built yet.

use std::path::Path;

const ASSETS: &str = "src/web/assets/dist";

fn main() {
    println!("cargo:rerun-if-changed={ASSETS}");
    println!("cargo:rerun-if-changed=src/web/locale");
    println!("cargo:rerun-if-changed=src/web/templates");
    println!("cargo:rerun-if-changed=build.rs");
    if !Path::new(ASSETS).is_dir() {
        println!("cargo:error=the pages' style sheets and scripts are missing: `{ASSETS}` does not exist");
        println!("cargo:error=hint: run `make assets`, or `npm ci && npm run build` in src/web/assets");
    }
}
