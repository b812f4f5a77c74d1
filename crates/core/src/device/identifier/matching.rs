//! Finding the device an identifier means, and noticing that it means another one.

use super::Identifier;

/// Prefix of a key that is only good for searching: serial numbers are unique within one maker's model at best.
const SEARCH_ONLY_PREFIX: &str = "s:";

impl Identifier {
    /// The look-up keys of these normalised identifiers, strongest first: lowest IMEI (`i:`), the other IMEI, MEIDs
    /// (`m:`), attested device id (`c:`), serial number (`s:`) with manufacturer and model behind it where both are known.
    ///
    /// Two identifiers mean the same device when they share one of their [`Identifier::identifying_keys`], or when they
    /// share the serial number and are [the same build](Identifier::is_same_build). Text that is compared without regard
    /// to case is in lower case.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        let mut imeis = numbers(&self.imei, &self.imei2);
        imeis.sort_unstable();
        keys.extend(imeis.into_iter().map(|imei| format!("i:{imei}")));
        keys.extend(numbers(&self.meid, &self.meid2).into_iter().map(|meid| format!("m:{meid}")));
        if let Some(attested) = &self.chrome_os_attested_device_id {
            keys.push(format!("c:{}", attested.to_ascii_lowercase()));
        }
        keys.extend(self.build_key().or_else(|| self.serial_key()));
        keys
    }

    /// The keys under which records may be that share a number with these identifiers: [`Identifier::keys`], and the bare
    /// serial number, under which records of older releases are.
    pub(in crate::device) fn possible_keys(&self) -> Vec<String> {
        let mut keys = self.keys();
        keys.extend(self.build_key().and_then(|_| self.serial_key()));
        keys
    }

    /// The keys of [`Identifier::keys`] that belong to one device only, strongest first; the others are only good for
    /// searching.
    #[must_use]
    pub fn identifying_keys(&self) -> Vec<String> {
        let mut keys = self.keys();
        keys.retain(|key| !key.starts_with(SEARCH_ONLY_PREFIX));
        keys
    }

    /// The key of a device by serial number, manufacturer and model, where all three are known: the three identify a device,
    /// the serial number alone does not. Serial numbers have no blanks, so the keys of one serial number lie side by side
    /// (see [`Identifier::serial_keys`]): every further key would be one more random place in a large index that a claim has
    /// to write.
    #[must_use]
    pub fn build_key(&self) -> Option<String> {
        let (serial, manufacturer, model) = (self.serial_key()?, self.manufacturer.as_ref()?, self.model.as_ref()?);
        Some(format!("{serial} {}/{}", manufacturer.to_lowercase(), model.to_lowercase()))
    }

    /// The key of devices whose manufacturer or model is not known. Older releases wrote it for every device.
    #[must_use]
    pub fn serial_key(&self) -> Option<String> {
        self.serial_fold().map(|serial| format!("{SEARCH_ONLY_PREFIX}{serial}"))
    }

    /// All keys of devices with this serial number: the one key, and those from the second, included, to the third.
    #[must_use]
    pub fn serial_keys(&self) -> Option<[String; 3]> {
        // '!' is what follows a blank.
        self.serial_key().map(|serial| [serial.clone(), format!("{serial} "), format!("{serial}!")])
    }

    /// Whether both have serial number, manufacturer and model, and they are the same without regard to case.
    #[must_use]
    pub fn is_same_build(&self, other: &Self) -> bool {
        let same = |one: &Option<String>, two: &Option<String>| one.is_some() && two.is_some() && !differ(one, two);
        same(&self.serial_number, &other.serial_number)
            && same(&self.manufacturer, &other.manufacturer)
            && same(&self.model, &other.model)
    }

    /// Whether the numbers of the modems say that these are of another piece of hardware than `stored`, whatever is the same besides:
    /// both have IMEIs, or both MEIDs, and they share no number. A serial number with maker and model can be guessed, and some
    /// makers use it twice.
    #[must_use]
    pub(in crate::device) fn is_of_other_hardware(&self, stored: &Self) -> bool {
        let own = [numbers(&self.imei, &self.imei2), numbers(&self.meid, &self.meid2)];
        let known = [numbers(&stored.imei, &stored.imei2), numbers(&stored.meid, &stored.meid2)];
        let is_in_both = own.iter().zip(&known).any(|(own, known)| !own.is_empty() && !known.is_empty());
        let is_shared = own.iter().zip(&known).any(|(own, known)| own.iter().any(|number| known.contains(number)));
        is_in_both && !is_shared
    }

    /// What is registered, with the identifiers added that a later claim knows in addition.
    pub(in crate::device) fn completed_by(&self, given: &Self) -> Self {
        let mut whole = self.clone();
        for imei in [&given.imei, &given.imei2].into_iter().flatten() {
            add_slot(&mut whole.imei, &mut whole.imei2, imei);
        }
        for meid in [&given.meid, &given.meid2].into_iter().flatten() {
            add_slot(&mut whole.meid, &mut whole.meid2, meid);
        }
        let fill = |slot: &mut Option<String>, value: &Option<String>| {
            if slot.is_none() {
                slot.clone_from(value);
            }
        };
        fill(&mut whole.serial_number, &given.serial_number);
        fill(&mut whole.manufacturer, &given.manufacturer);
        fill(&mut whole.model, &given.model);
        fill(&mut whole.chrome_os_attested_device_id, &given.chrome_os_attested_device_id);
        whole
    }

    /// The wire name of the first field in which these identifiers and those of `stored` cannot be of one device;
    /// `None` when they agree wherever both say something.
    ///
    /// IMEIs are compared as a set, whatever their slots, and so are MEIDs: a side may know fewer of them, but each
    /// side knowing one that the other does not is a contradiction. Text is compared without regard to case. The
    /// device type is not compared: it is assumed, not given, when a caller leaves it out.
    #[must_use]
    pub fn contradicts(&self, stored: &Self) -> Option<&'static str> {
        contradicting_slot([("imei", &self.imei), ("imei2", &self.imei2)], &numbers(&stored.imei, &stored.imei2))
            .or_else(|| {
                let known = numbers(&stored.meid, &stored.meid2);
                contradicting_slot([("meid", &self.meid), ("meid2", &self.meid2)], &known)
            })
            .or_else(|| {
                let texts = [
                    ("serialNumber", &self.serial_number, &stored.serial_number),
                    ("manufacturer", &self.manufacturer, &stored.manufacturer),
                    ("model", &self.model, &stored.model),
                    (
                        "chromeOsAttestedDeviceId",
                        &self.chrome_os_attested_device_id,
                        &stored.chrome_os_attested_device_id,
                    ),
                ];
                texts.into_iter().find(|(_, given, known)| differ(given, known)).map(|(field, ..)| field)
            })
    }
}

