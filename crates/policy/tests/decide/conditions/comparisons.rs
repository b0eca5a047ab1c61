//! Values are compared by their type.

use charter_policy::{huawei, tencent};

use super::{NO, UNKNOWN, YES, assert_rows};

#[test]
fn texts_are_compared_letter_by_letter_ignoring_case_or_by_a_pattern() {
    assert_rows(
        &tencent::CAM,
        "cos:prefix",
        &[
            ("string_equal", r#""red""#, "red", YES),
            ("string_equal", r#""red""#, "Red", NO),
            ("string_equal", r#""r*""#, "red", NO),
            ("string_equal", r#""r*""#, "r*", YES),
            ("string_equal", r#"["red","blue"]"#, "blue", YES),
            ("string_equal", r#"["red","blue"]"#, "", NO),
            ("string_not_equal", r#""red""#, "red", NO),
            ("string_not_equal", r#""red""#, "Red", YES),
            // A negative operator: it differs from all of them.
            ("string_not_equal", r#"["red","blue"]"#, "blue", NO),
            ("string_not_equal", r#"["red","blue"]"#, "green", YES),
            ("string_equal_ignore_case", r#""Red""#, "rED", YES),
            ("string_equal_ignore_case", r#""Äh""#, "äH", YES),
            ("string_equal_ignore_case", r#""red""#, "reds", NO),
            ("string_not_equal_ignore_case", r#""Red""#, "rED", NO),
            ("string_not_equal_ignore_case", r#""Red""#, "blue", YES),
            ("string_like", r#""a/*""#, "a/b/c", YES),
            ("string_like", r#""a/*""#, "b/a/", NO),
            ("string_like", r#""*.log""#, "x.log", YES),
            ("string_like", r#""a?c""#, "abc", NO),
            ("string_like", r#""a?c""#, "a?c", YES),
            ("string_not_like", r#"["a/*","b/*"]"#, "b/c", NO),
            ("string_not_like", r#"["a/*","b/*"]"#, "c/c", YES),
        ],
    );
    assert_rows(
        &huawei::V5_0,
        "obs:prefix",
        &[
            ("StringMatch", r#"["a?c"]"#, "abc", YES),
            ("StringMatch", r#"["a?c"]"#, "ac", NO),
            ("StringMatch", r#"["a*"]"#, "a", YES),
            ("StringNotMatch", r#"["a*","b*"]"#, "c", YES),
            ("StringNotMatch", r#"["a*","b*"]"#, "bc", NO),
            ("StringStartWith", r#"["ab"]"#, "abc", YES),
            ("StringStartWith", r#"["ab"]"#, "cab", NO),
            ("StringStartWith", r#"["a*"]"#, "abc", NO),
            ("StringEndWith", r#"["bc"]"#, "abc", YES),
            ("StringEndWith", r#"["bc"]"#, "bca", NO),
            ("StringEqualsIgnoreCase", r#"["A"]"#, "a", YES),
            ("StringNotEqualsIgnoreCase", r#"["A"]"#, "a", NO),
            ("StringEquals", r#"["A"]"#, "a", NO),
            ("StringNotEquals", r#"["A"]"#, "a", YES),
        ],
    );
}

#[test]
fn numbers_are_exact() {
    assert_rows(
        &tencent::CAM,
        "cos:content-length",
        &[
            ("numeric_equal", "10", "10.0", YES),
            ("numeric_equal", "10", "1e1", YES),
            ("numeric_equal", r#""10""#, "11", NO),
            // Both would be the same binary number of 64 bits.
            ("numeric_equal", "9007199254740993", "9007199254740992", NO),
            (
                "numeric_greater_than",
                "9007199254740992",
                "9007199254740993",
                YES,
            ),
            ("numeric_not_equal", "[1, 2]", "2", NO),
            ("numeric_not_equal", "[1, 2]", "3", YES),
            ("numeric_less_than", "10", "9.99", YES),
            ("numeric_less_than", "10", "10", NO),
            ("numeric_less_than_equal", "10", "10.000", YES),
            ("numeric_less_than_equal", "10", "10.001", NO),
            ("numeric_greater_than", "-1", "0", YES),
            ("numeric_greater_than", "-1", "-1", NO),
            ("numeric_greater_than_equal", "-1", "-1", YES),
            ("numeric_greater_than_equal", "-1", "-1.1", NO),
            // One of several is enough.
            ("numeric_greater_than", "[5, 1]", "2", YES),
            ("numeric_equal", "10", "ten", UNKNOWN),
            ("numeric_not_equal", "10", "", UNKNOWN),
        ],
    );
    assert_rows(
        &huawei::V5_0,
        "g:MFAAge",
        &[
            ("NumberEquals", r#"["1"]"#, "1.0", YES),
            ("NumberNotEquals", r#"["1"]"#, "1.0", NO),
            ("NumberLessThan", r#"["1"]"#, "0", YES),
            ("NumberLessThanEquals", r#"["1"]"#, "1", YES),
            ("NumberGreaterThan", r#"["1"]"#, "1", NO),
            ("NumberGreaterThanEquals", r#"["1"]"#, "1", YES),
        ],
    );
}

#[test]
fn dates_are_instants() {
    let noon = r#""2022-05-31T12:00:00Z""#;
    assert_rows(
        &tencent::CAM,
        "qcs:current_time",
        &[
            ("date_equal", noon, "2022-05-31T20:00:00+08:00", YES),
            ("date_equal", noon, "2022-05-31 12:00:00", YES),
            ("date_equal", noon, "2022-05-31", NO),
            ("date_not_equal", noon, "2022-05-31T12:00:00.0Z", NO),
            ("date_not_equal", noon, "2022-05-31T12:00:00.1Z", YES),
            ("date_less_than", noon, "2022-05-31T19:59:59+08:00", YES),
            ("date_less_than", noon, "2022-05-31T20:00:00+08:00", NO),
            (
                "date_less_than_equal",
                noon,
                "2022-05-31T20:00:00+08:00",
                YES,
            ),
            ("date_greater_than", noon, "2022-05-31T12:00:00-00:01", YES),
            ("date_greater_than", noon, "2022-05-31T12:00:00+00:01", NO),
            ("date_greater_than_equal", noon, "2022-05-31T12:00Z", YES),
            ("date_greater_than", noon, "soon", UNKNOWN),
        ],
    );
    assert_rows(
        &huawei::V5_0,
        "g:CurrentTime",
        &[
            (
                "DateLessThan",
                r#"["2022-05-31"]"#,
                "2022-05-30T23:59:59Z",
                YES,
            ),
            ("DateLessThanEquals", r#"["2022-05-31"]"#, "2022-05-31", YES),
            ("DateGreaterThan", r#"["2022-05-31"]"#, "2022-05-31", NO),
            (
                "DateGreaterThanEquals",
                r#"["2022-05-31"]"#,
                "2022-05-31",
                YES,
            ),
        ],
    );
}

#[test]
fn addresses_lie_in_ranges_of_either_family() {
    let office = r#"["10.0.0.0/8","2001:db8::/32"]"#;
    assert_rows(
        &tencent::CAM,
        "qcs:ip",
        &[
            ("ip_equal", office, "10.1.2.3", YES),
            ("ip_equal", office, "11.1.2.3", NO),
            ("ip_equal", office, "2001:db8:1::1", YES),
            ("ip_equal", office, "2001:db9::1", NO),
            // IPv4 written in IPv6 is IPv4.
            ("ip_equal", office, "::ffff:10.1.2.3", YES),
            ("ip_equal", r#""::ffff:10.0.0.0/104""#, "10.1.2.3", YES),
            ("ip_equal", r#""10.0.0.1""#, "10.0.0.1", YES),
            ("ip_equal", r#""10.0.0.1""#, "10.0.0.2", NO),
            ("ip_equal", r#""0.0.0.0/0""#, "::1", NO),
            ("ip_not_equal", office, "10.1.2.3", NO),
            ("ip_not_equal", office, "8.8.8.8", YES),
            // A range of addresses lies in one wholly, partly or not at all.
            ("ip_equal", office, "10.1.0.0/16", YES),
            ("ip_equal", office, "0.0.0.0/0", UNKNOWN),
            ("ip_equal", office, "11.0.0.0/8", NO),
            ("ip_equal", office, "office", UNKNOWN),
            ("ip_not_equal", office, "", UNKNOWN),
        ],
    );
    assert_rows(
        &huawei::V5_0,
        "g:SourceIp",
        &[
            ("IpAddress", r#"["10.0.0.0/8"]"#, "10.1.2.3", YES),
            ("NotIpAddress", r#"["10.0.0.0/8"]"#, "10.1.2.3", NO),
        ],
    );
}

#[test]
fn booleans_and_bytes_have_one_value_however_they_are_written() {
    assert_rows(
        &tencent::CAM,
        "cos:secure-transport",
        &[
            ("bool_equal", "true", "True", YES),
            ("bool_equal", r#""true""#, "false", NO),
            ("bool_equal", "false", "false", YES),
            ("bool_equal", "true", "1", UNKNOWN),
        ],
    );
    assert_rows(
        &tencent::CAM,
        "cos:hash",
        &[
            ("binary_equal", r#""-_+/""#, "+/-_", YES),
            ("binary_equal", r#""YQ==""#, "YR==", YES),
            ("binary_equal", r#""YQ==""#, "YWE=", NO),
            ("binary_equal", r#""YQ==""#, "YQ", UNKNOWN),
        ],
    );
    assert_rows(
        &huawei::V5_0,
        "g:MFAPresent",
        &[
            ("Bool", r#"["true"]"#, "true", YES),
            ("Bool", r#"["true"]"#, "false", NO),
        ],
    );
}
