//! Tables: as wide as their terminal, or as wide as they come where a program reads them.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};

use crate::failure::Failure;
use crate::{print, terminal};

/// Blanks between two columns.
const GAP: u16 = 2;

/// How wide a list may be.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Width {
    /// Show every column, also where lines get longer than the terminal's
    #[arg(long)]
    wide: bool,
}

impl Width {
    /// Whether everything is wanted.
    pub fn is_wide(self) -> bool {
        self.wide
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    heading: &'static str,
    shown: Shown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Always,
    /// Left out of a table that does not fit otherwise.
    Wide,
    /// Takes the place of one that was left out.
    Narrow,
}

/// A column that is always shown.
pub const fn column(heading: &'static str) -> Column {
    Column { heading, shown: Shown::Always }
}

/// A column that is left out where the terminal is too narrow for all of them.
pub const fn wide(heading: &'static str) -> Column {
    Column { heading, shown: Shown::Wide }
}

/// A column with a short form of what another one shows that is left out.
pub const fn narrow(heading: &'static str) -> Column {
    Column { heading, shown: Shown::Narrow }
}

/// Prints rows under the headings of their columns, or the sentence `nothing` when there are none.
pub fn table<const N: usize>(
    columns: &[Column; N],
    rows: impl IntoIterator<Item = [String; N]>,
    nothing: &str,
    width: Width,
) -> Result<(), Failure> {
    let rows: Vec<[String; N]> = rows.into_iter().map(|row| row.map(|cell| print::printable(&cell))).collect();
    if rows.is_empty() {
        return print::line(nothing);
    }
    let terminal = terminal::width().filter(|_| !width.wide);
    let text = rendered(columns, &rows, terminal);
    let (head, body) = text.split_once('\n').unwrap_or((&text, ""));
    print::line(format_args!("{}\n{body}", terminal::heading(head)))
}

/// The table as text whose lines have at most `width` characters; of any length where there is no such bound.
fn rendered<const N: usize>(columns: &[Column; N], rows: &[[String; N]], width: Option<u16>) -> String {
    let whole = with_columns(columns, rows, Shown::Narrow);
    match width {
        Some(width) if natural_width(&whole) > width => {
            let mut table = with_columns(columns, rows, Shown::Wide);
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
            let first = table.column_max_content_widths().first().copied().unwrap_or_default();
            // What the others are named by is copied from here, and a broken id cannot be.
            if first <= width * 2 / 3
                && let Some(column) = table.column_mut(0)
            {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
            table.trim_fmt()
        }
        _ => whole.trim_fmt(),
    }
}

fn with_columns<const N: usize>(columns: &[Column; N], rows: &[[String; N]], left_out: Shown) -> Table {
    let kept: Vec<usize> = (0..N).filter(|index| columns[*index].shown != left_out).collect();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(kept.iter().map(|index| columns[*index].heading));
    for row in rows {
        table.add_row(kept.iter().map(|index| row[*index].as_str()));
    }
    let last = kept.len().saturating_sub(1);
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if place == last { 0 } else { GAP }));
    }
    table
}

fn natural_width(table: &Table) -> u16 {
    let widths = table.column_max_content_widths();
    let gaps = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX).saturating_mul(GAP);
    widths.iter().fold(gaps, |sum, width| sum.saturating_add(*width))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 4] = [column("ID"), column("NAME"), wide("CREATED"), narrow("DAY")];

    fn rows() -> Vec<[String; 4]> {
        ["a short name", "a much longer name"]
            .map(|name| ["115200000000001", name, "2026-11-25T08:30:00Z", "11-25"].map(str::to_owned))
            .to_vec()
    }

    #[test]
    fn a_table_that_fits_or_has_no_terminal_shows_its_wide_columns_and_never_wraps() {
        for width in [None, Some(80), Some(57)] {
            let text = rendered(&COLUMNS, &rows(), width);
            assert_eq!(
                text.lines().collect::<Vec<_>>(),
                [
                    "ID               NAME                CREATED",
                    "115200000000001  a short name        2026-11-25T08:30:00Z",
                    "115200000000001  a much longer name  2026-11-25T08:30:00Z",
                ],
                "at {width:?}"
            );
        }
    }

    #[test]
    fn a_table_that_does_not_fit_leaves_columns_out_and_then_wraps_cells() {
        let text = rendered(&COLUMNS, &rows(), Some(56));
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            [
                "ID               NAME                DAY",
                "115200000000001  a short name        11-25",
                "115200000000001  a much longer name  11-25",
            ]
        );
        let text = rendered(&COLUMNS, &rows(), Some(36));
        assert!(text.lines().all(|line| line.chars().count() <= 36), "{text}");
        assert!(text.contains("115200000000001") && text.contains("longer") && text.contains("11-25"), "{text}");
    }
}
