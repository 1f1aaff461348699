//! Questions for people, biggest money first.
