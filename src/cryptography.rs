//! The one implementation of TLS that every connection outwards uses.

use std::sync::Once;

/// Chooses ring, unless the program has chosen something already. Call it before a TLS connection is made.
pub fn choose() {
    static CHOSEN: Once = Once::new();
    CHOSEN.call_once(|| {
        // An error says that the program has chosen one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
