//! Results to bytes to files, one format a file.
