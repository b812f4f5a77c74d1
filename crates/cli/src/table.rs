//! Tables: as wide as their terminal, or as wide as they come where a program reads them.

mod wrap;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width as Fixed, presets};

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
    /// As [`Shown::Wide`], and the first to be taken back.
    Preferred,
    /// Takes the place of the one before it, where that was left out.
    Narrow,
}

/// A column that is always shown.
pub const fn column(heading: &'static str) -> Column {
    Column { heading, shown: Shown::Always }
}

/// A column that is left out where the terminal is too narrow. Of several, those that fit are taken back in their order.
pub const fn wide(heading: &'static str) -> Column {
    Column { heading, shown: Shown::Wide }
}

/// As [`wide`], for a column that is missed more than the others: it is taken back before them.
pub const fn preferred(heading: &'static str) -> Column {
    Column { heading, shown: Shown::Preferred }
}

/// A column with a short form of what the one before it shows, for where that is left out.
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
    let all: Vec<usize> = (0..N).collect();
    let naturals = of_columns(&all, columns, rows).column_max_content_widths();
    let natural = |kept: &[usize]| {
        kept.iter()
            .fold(gaps(kept.len()), |sum, index| sum.saturating_add(naturals.get(*index).copied().unwrap_or_default()))
    };
    let kept = match width {
        Some(width) => fitting(columns, |kept| natural(kept) <= width),
        None => without_short_forms(columns),
    };
    match width {
        Some(width) if natural(&kept) > width => wrapped(&kept, columns, rows, width),
        _ => of_columns(&kept, columns, rows).trim_fmt(),
    }
}

fn without_short_forms<const N: usize>(columns: &[Column; N]) -> Vec<usize> {
    (0..N).filter(|index| columns[*index].shown != Shown::Narrow).collect()
}

/// The columns that are shown: all if they fit, else those that always are, and of the others as many as fit with them.
fn fitting<const N: usize>(columns: &[Column; N], fits: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let all = without_short_forms(columns);
    if fits(&all) {
        return all;
    }
    let mut kept: Vec<usize> =
        (0..N).filter(|index| matches!(columns[*index].shown, Shown::Always | Shown::Narrow)).collect();
    for wanted in [Shown::Preferred, Shown::Wide] {
        for index in (0..N).filter(|index| columns[*index].shown == wanted) {
            let is_its_short_form =
                |other: usize| other == index + 1 && columns.get(other).is_some_and(|it| it.shown == Shown::Narrow);
            let mut more: Vec<usize> = kept.iter().copied().filter(|other| !is_its_short_form(*other)).collect();
            more.push(index);
            more.sort_unstable();
            if fits(&more) {
                kept = more;
            }
        }
    }
    kept
}

/// A table that is too wide with its cells broken into lines.
fn wrapped<const N: usize>(kept: &[usize], columns: &[Column; N], rows: &[[String; N]], width: u16) -> String {
    let cells: Vec<Vec<&str>> = kept
        .iter()
        .map(|index| [columns[*index].heading].into_iter().chain(rows.iter().map(|row| row[*index].as_str())).collect())
        .collect();
    let room = usize::from(width.saturating_sub(gaps(kept.len())));
    let Some(fitted) = wrap::fit(&cells, room) else {
        // Nothing but breaking words helps.
        let mut table = of_columns(kept, columns, rows);
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        let first = table.column_max_content_widths().first().copied().unwrap_or_default();
        // What the others are named by is copied from here, and a broken id cannot be.
        if first <= width * 2 / 3
            && let Some(column) = table.column_mut(0)
        {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
        return table.trim_fmt();
    };
    let broken: Vec<Vec<String>> = cells
        .iter()
        .zip(&fitted)
        .map(|(cells, column)| cells.iter().map(|cell| wrap::lines(cell, *column).join("\n")).collect())
        .collect();
    let line = |at: usize| broken.iter().map(move |column| column[at].as_str());
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(line(0));
    (1..=rows.len()).for_each(|at| {
        table.add_row(line(at));
    });
    pad(&mut table);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let last = fitted.len().saturating_sub(1);
    for (place, (column, fitted)) in table.column_iter_mut().zip(&fitted).enumerate() {
        let gap = if place == last { 0 } else { GAP };
        // Lines that were broken may all be shorter than they might be.
        let longest = broken[place].iter().flat_map(|cell| cell.lines()).map(|line| line.chars().count()).max();
        let width = u16::try_from(longest.unwrap_or(fitted.width)).unwrap_or(u16::MAX).saturating_add(gap);
        column.set_constraint(ColumnConstraint::Absolute(Fixed::Fixed(width)));
    }
    table.trim_fmt()
}

fn of_columns<const N: usize>(kept: &[usize], columns: &[Column; N], rows: &[[String; N]]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(kept.iter().map(|index| columns[*index].heading));
    for row in rows {
        table.add_row(kept.iter().map(|index| row[*index].as_str()));
    }
    pad(&mut table);
    table
}

fn pad(table: &mut Table) {
    let last = table.column_count().saturating_sub(1);
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if place == last { 0 } else { GAP }));
    }
}

/// Blanks between so many columns.
fn gaps(columns: usize) -> u16 {
    u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX).saturating_mul(GAP)
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

    #[test]
    fn columns_that_were_left_out_are_taken_back_in_their_order_while_they_fit() {
        const COLUMNS: [Column; 5] = [column("ID"), wide("AA"), preferred("BBBB"), narrow("B"), wide("CC")];
        let rows = [["1", "22", "3333", "3", "44"].map(str::to_owned)];
        for (width, headings) in [
            (18, "ID  AA  BBBB  CC"),
            (16, "ID  AA  BBBB  CC"),
            (15, "ID  AA  BBBB"),
            (11, "ID  BBBB"),
            (8, "ID  BBBB"),
            (7, "ID  B"),
        ] {
            let text = rendered(&COLUMNS, &rows, Some(width));
            assert_eq!(text.lines().next(), Some(headings), "at {width}: {text}");
        }
    }

    #[test]
    fn cells_are_broken_between_words_and_paths_behind_a_slash() {
        const CATALOGUE: [Column; 3] = [column("ID"), column("NAME"), column("PACKAGE")];
        let rows = [["116360512191718", "Android Device Policy", "com.microsoft.windowsintune.companyportal"]];
        let text = rendered(&CATALOGUE, &rows.map(|row| row.map(str::to_owned)), Some(80));
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            [
                "ID               NAME            PACKAGE",
                "116360512191718  Android Device  com.microsoft.windowsintune.companyportal",
                "                 Policy",
            ]
        );
        const METHODS: [Column; 2] = [column("HTTP"), column("PATH")];
        let rows = [["GET", "/v1/customers/{customersId}/configurations"]].map(|row| row.map(str::to_owned));
        let text = rendered(&METHODS, &rows, Some(40));
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            ["HTTP  PATH", "GET   /v1/customers/{customersId}/", "      configurations"]
        );
    }
}
