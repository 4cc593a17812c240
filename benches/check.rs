//! What `pirast check` costs over many small files, 10,000 of 5 kB, as an archive of drafts has them, and over one text of
//! ten megabytes, which one core checks.
//!
//! `cargo bench --bench check` (Linux)

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FILES: usize = 10_000;
const FILE_BYTES: usize = 5_000;
const TEXT_BYTES: usize = 10_000_000;
const RUNS: usize = 3;

/// A slip stands about once in so many words, as in a draft that nobody has read yet.
const WORDS_PER_SLIP: u64 = 60;
const SLIPS: [&str; 6] = ["میکند", "كتاب", "می رود", "خانه ها", "علاقهمند", "سلامـت"];

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = folder.path().join("archive");
    let bytes = write_archive(&archive);
    println!("{FILES} files, {:.1} MB", bytes as f64 / 1e6);
    for arguments in [
        ["--quiet", "--format", "text"].as_slice(),
        &["--format", "text"],
        &["--format", "json"],
        &["--format", "sarif"],
    ] {
        measure(&archive, bytes, arguments);
    }
    let text = folder.path().join("text");
    let bytes = write_long_text(&text);
    println!("one text, {:.1} MB", bytes as f64 / 1e6);
    measure(&text, bytes, &["--quiet", "--format", "text"]);
}

/// Prints the best of some runs over the files in a folder.
fn measure(folder: &Path, bytes: usize, arguments: &[&str]) {
    let best = (0..RUNS)
        .map(|_| run(folder, arguments))
        .min_by_key(|cost| cost.elapsed)
        .unwrap_or_default();
    println!(
        "check {:<24} {:>5.2} s, {:>5.1} MB/s, {:.2} cores, {:>4.0} MB of memory",
        arguments.join(" "),
        best.elapsed.as_secs_f64(),
        bytes as f64 / 1e6 / best.elapsed.as_secs_f64(),
        best.busy.as_secs_f64() / best.elapsed.as_secs_f64(),
        best.memory as f64 / 1e3,
    );
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// A rank from 0 by Zipf's law, as the words of a language have it: the tenth word comes a tenth as often as the
    /// first.
    fn rank(&mut self, limit: usize) -> usize {
        let part = self.next() as f64 / u64::MAX as f64;
        ((limit as f64).powf(part) as usize - 1).min(limit - 1)
    }
}

/// Words of the lexicon, the frequent ones first.
fn words() -> Vec<&'static str> {
    let mut rows: Vec<(u32, &str)> = include_str!("../src/lexicon/data/words.tsv")
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let word = columns.next()?;
            Some((columns.next()?.parse().ok()?, word))
        })
        .collect();
    rows.sort_by(|one, other| other.cmp(one));
    rows.into_iter()
        .map(|(_, word)| word)
        .take(40_000)
        .collect()
}

/// Writes the archive; the bytes of all files.
fn write_archive(folder: &Path) -> usize {
    let words = words();
    let mut numbers = Numbers(7);
    let mut bytes = 0;
    for number in 0..FILES {
        let text = draft(&words, &mut numbers, FILE_BYTES, WORDS_PER_SLIP);
        let path = folder.join(format!("{:02}/{number}.txt", number % 100));
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, &text).expect("a file");
        bytes += text.len();
    }
    bytes
}

/// Writes one long text that somebody has read; its bytes.
fn write_long_text(folder: &Path) -> usize {
    let text = draft(&words(), &mut Numbers(8), TEXT_BYTES, u64::MAX);
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("text.txt"), &text).expect("a file");
    text.len()
}

/// Sentences of words that come as often as in Persian, though in no order that makes sense.
fn draft(words: &[&str], numbers: &mut Numbers, bytes: usize, words_per_slip: u64) -> String {
    let mut text = String::with_capacity(bytes + 64);
    while text.len() < bytes {
        let length = 8 + numbers.below(14);
        for position in 0..length {
            let word = if numbers.below(words_per_slip) == 0 {
                SLIPS[numbers.below(SLIPS.len() as u64) as usize]
            } else {
                words[numbers.rank(words.len())]
            };
            let separator = if position == 0 { "" } else { " " };
            let _ = write!(text, "{separator}{word}");
        }
        text.push_str(if numbers.below(5) == 0 { ".\n\n" } else { ". " });
    }
    text
}

#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    elapsed: Duration,
    /// Time of all processors together.
    busy: Duration,
    /// The most memory that was in use, in kilobytes.
    memory: u64,
}

/// Runs the program and looks at it while it runs: what is seen last is what it cost.
fn run(folder: &Path, arguments: &[&str]) -> Cost {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_pirast"))
        .args(["--no-config", "check", "--exit-zero"])
        .args(arguments)
        .arg(".")
        .current_dir(folder)
        .stdout(Stdio::null())
        .spawn()
        .expect("pirast starts");
    let mut cost = Cost::default();
    loop {
        if let Some(seen) = seen(child.id()) {
            cost = seen;
        }
        if child.try_wait().expect("it can be waited for").is_some() {
            cost.elapsed = start.elapsed();
            return cost;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// What Linux says of a process.
fn seen(process: u32) -> Option<Cost> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let memory = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let memory = memory.trim().trim_end_matches(" kB").parse().ok()?;
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Behind the name, which may hold anything, the times of user and system are the 12th and 13th field, in 1/100 s.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Cost {
        elapsed: Duration::ZERO,
        busy: Duration::from_millis(ticks * 10),
        memory,
    })
}
