//! What was typed before personal data was masked: sealed, opened one by one with a reason, erased after a time.
//!
//! Nothing of it is kept unless the settings hold a key. The key is never in the database; what is sealed with one key
//! cannot be opened with another, nor beside another observation (docs/decisions/0014).

mod change;
mod original;
mod sealer;
mod uncover;
mod window;

pub use change::{ChangeError, Part, mask, unmask};
pub use original::Original;
pub use sealer::{KeyFault, OpenError, SealKey, SealedOriginal, Sealer};
pub use uncover::{Covered, covered};
pub use window::{erase_due, seal};
