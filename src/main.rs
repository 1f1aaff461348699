//! The `crosscast` command: arguments in, exit code out.

fn main() -> std::process::ExitCode {
    crosscast::cli::main()
}
