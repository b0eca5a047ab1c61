//! Values that mean more than their letters, or may.

use charter_policy::{naver, tencent};

use super::{NO, UNKNOWN, YES, assert_rows};

#[test]
fn another_name_of_a_region_is_perhaps_its_value() {
    assert_rows(
        &tencent::CAM,
        "vpc:region",
        &[
            ("string_equal", r#""sh""#, "sh", YES),
            ("string_equal", r#""sh""#, "ap-shanghai", UNKNOWN),
            ("string_equal", r#""ap-shanghai""#, "sh", UNKNOWN),
            ("string_equal", r#"["gz","sh"]"#, "ap-shanghai", UNKNOWN),
            ("string_equal", r#"["gz","sh"]"#, "bj", NO),
            ("string_equal", r#""shjr""#, "ap-shanghai-fsi", UNKNOWN),
            ("string_equal", r#""sh""#, "shjr", UNKNOWN),
            ("string_equal", r#""sh""#, "", NO),
            (
                "string_equal_ignore_case",
                r#""sh""#,
                "ap-shanghai",
                UNKNOWN,
            ),
            ("string_like", r#""ap-s*""#, "sh", UNKNOWN),
            ("string_like", r#""eu-*""#, "sh", NO),
            ("string_like", r#""s*""#, "ap-shanghai", UNKNOWN),
            ("string_not_equal", r#""sh""#, "ap-shanghai", UNKNOWN),
            ("string_not_equal", r#""sh""#, "ap-guangzhou", YES),
            ("string_not_equal", r#""shjr""#, "ap-shanghai-fsi", UNKNOWN),
            (
                "string_not_equal_if_exist",
                r#""ap-shanghai""#,
                "sh",
                UNKNOWN,
            ),
            ("string_not_like", r#""ap-*""#, "gz", UNKNOWN),
            (
                "for_any_value:string_equal",
                r#""gz""#,
                "ap-guangzhou",
                UNKNOWN,
            ),
        ],
    );
    // Other keys are texts.
    let other = [("string_equal", r#""sh""#, "ap-shanghai", NO)];
    for key in ["vpc:vpc", "region", ":region", "cvm:region-of"] {
        assert_rows(&tencent::CAM, key, &other);
    }
}

#[test]
fn what_is_similar_is_open_where_no_page_says_it() {
    assert_rows(
        &naver::USER_POLICY,
        "ncp:principalName",
        &[
            ("StringLike", r#"["bob"]"#, "bob", YES),
            ("StringLike", r#"["bob"]"#, "bobby", UNKNOWN),
            ("StringLike", r#"["bob"]"#, "ada", NO),
            ("StringLike", r#"["b?b"]"#, "bob", UNKNOWN),
            ("StringLike", r#"["b%"]"#, "bob", UNKNOWN),
            ("StringLike", r#"["b*"]"#, "bob", UNKNOWN),
            ("StringLike", r#"["b?b"]"#, "b?b", YES),
            ("StringLike", r#"["b_b"]"#, "boob", NO),
            ("StringLike", r#"["c%","bob"]"#, "bob", YES),
            ("StringNotLike", r#"["b%"]"#, "bob", UNKNOWN),
            ("StringNotLike", r#"["b%"]"#, "ada", YES),
            ("StringNotLike", r#"["bob"]"#, "bob", NO),
            ("StringEquals", r#"["b%"]"#, "bob", NO),
        ],
    );
}
