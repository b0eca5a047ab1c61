//! What a keystroke in the editor costs.

use std::time::{Duration, Instant};

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
fn a_keystroke_is_cheap() {
    for (characters, limit) in [
        (5_000, Duration::from_millis(20)),
        (100_000, Duration::from_millis(250)),
    ] {
        let text = document(characters);
        let mut times: Vec<Duration> = (0..50)
            .map(|_| {
                let start = Instant::now();
                let found = check(&text, &tencent::CAM);
                assert!(
                    found
                        .iter()
                        .all(|finding| finding.code.as_str() == "size-over"),
                    "{found:?}"
                );
                start.elapsed()
            })
            .collect();
        times.sort();
        println!(
            "{} characters: median {:?}, 95th percentile {:?}",
            text.len(),
            times[25],
            times[47]
        );
        // Five times the editor's budget, for a busy machine and a build without optimisation.
        assert!(times[25] < limit, "{:?}", times[25]);
    }
}
