//! Where the cells of a table that is too wide are broken.

/// Where a cell may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    /// At blanks.
    Words,
    /// Behind the marks of paths, addresses and dotted names as well, and before the capitals within a name.
    Marks,
}

/// Marks behind which a path, an address or a dotted name may be broken.
const MARKS: [char; 6] = ['/', '.', ',', ':', '@', '&'];

/// How a column of a table that is too wide is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fitted {
    /// Its characters.
    pub width: usize,
    /// Where its cells are broken for that.
    pub breaks: Breaks,
}

/// The columns of a table in `room` characters; `None` where there is no way but to break words. `cells` are those of each
/// column, its heading among them. The first column, which has the ids that are copied, is not broken.
pub fn fit(cells: &[Vec<&str>], room: usize) -> Option<Vec<Fitted>> {
    let natural: Vec<usize> = cells.iter().map(|column| longest(column.iter().copied())).collect();
    [Breaks::Words, Breaks::Marks].into_iter().find_map(|breaks| {
        let least = |(place, column): (usize, &Vec<&str>)| match place {
            0 => natural[0],
            _ => longest(column.iter().flat_map(|cell| pieces(cell, breaks)).map(str::trim_end)),
        };
        let leasts: Vec<usize> = cells.iter().enumerate().map(least).collect();
        let widths = (leasts.iter().sum::<usize>() <= room).then(|| narrowed(natural.clone(), &leasts, room))?;
        Some(widths.into_iter().map(|width| Fitted { width, breaks }).collect())
    })
}

/// Takes from the widest columns that can give until all of them fit.
fn narrowed(mut widths: Vec<usize>, least: &[usize], room: usize) -> Vec<usize> {
    while widths.iter().sum::<usize>() > room {
        let giving = widths.iter_mut().zip(least).filter(|(width, least)| **width > **least);
        let Some((width, _)) = giving.max_by_key(|(width, _)| **width) else { break };
        *width -= 1;
    }
    widths
}

/// The lines of a cell in a column of that width.
pub fn lines(cell: &str, Fitted { width, breaks }: Fitted) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(cell, breaks) {
        match lines.last_mut() {
            Some(line) if line.is_empty() || chars(line) + chars(piece.trim_end()) <= width => line.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The parts of a cell that stay whole, each with what it ends with.
fn pieces(cell: &str, breaks: Breaks) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    let mut starts: Vec<usize> = Vec::new();
    for (at, letter) in cell.char_indices() {
        let is_name_part = MARKS.contains(&before) || (before.is_lowercase() && letter.is_uppercase());
        if at > 0 && ((before == ' ' && letter != ' ') || (breaks == Breaks::Marks && is_name_part)) {
            starts.push(at);
        }
        before = letter;
    }
    let ends: Vec<usize> = starts.iter().copied().chain([cell.len()]).collect();
    [0].into_iter().chain(starts).zip(ends).map(|(start, end)| &cell[start..end])
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(chars).max().unwrap_or_default()
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit_and_marks_help_where_they_do_not() {
        let cells = vec![vec!["ID", "1234"], vec!["NAME", "a long name"], vec!["PACKAGE", "com.example.dpc"]];
        let fitted = |room| {
            let fitted = fit(&cells, room)?.into_iter();
            Some(fitted.map(|column| (column.width, column.breaks == Breaks::Marks)).collect::<Vec<_>>())
        };
        assert_eq!(fitted(30), Some(vec![(4, false), (11, false), (15, false)]));
        assert_eq!(fitted(25), Some(vec![(4, false), (6, false), (15, false)]));
        assert_eq!(fitted(20), Some(vec![(4, true), (8, true), (8, true)]), "the package is broken behind a mark");
        assert_eq!(fitted(12), None);
    }

    #[test]
    fn a_cell_is_broken_at_blanks_and_behind_marks() {
        let at = |width, breaks| Fitted { width, breaks };
        assert_eq!(lines("Android Device Policy", at(14, Breaks::Words)), ["Android Device", "Policy"]);
        assert_eq!(lines("/v1/customers/1", at(10, Breaks::Marks)), ["/v1/", "customers/", "1"]);
        assert_eq!(lines("devices:getSimLockState", at(13, Breaks::Marks)), ["devices:get", "SimLockState"]);
        assert_eq!(lines("/v1/customers/1", at(15, Breaks::Words)), ["/v1/customers/1"]);
        assert_eq!(lines("", at(4, Breaks::Words)), [""]);
    }
}
