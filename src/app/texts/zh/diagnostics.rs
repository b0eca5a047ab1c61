//! Findings in a policy text, in Chinese: one sentence a code, complete by the compiler.

use charter_policy::{Code, Diagnostic};

/// One sentence that says what is wrong.
pub(super) fn message(diagnostic: &Diagnostic) -> String {
    let (template, hint) = sentence(diagnostic.code);
    let mut text = fill(template, diagnostic);
    if !diagnostic.param(1).is_empty() {
        text.push_str(&fill(hint, diagnostic));
    }
    text
}

/// Puts the parameters in the place of `{0}`, `{1}`…
fn fill(template: &str, diagnostic: &Diagnostic) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (number, after) = after.split_once('}').unwrap_or((after, ""));
        let param = number.parse().map_or("", |index| diagnostic.param(index));
        text.push_str(word(diagnostic.code, param));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Parameters that are words of our own, not of the text that was checked.
fn word(code: Code, param: &str) -> &str {
    let ours = matches!(
        code,
        Code::DocumentNotObject
            | Code::ElementType
            | Code::StatementType
            | Code::OperatorKeyType
            | Code::JsonControlCharacter
            | Code::JsonBadSpace
    );
    match param {
        _ if !ours => param,
        "an object" => "对象",
        "a list" => "列表",
        "a member" => "键值对",
        "a string" => "字符串",
        "a number" => "数字",
        "a boolean" => "布尔值",
        "nothing" => "空内容",
        "a value or a list of values" => "一个值或值的列表",
        "a string or a list of strings" => "一个字符串或字符串列表",
        "a line break" => "换行符",
        "a tab" => "制表符",
        "a no-break space" => "不间断空格",
        "a full-width space" => "全角空格",
        "a zero-width space" => "零宽空格",
        "a byte order mark" => "字节顺序标记",
        "string" => "字符串",
        "number" => "数字",
        "date" => "日期",
        "boolean" => "布尔值",
        "binary" => "二进制",
        "IP address" => "IP 地址",
        other => other,
    }
}

const MEAN: &str = "是否应为“{1}”？";

