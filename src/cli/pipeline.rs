//! Work on many things on all cores, with the results in order and only a few of them in memory.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// Results that may wait for an earlier one: enough that a large file stops nobody, few enough to keep memory small.
const WINDOW: usize = 128;

/// Items that a thread takes at a time where there are many: threads that wake each other for every one lose time.
const MOST_AT_A_TIME: usize = 16;

/// Does `work` on each item, on as many threads as there are cores, and hands the results to `take` in the order of
/// the items, on the thread that called. Where `work` panics, `take` gets `None` and the rest is done.
pub(super) fn in_order<Item: Sync, Product: Send>(
    items: &[Item],
    work: impl Fn(&Item) -> Product + Sync,
    mut take: impl FnMut(&Item, Option<Product>),
) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let at_a_time = (items.len() / threads / 16).clamp(1, MOST_AT_A_TIME);
    let next = AtomicUsize::new(0);
    let taken = Progress::default();
    let (sender, results) = channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(items.len()) {
            let sender = sender.clone();
            let (next, taken, work) = (&next, &taken, &work);
            scope.spawn(move || {
                loop {
                    let first = next.fetch_add(at_a_time, Ordering::Relaxed);
                    let last = items.len().min(first + at_a_time);
                    let Some(run) = items.get(first..last) else {
                        return;
                    };
                    taken.wait_until(last.saturating_sub(WINDOW));
                    let attempt = |item| catch_unwind(AssertUnwindSafe(|| work(item))).ok();
                    let products: Vec<Option<Product>> = run.iter().map(attempt).collect();
                    if run.is_empty() || sender.send((first, products)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (first, products) in results {
            waiting.insert(first, products);
            while let Some(products) = waiting.remove(&due) {
                for product in products {
                    take(&items[due], product);
                    due += 1;
                }
                taken.reach(due);
            }
        }
    });
}

/// How many results were taken.
#[derive(Default)]
struct Progress {
    count: Mutex<usize>,
    changed: Condvar,
}

impl Progress {
    fn reach(&self, count: usize) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) = count;
        self.changed.notify_all();
    }

    fn wait_until(&self, count: usize) {
        let reached = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let _reached = self
            .changed
            .wait_while(reached, |reached| *reached < count)
            .unwrap_or_else(PoisonError::into_inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_a_failure_stops_nobody() {
        let items: Vec<usize> = (0..1000).collect();
        let mut seen = Vec::new();
        in_order(
            &items,
            |&item| {
                if item % 100 == 0 {
                    thread::sleep(std::time::Duration::from_millis(2));
                }
                assert_ne!(item, 500, "this one fails");
                item * 2
            },
            |&item, product| seen.push((item, product)),
        );
        let expected: Vec<_> = items
            .iter()
            .map(|&item| (item, (item != 500).then_some(item * 2)))
            .collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn nothing_to_do_is_done() {
        in_order(&[], |item: &usize| *item, |_, _| panic!("nothing comes"));
    }
}
