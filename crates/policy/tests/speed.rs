//! What a keystroke in the editor costs, in allocations: they are the same on every machine. `cargo xtask bench` times it.

use allocation_counter::measure;

use charter_policy::{check, tencent};

/// A document in order, of about so many characters: findings are not what costs here.
fn document(characters: usize) -> String {
    let mut text = String::from("{\n  \"version\": \"2.0\",\n  \"statement\": [");
    for number in 0.. {
        let separator = if number == 0 { "" } else { "," };
        text.push_str(&format!(
            "{separator}\n    {{\n      \"effect\": \"deny\",\n      \"action\": [\"cvm:Run{number}*\", \"cos:Put{number}\"],\n      \
             \"resource\": [\"qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-{number}\"],\n      \
             \"condition\": {{\"for_any_value:string_equal\": {{\"qcs:resource_tag\": [\"team&red{number}\"]}}}}\n    }}"
        ));
        if text.len() >= characters {
            break;
        }
    }
    text.push_str("\n  ]\n}\n");
    text
}

#[test]
fn a_keystroke_costs_in_proportion_to_the_text() {
    let cost = |characters| {
        let text = document(characters);
        let cost = measure(|| {
            let found = check(&text, &tencent::CAM);
            let is_size = |code: &str| code == "size-over";
            assert!(
                found.iter().all(|one| is_size(one.code.as_str())),
                "{found:?}"
            );
        });
        (text.len() as u64, cost.count_total)
    };
    let (short, few) = cost(5_000);
    let (long, many) = cost(100_000);
    println!("{few} allocations for {short} characters, {many} for {long}");
    assert!(few < short, "{few}");
    // A tenth more: lists grow in steps.
    assert!(many * short * 10 <= few * long * 11, "{few}, {many}");
}
