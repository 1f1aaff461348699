//! The `crosscast` command: arguments in, exit code out.

/// Many small pieces of memory are taken and given back on several threads at once; this allocator does
/// that faster than those of most systems.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    crosscast::cli::main()
}
