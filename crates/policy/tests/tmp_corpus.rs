use charter_policy::*;
use std::collections::BTreeMap;
#[test]
fn corpus() {
    let dir = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/corpus/tencent/valid"
    );
    let mut files: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let mut docs: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let mut errdocs = 0;
    for f in &files {
        let t = std::fs::read_to_string(f).unwrap();
        let ix = LineIndex::new(&t);
        let d = check(&t, &tencent::CAM);
        let mut codes: Vec<_> = d.iter().map(|d| (d.severity, d.code.as_str())).collect();
        codes.sort();
        codes.dedup();
        for c in codes {
            *docs.entry(c).or_default() += 1;
        }
        if d.iter().any(|d| d.severity == Severity::Error) {
            errdocs += 1;
        }
        for x in &d {
            let p = ix.position(x.range.start);
            println!(
                "{} {:?} {}:{} {} {:?} {}",
                f.file_name().unwrap().to_str().unwrap(),
                x.severity,
                p.line,
                p.column,
                x.code,
                &t[x.range.clone()].chars().take(60).collect::<String>(),
                english::message(x)
            );
        }
    }
    println!("errdocs {errdocs} of {}", files.len());
    for (k, v) in docs {
        println!("{k:?} {v}");
    }
}
