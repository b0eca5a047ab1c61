//! The AWS IAM of [`super::aws_language`], checked.

use charter_policy::Code;

use super::assert_found;
use super::aws_language::IDENTITY;

fn policy(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{{{statement}}}]}}"#)
}

#[test]
fn its_documents_are_checked() {
    use Code::{
        ActionMalformed, ConditionKeyUnknown, PassRoleAny, ResourcePrefix, VariableUnknown,
        VersionInvalid,
    };
    let good = policy(
        r#""Sid":"Home","Effect":"Allow","NotAction":["iam:*"],"Resource":["arn:aws:s3:::home/${aws:username}/*"],
        "Condition":{"Bool":{"aws:multifactorauthpresent":"true"}}"#,
    );
    assert_found(&good, &IDENTITY, &[]);
    let cases: &[(&str, &[(Code, &str)])] = &[
        (
            r#""Effect":"Deny","NotAction":["s3"],"Resource":"*""#,
            &[(ActionMalformed, "s3")],
        ),
        (
            r#""Effect":"Deny","Action":"s3:Get?bject","NotResource":"arn:aws:s3:::a?""#,
            &[],
        ),
        (
            r#""Effect":"Deny","Action":"s3:*","Resource":"urn:aws:s3:::a""#,
            &[(ResourcePrefix, "urn")],
        ),
        (
            r#""Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:nobody}""#,
            &[(VariableUnknown, "${aws:nobody}")],
        ),
        (
            r#""Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:usernam":"a"}}"#,
            &[(ConditionKeyUnknown, "aws:usernam")],
        ),
        (
            r#""Effect":"Allow","Action":"iam:Pass*","Resource":"*""#,
            &[(PassRoleAny, "iam:Pass*")],
        ),
    ];
    for (statement, expected) in cases {
        assert_found(&policy(statement), &IDENTITY, expected);
    }
    assert_found(
        r#"{"Version":"2012","Statement":[]}"#,
        &IDENTITY,
        &[(VersionInvalid, "\"2012\""), (Code::StatementEmpty, "[]")],
    );
}
