//! Sums: area, programme, period, own labels.
