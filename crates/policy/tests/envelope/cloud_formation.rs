//! Templates of AWS CloudFormation are called that, and their policies are AWS ones.

use charter_policy::envelope::Kind;
use charter_policy::{Code, english, tencent};
use serde_json::json;

use super::{POLICY, only_finding, opened, unwrapped};

#[test]
fn a_template_of_aws_is_called_one() {
    let aws = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}"#;
    let cases = [
        format!(
            r#"{{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {{"P": {{"Properties": {{"PolicyDocument": {aws}}}}}}}}}"#
        ),
        format!(
            r#"{{"Resources": {{"P": {{"Type": "AWS::IAM::ManagedPolicy", "Properties": {{"PolicyDocument": {aws}}}}}}}}}"#
        ),
        format!(
            "Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument: {aws}\n"
        ),
    ];
    for text in &cases {
        let found = only_finding(text, &tencent::CAM);
        let said = english::message(&found);
        assert!(
            said.starts_with("This is a CloudFormation template of AWS, not the policy itself."),
            "{said}"
        );
        let inside = unwrapped(text);
        let found = only_finding(&inside, &tencent::CAM);
        assert_eq!(
            (found.code, found.param(0)),
            (Code::LanguageOther, "AWS"),
            "{inside}"
        );
    }
    // Another vendor's templates are none.
    let other = format!(
        r#"{{"Resources": {{"P": {{"Type": "TENCENT::CAM::Policy", "Properties": {{"PolicyDocument": {}}}}}}}}}"#,
        POLICY
    );
    assert_eq!(opened(&other).kind, Kind::Message);
}

#[test]
fn its_tags_are_kept_as_expressions() {
    let text = "\
Resources:
  Ops:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Action: ['s3:Get*', !Ref Action]
            Resource:
              - !Sub 'arn:aws:s3:::${Bucket}/*'
              - !GetAtt Other.Arn
              - !Sub |-
                arn:${X}
";
    let found = opened(text);
    assert_eq!(found.kind, Kind::CloudFormation);
    let policy = &found.policies[0];
    let expected = json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Action": ["s3:Get*", "${Action}"],
        "Resource": ["arn:aws:s3:::${Bucket}/*", "${Other.Arn}", "arn:${X}"],
    }]});
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&policy.text).expect("JSON"),
        expected
    );
    assert_eq!(
        (policy.expressions.count, &*policy.expressions.first),
        (4, "${Action}")
    );
    let inside = only_finding(&policy.text, &tencent::CAM);
    assert_eq!((inside.code, inside.param(0)), (Code::LanguageOther, "AWS"));
    // A part of one is known by its tags.
    let part = "Statement:\n- Effect: Allow\n  Action: !Ref A\n";
    assert_eq!(opened(part).kind, Kind::CloudFormation);
    let text = text.replace("!GetAtt Other.Arn", "!If [A, b, c]");
    let found = only_finding(&text, &tencent::CAM);
    assert_eq!(
        english::message(&found),
        "This is a CloudFormation template of AWS, and no policy could be read from it. In line 12 there is a tag that is not understood."
    );
}
