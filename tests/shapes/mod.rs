//! Tables that tempt a program into comparing everything with everything.

/// Writes a table of about so many rows as CSV.
pub type Shape = fn(usize) -> String;

/// Each shape by name, and how many rows to try it with.
pub const SHAPES: [(&str, Shape, usize); 18] = [
    ("every row is called Total", every_row_a_total, 100_000),
    ("totals of every size that nothing adds up to", unproven_totals, 100_000),
    ("totals with amounts above and below nothing", totals_with_negatives, 100_000),
    ("a total after each line", a_total_after_each_line, 100_000),
    ("totals of income", totals_of_income, 100_000),
    ("every row is a section", every_row_a_section, 100_000),
    ("a section before each line", a_section_before_each_line, 100_000),
    ("a wide table", wide, 100),
    ("a wide table of marks", wide_marks, 100),
    ("a narrow table with a cell far to the right", far_right, 100_000),
    ("equal amounts", equal_amounts, 200_000),
    ("a ledger from small to large", rising, 200_000),
    ("a ledger from large to small", falling, 200_000),
    ("debit beside credit, seldom filled", debit_and_credit, 200_000),
    ("one amount in each of many columns", diagonal, 8_000),
    ("rows that look like headers", header_like, 50_000),
    ("the header again after each line", repeated_header, 50_000),
    ("words that go on for ever", continued, 100_000),
];

fn table(head: &str, rows: usize, row: impl Fn(usize) -> String) -> String {
    let mut text = format!("{head}\n");
    for at in 0..rows {
        text += &row(at);
        text.push('\n');
    }
    text
}

fn pence(at: usize) -> String {
    let pence = at * 7_919 % 1_000_003;
    format!("{}.{:02}", pence / 100, pence % 100)
}

fn every_row_a_total(rows: usize) -> String {
    table("Activity,Spend", rows, |_| "Total,125.50".to_owned())
}

fn unproven_totals(rows: usize) -> String {
    table("Activity,Spend", rows, |at| format!("Total,{}", pence(at)))
}

fn totals_with_negatives(rows: usize) -> String {
    table("Activity,Spend", rows, |at| {
        format!("Total,{}{}", if at % 2 == 0 { "-" } else { "" }, pence(at))
    })
}

fn a_total_after_each_line(rows: usize) -> String {
    table("Activity,Spend", rows / 2, |at| format!("Line {at},{0}\nTotal,{0}", pence(at)))
}

fn totals_of_income(rows: usize) -> String {
    table("Activity,Spend", rows, |_| "Total income,125.50".to_owned())
}

fn every_row_a_section(rows: usize) -> String {
    table("Activity,Spend\nHall,1.00", rows, |at| format!("Section {at},"))
}

fn a_section_before_each_line(rows: usize) -> String {
    table("Activity,Spend", rows / 2, |at| format!("Section {at},\nLine,{}", pence(at)))
}

fn across(rows: usize, columns: usize, head: &str, cell: impl Fn(usize) -> String) -> String {
    let line = |first: &str, cell: &dyn Fn(usize) -> String| {
        let mut line = first.to_owned();
        for col in 1..columns {
            line.push(',');
            line += &cell(col);
        }
        line
    };
    let head = line("Activity", &|col| format!("{head} {col}"));
    table(&head, rows, |at| line(&format!("Line {at}"), &|col| cell(at * columns + col)))
}

fn wide(rows: usize) -> String {
    across(rows, 16_384, "Spend", pence)
}

fn wide_marks(rows: usize) -> String {
    across(rows, 16_384, "Spend", |at| if at % 3 == 0 { pence(at) } else { "TBC".to_owned() })
}

fn far_right(rows: usize) -> String {
    let far = ",".repeat(16_380);
    let head = format!("Activity,Spend{far}x");
    table(&head, rows / 2, |at| {
        format!("Hall hire and food,for {at},of it\nLine {at},{}", pence(at))
    })
}

fn equal_amounts(rows: usize) -> String {
    table("Activity,Spend", rows, |at| format!("Line {at},125.50"))
}

fn rising(rows: usize) -> String {
    table("Date,Activity,Spend", rows, |at| format!("01/04/2020,Line {at},{at}.50"))
}

fn falling(rows: usize) -> String {
    table("Activity,Spend", rows, |at| format!("Line {at},{}.50", rows - at))
}

fn debit_and_credit(rows: usize) -> String {
    table("Activity,Debit,Credit", rows, |at| match at % 1_000 {
        0 => format!("Line {at},,{}", pence(at)),
        1 => format!("Line {at},{},", pence(at)),
        _ => format!("Line {at},0,0"),
    })
}

fn diagonal(rows: usize) -> String {
    let head = format!("Activity{}", ",Spend".repeat(rows));
    table(&head, rows, |at| format!("Total {at}{}{}", ",".repeat(at + 1), pence(at)))
}

fn header_like(rows: usize) -> String {
    table("Activity,Supplier,Spend", rows, |at| {
        format!("Activity {at},Supplier,Budget,Amount\nLine {at},Someone,{}", pence(at))
    })
}

fn repeated_header(rows: usize) -> String {
    table("Activity,Supplier,Spend", rows, |at| {
        format!("Line {at},Someone,{}\nActivity,Supplier,Spend", pence(at))
    })
}

fn continued(rows: usize) -> String {
    table("Activity,Spend\nHall,1.00", rows, |at| format!("and more of it {at},"))
}
