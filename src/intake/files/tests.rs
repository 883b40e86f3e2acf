//! Files of every kind, good and bad.

use std::io::{SeekFrom, Write};
use std::path::PathBuf;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;

/// Reads `bytes` as a file called `name`.
fn read_as(name: &str, bytes: &[u8], mapping: &str) -> Result<(Vec<Row>, Vec<String>), FileError> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mapping = Mapping::parse(mapping, Reference::embedded()).unwrap();
    let mut rows = Vec::new();
    let left_out = read_rows(file.path(), name, &mapping, &mut |row, _| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok((rows, left_out))
}

/// Returns line and text of each row, or the keys of its faults.
fn told(rows: &[Row]) -> Vec<(u64, String)> {
    let outcome = |row: &Row| match &row.outcome {
        Ok(raw) => raw.text.clone().unwrap_or_default(),
        Err(faults) => faults.iter().map(|fault| fault.key).collect::<Vec<_>>().join(" "),
    };
    rows.iter().map(|row| (row.line, outcome(row))).collect()
}

fn lines(expected: &[(u64, &str)]) -> Vec<(u64, String)> {
    expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
}

#[test]
fn a_bad_line_of_json_stops_none_of_the_others() {
    let file = b"{\"id\": 7, \"received_at\": \"2026-01-01\", \"text\": \"yksi\"}\n\
        \n\
        {\"id\": \"b\", \"text\": \n\
        [1, 2]\n\
        {\"id\": \"c\", \"text\": [\"ei\"], \"lang\": true}\n\
        {\"text\": \"p\xE4ivystys\"}\r\n\
        {\"text\": \"viimeinen\", \"unknown\": 1}";
    let (rows, _) = read_as("a.jsonl", file, "").unwrap();
    let expected = [
        (1, "yksi"),
        (3, "fault-record-no-json"),
        (4, "fault-record-no-object"),
        (5, "fault-field-no-text fault-field-no-text"),
        (6, "fault-record-damaged"),
        (7, "viimeinen"),
    ];
    assert_eq!(told(&rows), lines(&expected));
    assert_eq!(rows[0].outcome.as_ref().unwrap().external_id.as_deref(), Some("7"));
}

#[test]
fn json_in_utf_16_is_read() {
    let bytes: Vec<u8> = "\u{FEFF}{\"text\": \"pitkä jono\"}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (rows, _) = read_as("a.jsonl", &bytes, "").unwrap();
    assert_eq!(told(&rows), lines(&[(1, "pitkä jono")]));
}

#[test]
fn a_mapping_may_name_the_keys_of_json() {
    let file = b"{\"havainto\": \"yksi\", \"ryhma\": \"Kuntalainen\"}\n";
    let mapping = "[columns]\ntext = \"havainto\"\nreporter = \"ryhma\"\n[values.reporter]\nkuntalainen = \"asukas\"\n";
    let (rows, _) = read_as("a.jsonl", file, mapping).unwrap();
    let raw = rows[0].outcome.as_ref().unwrap();
    assert_eq!((raw.text.as_deref(), raw.reporter.as_deref()), (Some("yksi"), Some("asukas")));
}

#[test]
fn lines_are_counted_over_breaks_in_cells_and_blank_lines() {
    let file =
        "id;saapunut;havainto\r\n1;1.1.2026;\"kaksi\r\nriviä\"\r\n\r\n;;\r\n2;1.1.2026;\"hän sanoi \"\"ei\"\"\"\r\n";
    let (rows, _) = read_as("a.csv", file.as_bytes(), "").unwrap();
    assert_eq!(told(&rows), lines(&[(2, "kaksi\r\nriviä"), (6, "hän sanoi \"ei\"")]));
}

