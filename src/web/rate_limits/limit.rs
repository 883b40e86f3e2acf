//! How often something may be done by each of many, with the memory of those who do it bounded.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// How often those are dropped who have their whole burst again.
const SWEEP: Duration = Duration::from_secs(60);

/// A limit by the generic cell rate algorithm (ITU-T I.371): a burst, then one each period.
pub struct Limit<K: Hash + Eq + Clone, C: Clock> {
    limiter: RateLimiter<K, HashMapStateStore<K>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
    swept: Mutex<C::Instant>,
}

impl<K: Hash + Eq + Clone, C: Clock + Clone> Limit<K, C> {
    /// Makes a limit of `burst` at once and, after that, one each `period`, which is longer than nothing.
    pub fn new(burst: NonZeroU32, period: Duration, clock: C) -> Self {
        let quota = Quota::with_period(period).expect("the period is longer than nothing").allow_burst(burst);
        let limiter = RateLimiter::new(quota, HashMapStateStore::default(), clock.clone());
        let swept = Mutex::new(clock.now());
        Self { limiter, clock, swept }
    }

    /// Counts one; when it is over the limit, nothing is counted.
    ///
    /// # Errors
    /// How long to wait until the next may be done.
    pub fn count(&self, key: &K) -> Result<(), Duration> {
        self.sweep();
        self.limiter.check_key(key).map_err(|until| until.wait_time_from(self.clock.now()))
    }

    /// Returns how many are remembered.
    pub fn len(&self) -> usize {
        self.limiter.len()
    }

    /// Once a minute, forgets those who have their whole burst again: to remember them would change nothing.
    fn sweep(&self) {
        let now = self.clock.now();
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if Duration::from(now.duration_since(*swept)) >= SWEEP {
            *swept = now;
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    const TWO: NonZeroU32 = NonZeroU32::new(2).unwrap();

    #[test]
    fn after_a_burst_one_a_period_is_let_through() {
        let clock = FakeRelativeClock::default();
        let limit = Limit::new(TWO, Duration::from_secs(10), clock.clone());
        assert_eq!(limit.count(&'a'), Ok(()));
        assert_eq!(limit.count(&'a'), Ok(()));
        assert_eq!(limit.count(&'a'), Err(Duration::from_secs(10)));
        assert_eq!(limit.count(&'b'), Ok(()), "others are not held back");
        clock.advance(Duration::from_secs(9));
        assert_eq!(limit.count(&'a'), Err(Duration::from_secs(1)));
        clock.advance(Duration::from_secs(1));
        assert_eq!(limit.count(&'a'), Ok(()));
    }

    #[test]
    fn who_has_the_whole_burst_again_is_forgotten() {
        let clock = FakeRelativeClock::default();
        let limit = Limit::new(TWO, Duration::from_secs(10), clock.clone());
        for key in 0..1_000 {
            assert_eq!(limit.count(&key), Ok(()));
        }
        assert_eq!(limit.len(), 1_000);
        clock.advance(SWEEP);
        assert_eq!(limit.count(&0), Ok(()));
        assert_eq!(limit.len(), 1);
    }
}
