//! Work in parallel, results in order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many results may wait for an earlier one. What waits is in memory.
const WINDOW: usize = 64;

struct State<R> {
    next_item: usize,
    next_result: usize,
    waiting: BTreeMap<usize, R>,
    stopped: bool,
}

struct Shared<R> {
    state: Mutex<State<R>>,
    changed: Condvar,
}

impl<R> Shared<R> {
    fn lock(&self) -> MutexGuard<'_, State<R>> {
        // A poisoned lock means that `work` panicked between two whole states.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<R>>) -> MutexGuard<'a, State<R>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does `work` for each item on `threads` threads and hands the results to `take` in the order of
/// the items. `work` must not panic. The first error of `take` ends the work and is returned.
pub(super) fn in_order<'i, T, R, E>(
    items: &'i [T],
    threads: usize,
    work: impl Fn(&'i T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Sync,
    R: Send,
{
    let shared = Shared {
        state: Mutex::new(State {
            next_item: 0,
            next_result: 0,
            waiting: BTreeMap::new(),
            stopped: false,
        }),
        changed: Condvar::new(),
    };
    let worker = || {
        loop {
            let mut state = shared.lock();
            while !state.stopped
                && state.next_item < items.len()
                && state.next_item >= state.next_result + WINDOW
            {
                state = shared.wait(state);
            }
            if state.stopped || state.next_item >= items.len() {
                return;
            }
            let at = state.next_item;
            state.next_item += 1;
            drop(state);
            let result = work(&items[at]);
            shared.lock().waiting.insert(at, result);
            shared.changed.notify_all();
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, items.len().max(1)) {
            scope.spawn(worker);
        }
        for at in 0..items.len() {
            let mut state = shared.lock();
            let result = loop {
                if let Some(result) = state.waiting.remove(&at) {
                    break result;
                }
                state = shared.wait(state);
            };
            state.next_result = at + 1;
            drop(state);
            shared.changed.notify_all();
            if let Err(error) = take(result) {
                shared.lock().stopped = true;
                shared.changed.notify_all();
                return Err(error);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        let items: Vec<usize> = (0..500).collect();
        for threads in [1, 2, 7] {
            let mut got = Vec::new();
            let slow_first = |&item: &usize| {
                if item % 70 == 0 {
                    std::thread::sleep(std::time::Duration::from_millis(2));
                }
                item * 2
            };
            in_order(&items, threads, slow_first, |result| {
                got.push(result);
                Ok::<(), ()>(())
            })
            .unwrap();
            assert_eq!(got, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        let items: Vec<usize> = (0..10_000).collect();
        let done = std::sync::atomic::AtomicUsize::new(0);
        let count = |&item: &usize| {
            done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            item
        };
        let result = in_order(&items, 2, count, |item| if item == 3 { Err(item) } else { Ok(()) });
        assert_eq!(result, Err(3));
        assert!(done.load(std::sync::atomic::Ordering::Relaxed) < 200);
    }
}