/// Puts a number into the first slot that is free, unless one has it or none is free.
fn add_slot(first: &mut Option<String>, second: &mut Option<String>, number: &String) {
    let known = first.as_ref() == Some(number) || second.as_ref() == Some(number);
    match (known, &first, &second) {
        (true, _, _) | (_, Some(_), Some(_)) => {}
        (_, None, _) => *first = Some(number.clone()),
        (_, _, None) => *second = Some(number.clone()),
    }
}

/// The numbers of both slots.
fn numbers<'a>(first: &'a Option<String>, second: &'a Option<String>) -> Vec<&'a str> {
    [first, second].into_iter().filter_map(Option::as_deref).collect()
}

/// The first slot whose number `known` lacks, unless one side merely knows fewer numbers than the other.
fn contradicting_slot(given: [(&'static str, &Option<String>); 2], known: &[&str]) -> Option<&'static str> {
    let said = numbers(given[0].1, given[1].1);
    if known.iter().all(|number| said.contains(number)) {
        return None;
    }
    given
        .into_iter()
        .find(|(_, number)| number.as_deref().is_some_and(|number| !known.contains(&number)))
        .map(|(field, _)| field)
}

/// Whether both sides say something and it is not the same.
fn differ(given: &Option<String>, known: &Option<String>) -> bool {
    match (given, known) {
        (Some(given), Some(known)) => given.to_lowercase() != known.to_lowercase(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::DeviceType;
    use super::*;

    const LOW: &str = "123456789012347";
    const HIGH: &str = "490154203237518";

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    fn imeis(first: &str, second: &str) -> Identifier {
        let slot = |value: &str| if value.is_empty() { None } else { text(value) };
        Identifier { imei: slot(first), imei2: slot(second), ..Identifier::default() }
    }

    #[test]
    fn keys_come_strongest_first_and_only_the_bare_serial_does_not_identify() {
        let everything = Identifier {
            imei: text(HIGH),
            imei2: text(LOW),
            meid: text("AF0123450ABCDE"),
            meid2: text("A0000000000001"),
            serial_number: text("R58aB"),
            manufacturer: text("Google"),
            model: text("PIXEL 9"),
            device_type: DeviceType::ChromeOs,
            chrome_os_attested_device_id: text("00FF"),
        };
        let expected = [
            "i:123456789012347",
            "i:490154203237518",
            "m:AF0123450ABCDE",
            "m:A0000000000001",
            "c:00ff",
            "s:r58ab google/pixel 9",
        ];
        assert_eq!(everything.keys(), expected);
        assert_eq!(everything.identifying_keys(), expected[..5]);
        assert_eq!(everything.possible_keys()[5..], ["s:r58ab google/pixel 9", "s:r58ab"]);
    }

    #[test]
    fn a_serial_without_manufacturer_or_model_gives_a_searching_key_only() {
        let set = Identifier { serial_number: text("R58"), model: text("Pixel"), ..Identifier::default() };
        assert_eq!((set.keys(), set.possible_keys()), (vec!["s:r58".to_owned()], vec!["s:r58".to_owned()]));
        let [bare, from, to] = set.serial_keys().expect("it has a serial number");
        assert_eq!(bare, "s:r58");
        let complete = Identifier { manufacturer: text("Google"), ..set.clone() }.build_key().expect("it is complete");
        assert!((from.clone()..to.clone()).contains(&complete), "{complete}");
        assert!(!(from..to).contains(&"s:r581 google/pixel".to_owned()), "another serial number");
        assert!(set.identifying_keys().is_empty());
        assert!(Identifier { model: text("Pixel"), ..Identifier::default() }.keys().is_empty());
    }

    #[test]
    fn imeis_agree_whatever_their_slots_and_when_one_side_knows_fewer() {
        for (given, stored) in
            [((LOW, HIGH), (HIGH, LOW)), ((LOW, ""), (HIGH, LOW)), ((HIGH, LOW), ("", LOW)), ((LOW, ""), ("", ""))]
        {
            assert_eq!(
                imeis(given.0, given.1).contradicts(&imeis(stored.0, stored.1)),
                None,
                "{given:?} against {stored:?}"
            );
        }
    }

    #[test]
    fn imeis_contradict_when_each_side_has_one_the_other_lacks() {
        let third = "356938035643809";
        assert_eq!(imeis(LOW, "").contradicts(&imeis(HIGH, "")), Some("imei"));
        assert_eq!(imeis(LOW, third).contradicts(&imeis(LOW, HIGH)), Some("imei2"));
        assert_eq!(imeis("", third).contradicts(&imeis(LOW, HIGH)), Some("imei2"));
    }

    #[test]
    fn text_contradicts_without_regard_to_case_and_only_when_both_sides_have_it() {
        let stored = Identifier { serial_number: text("r58AB"), model: text("Pixel 9"), ..Identifier::default() };
        let same = Identifier { serial_number: text("R58ab"), manufacturer: text("Google"), ..Identifier::default() };
        assert_eq!(same.contradicts(&stored), None);
        let other = Identifier { serial_number: text("R58ab"), model: text("Pixel 8"), ..Identifier::default() };
        assert_eq!(other.contradicts(&stored), Some("model"));
    }
}
