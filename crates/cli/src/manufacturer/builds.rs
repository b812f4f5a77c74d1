//! The file of a list of manufacturers and models.

use std::path::Path;

use csv::StringRecord;
use muster_core::known_build::{KnownBuild, MAX_ADDED};

use crate::device::columns::Column;
use crate::device::file::{self, Misplaced, Records};
use crate::failure::Failure;
use crate::input::Input;

/// A manufacturer and one of its models, or none for all of them.
pub type Build = (String, Option<String>);

/// Manufacturer and model of each line, and what people are told when the file's encoding is a guess.
pub fn read(path: &Path) -> Result<(Vec<Build>, Option<String>), Failure> {
    let mut input = Input::open(path)?;
    let decoded = file::read(&mut input)?;
    let dialect = file::fitting(&decoded.text, |separator| fits(&decoded.text, separator))?;
    let wrong = |line: u64, why: &str| Failure::new(format!("{}, line {line}: {why}", input.name));
    let mut builds = Vec::new();
    let mut columns = [0, 1];
    for (index, record) in Records::of(&decoded.text, dialect).enumerate() {
        let line = record.row;
        let values = record.values.map_err(|misplaced| wrong(line, misplaced_mark(misplaced)))?;
        if index == 0
            && let Some(named) = headings(&values)
        {
            columns = named;
            continue;
        }
        let value = |place: usize| values.get(place).map(str::trim).filter(|value| !value.is_empty());
        if (2..values.len()).any(|place| value(place).is_some()) {
            return Err(wrong(line, "has more than a manufacturer and a model: put names with commas into quotes"));
        }
        if values.iter().any(|value| value.contains(char::REPLACEMENT_CHARACTER)) {
            return Err(wrong(line, &format!("is not {} text", decoded.encoding)));
        }
        if builds.len() == MAX_ADDED {
            return Err(wrong(line, &format!("is one too many: a list has at most {MAX_ADDED} lines")));
        }
        let [manufacturer, model] = columns.map(value);
        let manufacturer = manufacturer.ok_or_else(|| wrong(line, "names no manufacturer"))?;
        KnownBuild::new(manufacturer, model).map_err(|error| wrong(line, &error.message))?;
        builds.push((manufacturer.to_owned(), model.map(str::to_owned)));
    }
    if builds.is_empty() {
        return Err(Failure::new(format!("{} names no manufacturer", input.name)));
    }
    Ok((builds, decoded.guess()))
}

/// How well a separator fits: by the lines in which it is between two values. Where a comma does as well as another one, it
/// is part of the names.
fn fits(text: &str, separator: u8) -> usize {
    let is_pair = |line: &&str| {
        let values = file::values(line, separator);
        values.len() >= 2 && values.iter().skip(2).all(|value| value.trim().is_empty())
    };
    let pairs = text.split(['\r', '\n']).filter(is_pair).count();
    if pairs > 0 { pairs * 2 + usize::from(separator != b',') } else { 0 }
}

/// Where a line of headings has manufacturer and model; `None` for a line that is none. The place of a column that is missing
/// is behind the last.
fn headings(values: &StringRecord) -> Option<[usize; 2]> {
    let named: Vec<_> = values.iter().map(|heading| Column::from_heading(heading.trim())).collect();
    let place = |column: Column| named.iter().position(|named| *named == Some(column));
    let manufacturer = place(Column::Manufacturer)?;
    let others = named.iter().zip(values).enumerate().filter(|(at, _)| *at != manufacturer);
    let are_headings =
        others.into_iter().all(|(_, (named, heading))| heading.trim().is_empty() || *named == Some(Column::Model));
    are_headings.then(|| [manufacturer, place(Column::Model).unwrap_or(values.len())])
}

fn misplaced_mark(misplaced: Misplaced) -> &'static str {
    match misplaced {
        Misplaced::NotClosed { .. } => "begins a value with a quotation mark that does not end it in this line",
        Misplaced::Inside { .. } => {
            "has a quotation mark in a value: write it twice, and one before and one behind the whole value"
        }
    }
}
