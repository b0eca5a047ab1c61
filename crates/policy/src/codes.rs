//! The stable codes of all findings.

use std::fmt;

use crate::diagnostic::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// The stable code of a finding. It never changes its meaning; texts, severities and fixes may. The page
        /// `CHECKS.md` beside the README has a wrong and a right example of each.
        ///
        /// Parameters of [`crate::Diagnostic::params`] are given as `{0}`, `{1}`…; one that names the nearest
        /// known word may be empty.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The code as it is printed and stored, such as `effect-invalid`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// The severity, unless a profile says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // The text as JSON.
    /// The text is empty.
    JsonEmpty = "json-empty", Error;
    /// The bytes are not UTF-8. `{0}` the offending byte in hexadecimal.
    JsonEncoding = "json-encoding", Error;
    /// The bytes are those of another encoding than UTF-8. `{0}` its name.
    JsonEncodingKnown = "json-encoding-known", Error;
    /// The document begins with a byte order mark.
    JsonByteOrderMark = "json-byte-order-mark", Warning;
    /// Something is where it is not allowed. `{0}` the text found.
    JsonUnexpected = "json-unexpected", Error;
    /// A comma is missing before `{0}`.
    JsonMissingComma = "json-missing-comma", Error;
    /// A colon, and perhaps a value, is missing before `{0}`.
    JsonMissingColon = "json-missing-colon", Error;
    /// A value is missing before `{0}`.
    JsonMissingValue = "json-missing-value", Error;
    /// A key in quotes is missing before `{0}`.
    JsonMissingKey = "json-missing-key", Error;
    /// A comma comes before a closing bracket.
    JsonTrailingComma = "json-trailing-comma", Error;
    /// A comma has nothing before it.
    JsonExtraComma = "json-extra-comma", Error;
    /// The text ends before a bracket is closed. `{0}` the bracket, `{1}` its line.
    JsonUnclosed = "json-unclosed", Error;
    /// A bracket is closed by the wrong one. `{0}` found, `{1}` expected.
    JsonMismatchedClose = "json-mismatched-close", Error;
    /// More text follows the document.
    JsonTrailingText = "json-trailing-text", Error;
    /// JSON has no comments.
    JsonComment = "json-comment", Error;
    /// A string is written in quotes other than `"`. `{0}` the quote.
    JsonWrongQuote = "json-wrong-quote", Error;
    /// A quote is inside a string. `{0}` what is written there, `{1}` what is in quotes, if that is a list or an
    /// object.
    JsonQuoteInString = "json-quote-in-string", Error;
    /// A full-width character is used as punctuation. `{0}` found, `{1}` expected.
    JsonFullWidth = "json-full-width", Error;
    /// A word is written without quotes. `{0}` the word.
    JsonUnquoted = "json-unquoted", Error;
    /// A string has no closing quote.
    JsonUnterminatedString = "json-unterminated-string", Error;
    /// A string holds a raw control character. `{0}` its name.
    JsonControlCharacter = "json-control-character", Error;
    /// A string holds an unknown escape. `{0}` the escape.
    JsonBadEscape = "json-bad-escape", Error;
    /// A number is written in a way JSON does not know. `{0}` the number.
    JsonBadNumber = "json-bad-number", Error;
    /// A space that JSON does not know. `{0}` its name.
    JsonBadSpace = "json-bad-space", Error;
    /// Brackets are nested deeper than `{0}` levels.
    JsonTooDeep = "json-too-deep", Error;

    // The document and its elements.
    /// The document is not an object. `{0}` what it is.
    DocumentNotObject = "document-not-object", Error;
    /// Policies are in a list, where a document is one of them. `{0}` how many.
    DocumentSeveral = "document-several", Error;
    /// The text is no policy but holds one. `{0}` what it is, `{1}` where in it the policy is, `{2}` which of
    /// several that is, such as ` (1/3)`, `{3}` what such a policy is called, where the text around it tells.
    DocumentWrapped = "document-wrapped", Error;
    /// The policy in the text holds expressions of a template. `{0}` the first, `{1}` how many.
    DocumentTemplate = "document-template", Warning;
    /// The text is in another notation than JSON, in which no policy could be read. `{0}` what it is, `{1}` what is in the way
    /// and `{2}` the number of its line, if they are known.
    DocumentUnread = "document-unread", Error;
    /// The text is an answer of an API that reports an error. `{0}` its code, `{1}` something where it seems to be a denial.
    DocumentError = "document-error", Error;
    /// The text is a request or an answer of an API whose policy is null or an empty text. `{0}` the name of the policy there.
    DocumentEmpty = "document-empty", Error;
    /// The policy is written in another language than the one it is read in. `{0}` the vendor's cloud, `{1}` the version
    /// where that cloud has several, `{2}` the name of the language and `{3}` that of the kind of policy, if they are known.
    LanguageOther = "language-other", Error;
    /// A key appears twice in one object. `{0}` the key.
    DuplicateKey = "duplicate-key", Error;
    /// Two keys of one object differ only in case. `{0}` the second, `{1}` the first.
    DuplicateKeyCase = "duplicate-key-case", Error;
    /// The language has no such element. `{0}` the element, `{1}` the nearest known one.
    ElementUnknown = "element-unknown", Error;
    /// An element is spelt in another case than the documentation's. `{0}` found, `{1}` documented.
    ElementCase = "element-case", Suggestion;
    /// A key of the language holds a space. `{0}` the key.
    KeySpace = "key-space", Error;
    /// Two elements exclude each other. `{0}` the second, `{1}` the first.
    ElementCombination = "element-combination", Error;
    /// An element that must be there is missing. `{0}` the element.
    ElementMissing = "element-missing", Error;
    /// An element has a value of the wrong type. `{0}` the element, `{1}` what it takes.
    ElementType = "element-type", Error;
    /// An element that may be left out is null, as APIs answer it. `{0}` the element.
    ElementNull = "element-null", Suggestion;
    /// A list is empty. `{0}` whose.
    EmptyList = "empty-list", Warning;
    /// A condition is empty. `{0}` whose.
    EmptyCondition = "empty-condition", Suggestion;
    /// A placeholder of a template was left in. `{0}` the placeholder.
    Placeholder = "placeholder", Warning;
    /// A value contains a full-width character. `{0}` found, `{1}` probably meant.
    FullWidthPunctuation = "full-width-punctuation", Error;
    /// A value contains a control character, or another that nobody sees. `{0}` its name.
    InvisibleCharacter = "invisible-character", Warning;
    /// The document is larger than allowed. `{0}` counted, `{1}` allowed, `{2}` what was counted.
    SizeOver = "size-over", Error;
    /// The document is larger than allowed if the vendor counts the space between its parts, which no page says. `{0}`
    /// counted with it, `{1}` allowed, `{2}` what was counted, `{3}` counted without it.
    SizeWithSpaces = "size-with-spaces", Warning;
    /// The document is nearly as large as allowed. `{0}` counted, `{1}` allowed, `{2}` what was counted.
    SizeNear = "size-near", Suggestion;
    /// The version is missing. `{0}` the one to write.
    VersionMissing = "version-missing", Error;
    /// The version is none of the language. `{0}` found, `{1}` those accepted.
    VersionInvalid = "version-invalid", Error;
    /// The document is written like another kind of policy. `{0}` what such a policy is called, `{1}` the kind's name,
    /// `{2}` that of the language.
    KindOther = "kind-other", Error;
    /// An action or a resource belongs to no policy of this kind. `{0}` found, `{1}` what such a policy is called.
    KindForeign = "kind-foreign", Warning;
    /// The principal element is not allowed in this kind of policy.
    PrincipalNotAllowed = "principal-not-allowed", Error;
    /// A principal is of no known kind. `{0}` found.
    PrincipalInvalid = "principal-invalid", Error;
    /// A statement names no principal where one is needed. `{0}` the element.
    PrincipalMissing = "principal-missing", Error;
    /// A principal is not written as its kind is. `{0}` found, `{1}` how it is written.
    PrincipalFormat = "principal-format", Error;
    /// A principal contains a wildcard. `{0}` the principal.
    PrincipalWildcard = "principal-wildcard", Error;
    /// Everybody is allowed something without a condition. `{0}` the principal.
    PrincipalAny = "principal-any", Security;
    /// A principal element is empty. `{0}` the element.
    EmptyPrincipal = "empty-principal", Suggestion;

    // Statements.
    /// The statement element is missing.
    StatementMissing = "statement-missing", Error;
    /// There is no statement in the list.
    StatementEmpty = "statement-empty", Error;
    /// A statement is not an object. `{0}` what it is.
    StatementType = "statement-type", Error;
    /// The name of a statement is empty.
    SidEmpty = "sid-empty", Suggestion;
    /// The name of a statement holds characters that it perhaps cannot. `{0}` the name, `{1}` those that are safe.
    SidInvalid = "sid-invalid", Warning;
    /// Two statements have the same name. `{0}` the name, `{1}` the number of the first, from 1.
    SidDuplicate = "sid-duplicate", Error;
    /// Another statement already says this. `{0}` its number, from 1.
    StatementRedundant = "statement-redundant", Suggestion;
    /// The effect is missing.
    EffectMissing = "effect-missing", Error;
    /// The effect is none of the language. `{0}` found, `{1}` the nearest known one, `{2}` and `{3}` those
    /// there are.
    EffectInvalid = "effect-invalid", Error;
    /// The effect is spelt in another case. `{0}` found, `{1}` documented.
    EffectCase = "effect-case", Suggestion;
    /// A statement of this kind of policy allows only without a condition.
    AllowWithCondition = "allow-with-condition", Error;
    /// A statement of this kind of policy allows only on all resources. `{0}` the resource.
    AllowResource = "allow-resource", Error;
    /// A statement of this kind of policy cannot allow all actions but some. `{0}` the element.
    AllowNotAction = "allow-not-action", Error;
    /// A statement of this kind of policy cannot speak of all resources but some. `{0}` the element.
    NotResource = "not-resource", Error;
    /// A statement allows every action on every resource without a condition.
    AllowAll = "allow-all", Security;
    /// A statement allows everything but some actions, without a condition. `{0}` the element.
    AllowAllBut = "allow-all-but", Security;
    /// A statement allows every action of a service on every resource. `{0}` the action.
    AllowService = "allow-service", Suggestion;
    /// A statement allows to pass any role to a service. `{0}` the action.
    PassRoleAny = "pass-role-any", Security;
    /// An allow with which one can give himself more permissions. `{0}` the action, `{1}` what it takes along with it.
    AllowEscalation = "allow-escalation", Security;
    /// An allow of an action that opens, hides or destroys what protects others. `{0}` the action.
    AllowSensitive = "allow-sensitive", Security;

    // Actions.
    /// The action is missing.
    ActionMissing = "action-missing", Error;
    /// An action has not the form of actions. `{0}` the action, `{1}` the form, such as `service:Action`.
    ActionMalformed = "action-malformed", Error;
    /// An action holds a space. `{0}` the action.
    ActionSpace = "action-space", Error;
    /// Several actions are in one string. `{0}` the string.
    ActionJoined = "action-joined", Error;
    /// A service name is one letter from a known one. `{0}` found, `{1}` known.
    ActionServiceUnknown = "action-service-unknown", Warning;
    /// An action is spelt in another case than the vendor's. `{0}` the action, `{1}` the vendor's spelling.
    ActionCase = "action-case", Warning;
    /// No known action is meant. `{0}` the action, `{1}` the nearest known one.
    ActionUnknown = "action-unknown", Warning;
    /// The service of an action holds a wildcard. `{0}` the action, `{1}` the service.
    ActionWildcardService = "action-wildcard-service", Suggestion;
    /// A wildcard is within an action where it is allowed only at the end. `{0}` the action.
    ActionWildcardPlace = "action-wildcard-place", Error;
    /// A wildcard ends a part of an action that is not the last one, which no page of the vendor says or shows.
    /// `{0}` the action.
    ActionWildcardPart = "action-wildcard-part", Warning;
    /// Actions of global services and of those in regions are in one policy. `{0}` the action, `{1}` the other.
    ActionScope = "action-scope", Error;
    /// No resource of the statement is of a type that the action takes. `{0}` the action, `{1}` a resource that it takes.
    ActionResource = "action-resource", Warning;
    /// A changing action is allowed without the actions that it needs. `{0}` the action, `{1}` those that are missing.
    RelatedActionMissing = "related-action-missing", Warning;
    /// An action is covered by another of the statement. `{0}` the action, `{1}` the other.
    ActionRedundant = "action-redundant", Suggestion;

    // Resources.
    /// The resource is missing.
    ResourceMissing = "resource-missing", Error;
    /// A resource has too few segments. `{0}` how many, `{1}` how many are needed.
    ResourceSegments = "resource-segments", Error;
    /// A resource does not begin with the language's prefix. `{0}` found, `{1}` expected.
    ResourcePrefix = "resource-prefix", Error;
    /// The segment of the vendor's cloud names none. `{0}` found, `{1}` those there are.
    ResourceDomain = "resource-domain", Error;
    /// The project segment is not empty. `{0}` found.
    ResourceProject = "resource-project", Error;
    /// The service of a resource is missing, malformed or one letter off. `{0}` found, `{1}` the nearest known one.
    ResourceService = "resource-service", Warning;
    /// The service of a resource is spelt in another case. `{0}` found, `{1}` expected.
    ResourceServiceCase = "resource-service-case", Error;
    /// The region segment is no region. `{0}` found, `{1}` the nearest known one.
    ResourceRegion = "resource-region", Error;
    /// The account segment is neither empty nor an account. `{0}` found, `{1}` how one looks.
    ResourceAccount = "resource-account", Error;
    /// The account is written as that of other services' resources. `{0}` the prefix found, `{1}` the one of the
    /// service, `{2}` the service.
    ResourceAccountKind = "resource-account-kind", Warning;
    /// The service has no such type of resources. `{0}` the type, `{1}` the nearest known one, `{2}` the
    /// service.
    ResourceType = "resource-type", Warning;
    /// A resource's name has not the parts that its type needs. `{0}` the type, `{1}` the parts.
    ResourceName = "resource-name", Warning;
    /// A region is given where the service has none. `{0}` the region, `{1}` the service.
    ResourceRegionUnused = "resource-region-unused", Warning;
    /// An account is given where the service names none. `{0}` the account, `{1}` the service.
    ResourceAccountUnused = "resource-account-unused", Warning;
    /// The region is left out although the service has regions. `{0}` the service.
    ResourceRegionMissing = "resource-region-missing", Warning;
    /// A resource holds a space. `{0}` the resource.
    ResourceSpace = "resource-space", Error;
    /// A resource is covered by another of the statement. `{0}` the resource, `{1}` the other.
    ResourceRedundant = "resource-redundant", Suggestion;

    // Conditions.
    /// The language has no such operator. `{0}` found, `{1}` the nearest known one.
    OperatorUnknown = "operator-unknown", Error;
    /// An operator that takes no if-exists form has one. `{0}` found, `{1}` without it.
    OperatorIfExist = "operator-if-exist", Error;
    /// An operator that compares with one value has several. `{0}` the operator.
    OperatorSeveral = "operator-several", Error;
    /// The operator compares another type than the key has. `{0}` operator, `{1}` key, `{2}` the key's type.
    OperatorKeyType = "operator-key-type", Warning;
    /// A key with several values in a request is compared without a qualifier. `{0}` key, `{1}` qualifier.
    QualifierMissing = "qualifier-missing", Warning;
    /// A qualifier that is also true when the request has no value. `{0}` the qualifier.
    QualifierForAll = "qualifier-for-all", Security;
    /// A qualifier for keys with several values is used with one that has a single value. `{0}` the qualifier, `{1}` the key.
    QualifierSingle = "qualifier-single", Security;
    /// A qualifier is used with the operator that asks whether the key is there. `{0}` the qualifier.
    QualifierNull = "qualifier-null", Suggestion;
    /// A negative comparison in a deny never applies when the key is missing. `{0}` operator, `{1}` the if-exists form.
    NegativeWithoutIfExist = "negative-without-if-exist", Security;
    /// An operator that compares literally has a pattern. `{0}` operator, `{1}` the one for patterns.
    WildcardWithoutLike = "wildcard-without-like", Warning;
    /// A condition key holds a space. `{0}` the key.
    ConditionKeySpace = "condition-key-space", Error;
    /// A condition key lacks its prefix, or its name. `{0}` the key, `{1}` the one that is probably meant.
    ConditionKeyMalformed = "condition-key-malformed", Warning;
    /// A condition key contains a wildcard. `{0}` the key.
    ConditionKeyWildcard = "condition-key-wildcard", Error;
    /// No such key is known. `{0}` the key, `{1}` the nearest known one.
    ConditionKeyUnknown = "condition-key-unknown", Warning;
    /// A condition key is spelt in another case than the documentation's. `{0}` found, `{1}` documented.
    ConditionKeyCase = "condition-key-case", Warning;
    /// A condition key lacks the name that must follow it. `{0}` the key, `{1}` how it is written.
    ConditionKeyName = "condition-key-name", Error;
    /// The key has been replaced. `{0}` the key, `{1}` its successor.
    ConditionKeyLegacy = "condition-key-legacy", Suggestion;
    /// A condition key belongs to a service of which the statement has no action. `{0}` the key, `{1}` its service.
    ConditionKeyIrrelevant = "condition-key-irrelevant", Warning;
    /// A condition key protects only together with another. `{0}` the key, `{1}` the other.
    ConditionKeyPair = "condition-key-pair", Security;
    /// A condition on tags for actions of a service that has none. `{0}` the key, `{1}` the service.
    ConditionKeyTag = "condition-key-tag", Security;
    /// The value is no number. `{0}` the value.
    ValueNotNumber = "value-not-number", Error;
    /// The value is no date. `{0}` the value.
    ValueNotDate = "value-not-date", Error;
    /// The value is neither true nor false. `{0}` the value.
    ValueNotBool = "value-not-bool", Error;
    /// The value is no IP address or range. `{0}` the value.
    ValueNotIp = "value-not-ip", Error;
    /// The value is not base64. `{0}` the value.
    ValueNotBinary = "value-not-binary", Error;
    /// The value of a tag key is not `key&value`. `{0}` the value, `{1}` its form.
    ValueNotTag = "value-not-tag", Warning;
    /// The value is no ID of the kind that the key holds. `{0}` found, `{1}` how one looks.
    ValueNotId = "value-not-id", Warning;
    /// A number or a boolean is used where a string is compared. `{0}` the value.
    ValueType = "value-type", Suggestion;
    /// A date leaves its zone open. `{0}` the date, `{1}` the same in UTC.
    DateZone = "date-zone", Suggestion;
    /// A value is covered by another of the condition. `{0}` the value, `{1}` the other.
    ValueRedundant = "value-redundant", Suggestion;
    /// A range's address has bits beyond its prefix. `{0}` the range, `{1}` the network.
    IpHostBits = "ip-host-bits", Suggestion;
    /// A private address as the source of a request. `{0}` the range.
    IpPrivate = "ip-private", Warning;
    /// Only private addresses are excepted. `{0}` the range.
    IpPrivateNegated = "ip-private-negated", Warning;
    /// A private address is listed beside public ones. `{0}` the range.
    IpPrivatePart = "ip-private-part", Suggestion;
    /// A variable is not written `${name}`. `{0}` the text.
    VariableMalformed = "variable-malformed", Error;
    /// A variable or a directive still has the escape of a template. `{0}` found, `{1}` what is meant.
    VariableEscaped = "variable-escaped", Warning;
    /// No such variable is known. `{0}` found, `{1}` the nearest known one.
    VariableUnknown = "variable-unknown", Warning;
    /// A variable is used where none is replaced. `{0}` the variable.
    VariableMisplaced = "variable-misplaced", Warning;
}

impl Code {
    /// Whether it is about the text as JSON, not about the policy.
    pub fn is_syntax(self) -> bool {
        self.as_str().starts_with("json-")
    }

    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
