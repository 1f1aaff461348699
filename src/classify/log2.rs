//! Logarithms without floating point: the same on every machine.

/// The binary logarithm in 1/1,024, rounded down; nothing has that of one.
pub(super) fn log2(number: u64) -> u64 {
    const PLACES: u32 = 10;
    let number = number.max(1);
    let whole = number.ilog2();
    // The number as 1.x with 31 binary places; squaring doubles its logarithm, so that each
    // square gives one more binary place.
    let mut part = if whole <= 31 { number << (31 - whole) } else { number >> (whole - 31) };
    let mut log = u64::from(whole);
    for _ in 0..PLACES {
        part = part * part >> 31;
        log <<= 1;
        if part >= 1 << 32 {
            part >>= 1;
            log |= 1;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_exact_at_powers_and_rise() {
        for power in 0..63 {
            assert_eq!(log2(1 << power), power * 1_024);
        }
        assert_eq!([log2(0), log2(3), log2(10)], [0, 1_623, 3_401]);
        assert!((1..5_000).all(|number| log2(number) <= log2(number + 1)));
    }
}