#[test]
fn every_kind_of_line_break_ends_a_line() {
    for line_break in ["\n", "\r\n", "\r"] {
        let file = ["datum,text", "2026-01-01,ett", "2026-01-01,två"].join(line_break);
        let (rows, _) = read_as("a.csv", file.as_bytes(), "").unwrap();
        assert_eq!(told(&rows), lines(&[(2, "ett"), (3, "två")]), "{line_break:?}");
    }
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_refused() {
    let file = "id;saapunut;havainto\n1;1.1.2026\n2;1.1.2026;hyvä;;\n3;1.1.2026;puoli;piste\n";
    let (rows, _) = read_as("a.csv", file.as_bytes(), "").unwrap();
    let expected = [(2, "fault-record-columns"), (3, "hyvä"), (4, "fault-record-columns")];
    assert_eq!(told(&rows), lines(&expected));
}

#[test]
fn a_quote_that_is_never_closed_is_told_where_it_opens() {
    let file = "id,datum,text\n1,2026-01-01,bra\n2,2026-01-01,\"aldrig\n3,2026-01-01,borta\n";
    let (rows, _) = read_as("a.csv", file.as_bytes(), "").unwrap();
    assert_eq!(told(&rows), lines(&[(2, "bra"), (3, "fault-record-open-quote")]));
}

#[test]
fn columns_that_hold_no_field_are_told() {
    let file = "ID\tStarttid\tSlutförandetid\tObservation\n1\tx\t2026-01-01\tbra\n";
    let (rows, left_out) = read_as("a.tsv", file.as_bytes(), "").unwrap();
    assert_eq!((told(&rows), left_out), (lines(&[(2, "bra")]), vec!["Starttid".to_owned()]));
}

#[test]
fn a_column_that_is_not_there_is_told_with_those_that_are() {
    let error = read_as("a.csv", b"a;b\n1;2\n", "[columns]\ntext = \"Havainto\"\n").unwrap_err();
    assert_eq!(error.to_string(), "the file has no column `Havainto`; it has `a`, `b`");
    let error = read_as("a.csv", b"id;havainto\n1;2\n", "").unwrap_err();
    assert!(matches!(error, FileError::FieldMissing { field: "received_at", .. }), "{error}");
}

#[test]
fn a_constant_fills_what_the_file_does_not_say() {
    let mapping = "[columns]\ntext = \"t\"\narea = \"a\"\n[constant]\narea = \"Lappi\"\nreceived_at = \"2026-01-01\"\n";
    let (rows, _) = read_as("a.csv", b"t,a\nyksi,\nkaksi,Kainuu\n", mapping).unwrap();
    let areas: Vec<_> = rows.iter().map(|row| row.outcome.as_ref().unwrap().area.as_deref()).collect();
    assert_eq!(areas, [Some("Lappi"), Some("Kainuu")]);
}

#[test]
fn a_record_of_a_hundred_megabytes_is_refused_without_being_held() {
    let directory = tempfile::tempdir().unwrap();
    for (name, megabytes, before, after) in [
        ("a.jsonl", 100, "{\"text\": \"", "\"}\n{\"text\": \"hyvä\"}\n"),
        ("a.csv", 16, "saapunut;havainto\n1.1.2026;\"", "\"\n1.1.2026;hyvä\n"),
    ] {
        let path = directory.path().join(name);
        let mut file = File::create(&path).unwrap();
        file.write_all(before.as_bytes()).unwrap();
        file.write_all(&[b'a'; 1 << 20]).unwrap();
        // A gap takes no room on the disk and reads as zero bytes.
        file.seek(SeekFrom::Current(megabytes << 20)).unwrap();
        file.write_all(after.as_bytes()).unwrap();
        let mut rows = Vec::new();
        read_rows(&path, name, &Mapping::default(), &mut |row, _| {
            rows.push(row);
            ControlFlow::Continue(())
        })
        .unwrap();
        let outcomes: Vec<String> = told(&rows).into_iter().map(|(_, outcome)| outcome).collect();
        assert_eq!(outcomes, ["fault-record-too-long", "hyvä"], "{name}");
    }
}

#[test]
fn a_header_of_many_megabytes_is_refused() {
    let error = read_as("a.csv", &vec![b'a'; 3 << 20], "").unwrap_err();
    assert!(matches!(error, FileError::HeaderTooLong { .. }), "{error}");
}

#[test]
fn what_is_not_what_its_name_says_is_refused() {
    for (name, bytes, key) in [
        ("a.xlsx", &b"ID;Havainto\n"[..], "import-not-what-its-name-says"),
        ("a.csv", b"%PDF-1.7\n", "import-not-what-its-name-says"),
        ("a.csv", b"PK\x03\x04anything", "import-not-what-its-name-says"),
        ("a.csv", b"{\"text\": \"a\"}\n", "import-not-what-its-name-says"),
        ("a.jsonl", b"id;text\n1;a\n", "import-not-what-its-name-says"),
        ("a.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1", "import-not-what-its-name-says"),
        ("a.csv", b"\x01\x02\x03\x04\x05\x06", "import-not-what-its-name-says"),
        ("a.xlsx", b"PK\x03\x04 cut off", "import-workbook-unreadable"),
        ("a.docx", b"text", "import-unknown-kind"),
        ("a.csv", b"", "import-empty"),
        ("a.csv", b"\xEF\xBB\xBF \r\n", "import-empty"),
        ("a.xlsx", b"", "import-empty"),
        ("a.csv", b"text,received_at\n", "import-no-rows"),
    ] {
        let error = read_as(name, bytes, "").unwrap_err();
        assert_eq!(error.key(), key, "{name} {bytes:?}: {error}");
    }
}

#[test]
fn a_workbook_is_read_by_its_first_sheet_or_the_named_one() {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("d.m.yyyy h:mm");
    for (sheet, text) in [("Vastaukset", "ensimmäinen"), ("Vanhat", "vanha")] {
        let sheet = workbook.add_worksheet().set_name(sheet).unwrap();
        for (column, header) in ["ID", "Valmistumisaika", "Kunta", "Havainto"].into_iter().enumerate() {
            sheet.write(1, column as u16, header).unwrap();
        }
        let moment = ExcelDateTime::parse_from_str("2026-02-03T14:05:00").unwrap();
        sheet.write(2, 0, 17).unwrap();
        sheet.write_with_format(2, 1, &moment, &date).unwrap();
        sheet.write(2, 3, text).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();

    let (rows, left_out) = read_as("a.xlsx", &bytes, "").unwrap();
    assert_eq!((told(&rows), left_out), (lines(&[(3, "ensimmäinen")]), Vec::new()));
    let raw = rows[0].outcome.as_ref().unwrap();
    assert_eq!(raw.external_id.as_deref(), Some("17"));
    assert_eq!(raw.received_at.as_deref(), Some("2026-02-03T14:05:00"));

    let (rows, _) = read_as("a.xlsx", &bytes, "sheet = \"Vanhat\"").unwrap();
    assert_eq!(told(&rows), lines(&[(3, "vanha")]));
    let error = read_as("a.xlsx", &bytes, "sheet = \"Uudet\"").unwrap_err();
    assert_eq!(error.to_string(), "the workbook has no sheet `Uudet`; it has `Vastaukset`, `Vanhat`");
}

#[test]
fn a_mapping_says_what_is_wrong_with_it() {
    for (mapping, expected) in [
        ("[columns]\ntxt = \"a\"", "unknown field `txt`"),
        ("kieli = \"fi\"", "unknown field `kieli`"),
        ("language = \"suomi\"", "the mapping's `language` is `suomi`; expected fi, sv, other"),
        (
            "[values.reporter]\n\"Naapuri\" = \"naapuri\"",
            "`values.reporter.\"Naapuri\"` is `naapuri`; expected asukas,",
        ),
        ("[dates]\nformat = \"%Q\"", "the mapping's `dates.format` is `%Q`"),
        ("[dates]\ntimezone = \"Helsinki\"", "the mapping's `dates.timezone` is `Helsinki`"),
        ("[constant]\narea = \"Atlantis\"", "the mapping's `constant.area` is `Atlantis`"),
        ("language = ", "the mapping cannot be read"),
    ] {
        let error = Mapping::parse(mapping, Reference::embedded()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

/// Returns the fixtures' folder.
fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

#[test]
fn the_exports_of_survey_tools_are_read_with_their_mappings() {
    for (name, count) in
        [("forms.xlsx", 10), ("forms-sv.csv", 8), ("webropol.csv", 9), ("lapland-1252.csv", 8), ("tabs.tsv", 8)]
    {
        let path = fixtures().join(name);
        let mapping = std::fs::read_to_string(path.with_extension("toml")).unwrap();
        let (rows, _) = read_as(name, &std::fs::read(&path).unwrap(), &mapping).unwrap();
        assert_eq!(rows.len(), count, "{name}");
        for row in &rows {
            let raw = row.outcome.as_ref().unwrap();
            assert!(raw.text.as_ref().is_some_and(|text| text.len() > 20), "{name} {row:?}");
            assert!(!format!("{raw:?}").contains('\u{FFFD}'), "{name} {row:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_a_reader_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        name in prop::sample::select(vec!["a.csv", "a.jsonl", "a.xlsx", "a"]),
    ) {
        let _ = read_as(name, &bytes, "");
    }

    #[test]
    fn no_text_below_a_header_makes_a_reader_panic(text in "[\"a;,\\t\\r\\n{}:\u{FFFD}ä\u{0}]{0,80}") {
        for (name, before) in [("a.csv", "saapunut;havainto\n"), ("a.csv", "datum,text\n"), ("a.jsonl", "{\n")] {
            let (rows, _) = match read_as(name, format!("{before}{text}").as_bytes(), "") {
                Ok(read) => read,
                Err(error) => {
                    prop_assert!(["import-no-rows", "import-not-what-its-name-says"].contains(&error.key()), "{error}");
                    continue;
                }
            };
            prop_assert!(rows.is_sorted_by(|first, second| first.line < second.line));
        }
    }

    #[test]
    fn a_row_is_read_as_it_was_written(
        texts in proptest::collection::vec("[a-zåäö \";,\\n]{0,20}[a-z]", 1..8),
        separator in prop::sample::select(vec![b';', b',', b'\t']),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["id", "datum", "text"]).unwrap();
        for text in &texts {
            writer.write_record(["1", "2026-01-01", text]).unwrap();
        }
        let (rows, _) = read_as("a.csv", &writer.into_inner().unwrap(), "").unwrap();
        let read: Vec<String> = told(&rows).into_iter().map(|(_, text)| text).collect();
        prop_assert_eq!(read, texts);
    }
}