/// The sentence, and what is added to it where the parameter `{1}` is known.
#[rustfmt::skip]
fn sentence(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::JsonEmpty => ("文本为空。", ""),
        Code::JsonEncoding => ("字节 {0} 不是 UTF-8 编码。", ""),
        Code::JsonByteOrderMark => ("文档前有字节顺序标记（BOM）。", ""),
        Code::JsonUnexpected => ("此处不能出现“{0}”。", ""),
        Code::JsonMissingComma => ("{0} 之前缺少逗号。", ""),
        Code::JsonMissingColon => ("{0} 之前的键缺少冒号和值。", ""),
        Code::JsonMissingValue => ("{0} 之前缺少值。", ""),
        Code::JsonMissingKey => ("{0} 之前缺少带双引号的键。", ""),
        Code::JsonTrailingComma => ("右括号之前不能有逗号。", ""),
        Code::JsonExtraComma => ("多了一个逗号。", ""),
        Code::JsonUnclosed => ("第 {1} 行的“{0}”未闭合，文本就结束了。", ""),
        Code::JsonMismatchedClose => ("此处应以“{1}”闭合括号，而不是“{0}”。", ""),
        Code::JsonTrailingText => ("文档已结束，后面却还有文本。", ""),
        Code::JsonComment => ("JSON 不支持注释。", ""),
        Code::JsonWrongQuote => ("字符串要用英文双引号（\"），不能用 {0}。", ""),
        Code::JsonFullWidth => ("此处 JSON 需要“{1}”，而不是“{0}”。", ""),
        Code::JsonUnquoted => ("“{0}”必须加双引号。", ""),
        Code::JsonUnterminatedString => ("字符串 {0} 未闭合。", ""),
        Code::JsonControlCharacter => ("字符串中不能直接包含{0}，必须转义。", ""),
        Code::JsonBadEscape => ("“{0}”不是 JSON 的转义序列。", ""),
        Code::JsonBadNumber => ("“{0}”不是 JSON 数字。", ""),
        Code::JsonBadSpace => ("JSON 不支持这种空白字符（{0}）。", ""),
        Code::JsonTooDeep => ("括号嵌套超过 {0} 层。", ""),
        Code::DocumentNotObject => ("策略应为花括号中的对象，此处却是{0}。", ""),
        Code::DuplicateKey => ("“{0}”在此对象中出现了两次。", ""),
        Code::DuplicateKeyCase => ("“{0}”与“{1}”只有大小写不同。", ""),
        Code::ElementUnknown => ("此处没有元素“{0}”。", MEAN),
        Code::ElementCase => ("元素“{0}”在文档中写作“{1}”。", ""),
        Code::ElementType => ("“{0}”的值应为{1}。", ""),
        Code::EmptyList => ("“{0}”的列表为空。", ""),
        Code::EmptyCondition => ("“{0}”中没有条件。", ""),
        Code::Placeholder => ("“{0}”像是未填写的占位符。", ""),
        Code::FullWidthPunctuation => ("“{0}”是全角字符。", MEAN),
        Code::SizeOver => ("策略有 {0} 个字符（不计空白），上限为 {1}。", ""),
        Code::SizeNear => ("策略已用 {0} 个字符，上限为 {1}。", ""),
        Code::VersionMissing => ("缺少版本：请写“{0}”。", ""),
        Code::VersionInvalid => ("“{0}”不是此语言的版本。", "可用的版本是字符串 {1}。"),
        Code::PrincipalNotAllowed => ("此类策略不写委托主体（principal）。", ""),
        Code::PrincipalInvalid => ("“{0}”不是委托主体（principal）的类型。", ""),
        Code::StatementMissing => ("策略没有语句（statement）。", ""),
        Code::StatementEmpty => ("语句列表为空。", ""),
        Code::StatementType => ("语句应为花括号中的对象，此处却是{0}。", ""),
        Code::StatementRedundant => ("第 {0} 条语句已包含此内容。", ""),
        Code::EffectMissing => ("语句没有效力（effect）。", ""),
        Code::EffectInvalid => ("“{0}”不是效力（effect）：请使用 allow 或 deny。", MEAN),
        Code::EffectCase => ("效力“{0}”在文档中写作“{1}”。", ""),
        Code::AllowAll => ("此语句允许对所有资源执行所有操作。", ""),
        Code::PassRoleAny => ("对所有资源允许“{0}”，即可把任意角色传递给服务。", ""),
        Code::ActionMissing => ("语句没有操作（action）。", ""),
        Code::ActionMalformed => ("“{0}”没有写成 {1} 的形式。", ""),
        Code::ActionSpace => ("操作“{0}”中有空格。", ""),
        Code::ActionJoined => ("“{0}”在一个字符串中写了多个操作。", ""),
        Code::ActionServiceUnknown => ("没有名为“{0}”的云服务。", MEAN),
        Code::ActionUnknown => ("“{0}”不对应任何已知的操作。", MEAN),
        Code::ActionWildcardService => ("“{0}”涉及所有云服务的操作。", ""),
        Code::ActionRedundant => ("“{0}”已被“{1}”包含。", ""),
        Code::ResourceMissing => ("语句没有资源（resource）。", ""),
        Code::ResourceSegments => ("资源应为 {1} 段或“*”，此处有 {0} 段。", ""),
        Code::ResourcePrefix => ("资源以“{1}”开头，而不是“{0}”。", ""),
        Code::ResourceProject => ("第二段应留空，此处为“{0}”。", ""),
        Code::ResourceService => ("没有名为“{0}”的云服务。", MEAN),
        Code::ResourceServiceCase => ("云服务“{0}”应写作“{1}”。", ""),
        Code::ResourceRegion => ("“{0}”不是地域。", MEAN),
        Code::ResourceAccount => ("“{0}”不是账号：请留空，或写 uin/ 或 uid/ 加数字。", ""),
        Code::ResourceType => ("{2} 没有类型为“{0}”的资源。", MEAN),
        Code::ResourceName => ("{0} 类资源的名称应写作 {1}。", ""),
        Code::ResourceSpace => ("资源“{0}”中有空格。", ""),
        Code::ResourceRedundant => ("“{0}”已被“{1}”包含。", ""),
        Code::OperatorUnknown => ("没有条件运算符“{0}”。", MEAN),
        Code::OperatorIfExist => ("“{0}”不存在：它会永远成立。请写“{1}”。", ""),
        Code::OperatorKeyType => ("“{0}”不适用于“{1}”，后者的值是{2}类型。", ""),
        Code::QualifierMissing => ("请求中“{0}”可能有多个值：请在运算符前加“{1}：”。", ""),
        Code::QualifierForAll => ("请求没有任何值时，“{0}”也成立。", ""),
        Code::NegativeWithoutIfExist => ("请求缺少此键时，这条拒绝不会生效。若应生效，请写“{1}”。", ""),
        Code::WildcardWithoutLike => ("“{0}”把 * 当作普通字符。", "匹配通配符请用“{1}”。"),
        Code::ConditionKeySpace => ("条件键“{0}”中有空格。", ""),
        Code::ConditionKeyUnknown => ("没有全局条件键“{0}”。", MEAN),
        Code::ConditionKeyLegacy => ("“{0}”已由“{1}”取代。", ""),
        Code::ValueNotNumber => ("“{0}”不是数字。", ""),
        Code::ValueNotDate => ("“{0}”不是日期；请写成 2026-01-31T08:00:00Z 的形式。", ""),
        Code::ValueNotBool => ("“{0}”既不是“true”也不是“false”。", ""),
        Code::ValueNotIp => ("“{0}”不是 IP 地址或网段。", ""),
        Code::ValueNotBinary => ("“{0}”不是 base64。", ""),
        Code::ValueNotTag => ("“{0}”不是标签：请写成 key&value 的形式。", ""),
        Code::ValueRedundant => ("“{0}”出现了两次。", ""),
        Code::IpHostBits => ("“{0}”表示整个网段 {1}。", ""),
        Code::IpPrivate => ("“{0}”是内网地址；来自公网的请求不会使用它。", ""),
        Code::VariableMalformed => ("“{0}”不是变量的写法：应为美元符号加花括号中的名称。", ""),
        Code::VariableUnknown => ("没有变量“{0}”。", "可用的变量有 {1}。"),
        Code::VariableMisplaced => ("“{0}”在此处不会被替换。", ""),
    }
}
