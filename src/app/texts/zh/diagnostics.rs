//! Findings in a policy text, in Chinese: one sentence a code, complete by the compiler.

use charter_policy::{Code, Diagnostic};

use crate::ui::spacing::Line;

/// One sentence that says what is wrong.
pub(super) fn message(diagnostic: &Diagnostic) -> String {
    let (template, hint) = sentence(diagnostic.code);
    let mut text = fill(template, diagnostic);
    if !diagnostic.param(1).is_empty() {
        text.push_str(&fill(hint, diagnostic));
    }
    if diagnostic.code == Code::DocumentWrapped && !diagnostic.param(3).is_empty() {
        text.push_str(&fill(WRAPPED_KIND, diagnostic));
    }
    text
}

/// Puts the parameters in the place of `{0}`, `{1}`…
fn fill(template: &str, diagnostic: &Diagnostic) -> String {
    let mut line = Line::default();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        line.add(before);
        let (number, after) = after.split_once('}').unwrap_or((after, ""));
        let param = number.parse().map_or("", |index| diagnostic.param(index));
        line.add(word(diagnostic.code, param));
        rest = after;
    }
    line.add(rest);
    line.text()
}

/// Parameters that are words of our own, not of the text that was checked.
fn word(code: Code, param: &str) -> &str {
    let ours = matches!(
        code,
        Code::DocumentNotObject
            | Code::DocumentWrapped
            | Code::DocumentUnread
            | Code::JsonEncodingKnown
            | Code::LanguageOther
            | Code::ElementType
            | Code::StatementType
            | Code::OperatorKeyType
            | Code::JsonControlCharacter
            | Code::JsonQuoteInString
            | Code::JsonBadSpace
            | Code::InvisibleCharacter
            | Code::SizeOver
            | Code::SizeWithSpaces
            | Code::SizeNear
            | Code::KindOther
            | Code::KindForeign
    );
    match param {
        _ if !ours => param,
        "a policy of a user, group or role" => "用户、用户组或角色的策略",
        "a role's trust policy" => "角色的信任策略",
        "a bucket's policy" => "存储桶策略",
        "an identity policy" => "身份策略",
        "an IAM policy" => "IAM 策略",
        "a user-defined policy" => "自定义策略",
        "a service control policy" => "服务管控策略",
        "an agency's trust policy" => "信任委托的信任策略",
        "a request or an answer of an API" => "API 的请求或响应",
        "a string with a policy in it" => "包含策略的字符串",
        "a URL-encoded text" => "经过 URL 编码的文本",
        "Terraform" => "Terraform 代码",
        "a heredoc or a string of code" => "heredoc 或代码中的字符串",
        "YAML" => "YAML 文本",
        "an object of Python" => "Python 对象",
        "an object of JavaScript or TypeScript" => "JavaScript 或 TypeScript 对象",
        "an object of Python or JavaScript" => "Python 或 JavaScript 对象",
        "HTML-escaped text" => "经过 HTML 转义的文本",
        "a template of Terraform" => "Terraform 模板",
        "an expression that decides the policy" => "决定策略内容的表达式",
        "a template directive that decides the policy" => "决定策略内容的模板指令",
        "GBK, Big5 or another double-byte encoding" => "GBK、Big5 或其他双字节",
        "a tab in the indentation" => "用于缩进的制表符",
        "a tag that is not understood" => "无法识别的标签",
        "an alias without its anchor" => "没有对应锚点的别名",
        "more repetitions by aliases than are read" => "过多的别名重复",
        "a merge key (<<)" => "合并键（<<）",
        "a value over several lines" => "跨行的值",
        "brackets that are not understood" => "无法识别的括号内容",
        "something that is not understood" => "无法识别的内容",
        "a CloudFormation template of AWS" => "AWS 的 CloudFormation 模板",
        "a text around a policy" => "夹带策略的其他文本",
        "Tencent Cloud" => "腾讯云",
        "Huawei Cloud" => "华为云",
        "NAVER Cloud" => "NAVER Cloud",
        "AWS" => "AWS",
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
        "a character that joins or parts others" => "零宽连接符",
        "a character that turns the direction of text" => "文字方向控制符",
        "string" => "字符串",
        "number" => "数字",
        "date" => "日期",
        "boolean" => "布尔值",
        "binary" => "二进制",
        "IP address" => "IP 地址",
        "spaces not counted" => "不计空白",
        "spaces counted" => "计入空白",
        "without the space between its parts" => "不计各部分之间的空白",
        other => other,
    }
}

/// What is added to the sentence of a wrapped policy where the parameter `{3}` is known.
const WRAPPED_KIND: &str = "它是{3}。";

const MEAN: &str = "是否应为“{1}”？";

/// The sentence, and what is added to it where the parameter `{1}` is known.
#[rustfmt::skip]
fn sentence(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::JsonEmpty => ("文本为空。", ""),
        Code::JsonEncoding => ("字节 {0} 不是 UTF-8 编码。", ""),
        Code::JsonEncodingKnown => ("字节是 {0} 编码，不是 UTF-8。", ""),
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
        Code::JsonQuoteInString => ("字符串内部出现引号：“{0}”。", "这里似乎是{1}，外面不能加引号。"),
        Code::JsonFullWidth => ("此处 JSON 需要“{1}”，而不是“{0}”。", ""),
        Code::JsonUnquoted => ("“{0}”必须加双引号。", ""),
        Code::JsonUnterminatedString => ("字符串 {0} 未闭合。", ""),
        Code::JsonControlCharacter => ("字符串中不能直接包含{0}，必须转义。", ""),
        Code::JsonBadEscape => ("“{0}”不是 JSON 的转义序列。", ""),
        Code::JsonBadNumber => ("“{0}”不是 JSON 数字。", ""),
        Code::JsonBadSpace => ("JSON 不支持这种空白字符（{0}）。", ""),
        Code::JsonTooDeep => ("括号嵌套超过 {0} 层。", ""),
        Code::DocumentNotObject => ("策略应为花括号中的对象，此处却是{0}。", ""),
        Code::DocumentSeveral => ("一个文档是一个策略，此处却是包含 {0} 个策略的列表。", ""),
        Code::DocumentWrapped => ("这是{0}，不是策略本身。", "策略位于“{1}”{2}。"),
        Code::DocumentTemplate => ("其中的策略含有 {1} 个模板表达式（如“{0}”），按原样保留。", ""),
        Code::DocumentUnread => ("这是{0}，无法从中读出策略。", "第 {2} 行有{1}。"),
        Code::DocumentError => ("这是 API 报告错误（{0}）的响应，不是策略。", "它可能是权限拒绝。"),
        Code::DocumentEmpty => ("这是 API 的请求或响应，其中的策略为空：“{0}”没有内容。", ""),
        Code::LanguageOther => ("这是{0}的策略，不属于所选的策略类型。", "其语言版本为 {1}。"),
        Code::DuplicateKey => ("“{0}”在此对象中出现了两次。", ""),
        Code::DuplicateKeyCase => ("“{0}”与“{1}”只有大小写不同。", ""),
        Code::ElementUnknown => ("此处没有元素“{0}”。", MEAN),
        Code::ElementCase => ("元素“{0}”在文档中写作“{1}”。", ""),
        Code::KeySpace => ("键“{0}”中有空格。", ""),
        Code::ElementCombination => ("“{0}”不能与“{1}”同时使用。", ""),
        Code::ElementMissing => ("此处缺少“{0}”。", ""),
        Code::ElementType => ("“{0}”的值应为{1}。", ""),
        Code::ElementNull => ("“{0}”为 null，视为未填写。", ""),
        Code::EmptyList => ("“{0}”的列表为空。", ""),
        Code::EmptyCondition => ("“{0}”中没有条件。", ""),
        Code::Placeholder => ("“{0}”像是未填写的占位符。", ""),
        Code::FullWidthPunctuation => ("“{0}”是全角字符。", MEAN),
        Code::InvisibleCharacter => ("值中含有{0}。", ""),
        Code::SizeOver => ("策略有 {0} 个字符（{2}），上限为 {1}。", ""),
        Code::SizeWithSpaces => ("策略有 {0} 个字符（{2}），上限为 {1}。压缩后有 {3} 个。", ""),
        Code::SizeNear => ("策略已用 {0} 个字符（{2}），上限为 {1}。", ""),
        Code::VersionMissing => ("缺少版本：请写“{0}”。", ""),
        Code::VersionInvalid => ("“{0}”不是此语言的版本。", "可用的版本是字符串 {1}。"),
        Code::KindOther => ("此文档按{0}的写法编写，请按该类型检查。", ""),
        Code::KindForeign => ("{1}中不应出现“{0}”。", ""),
        Code::PrincipalNotAllowed => ("此类策略不写委托主体（principal）。", ""),
        Code::PrincipalInvalid => ("“{0}”不是委托主体（principal）的类型。", ""),
        Code::PrincipalMissing => ("语句未说明针对谁：缺少“{0}”。", ""),
        Code::PrincipalFormat => ("“{0}”的写法不正确。", "应形如 {1}。"),
        Code::PrincipalWildcard => ("委托主体（principal）中不能使用通配符：“{0}”。", ""),
        Code::PrincipalAny => ("“{0}”代表所有人，包括没有账号的人。", ""),
        Code::EmptyPrincipal => ("“{0}”没有写明任何人。", ""),
        Code::StatementMissing => ("策略没有语句（statement）。", ""),
        Code::StatementEmpty => ("语句列表为空。", ""),
        Code::StatementType => ("语句应为花括号中的对象，此处却是{0}。", ""),
        Code::SidEmpty => ("语句的名称为空。", ""),
        Code::SidInvalid => ("“{0}”可能不能作为语句的名称。", "稳妥的字符：{1}。"),
        Code::SidDuplicate => ("第 {1} 条语句已使用名称“{0}”。", ""),
        Code::StatementRedundant => ("第 {0} 条语句已包含此内容。", ""),
        Code::EffectMissing => ("语句没有效力（effect）。", ""),
        Code::EffectInvalid => ("“{0}”不是效力（effect）：请使用 {2} 或 {3}。", MEAN),
        Code::EffectCase => ("效力“{0}”在文档中写作“{1}”。", ""),
        Code::AllowWithCondition => ("在此类策略中，允许语句不能带条件。", ""),
        Code::AllowResource => ("在此类策略中，允许语句针对所有资源：请写“*”而不是“{0}”。", ""),
        Code::AllowNotAction => ("在此类策略中，“{0}”只能用于拒绝语句。", ""),
        Code::NotResource => ("此类策略不支持“{0}”。", ""),
        Code::AllowAll => ("此语句允许对所有资源执行所有操作。", ""),
        Code::AllowAllBut => ("“{0}”允许其余的一切，包括将来新增的操作。", ""),
        Code::AllowService => ("对所有资源允许“{0}”，等于开放整个云服务。", ""),
        Code::PassRoleAny => ("对所有资源允许“{0}”，即可把任意角色传递给服务。", ""),
        Code::AllowEscalation => ("对所有资源拥有“{0}”的人可以给自己任何权限。", "还需要“{1}”。"),
        Code::AllowSensitive => ("对所有资源允许“{0}”，可能破坏账号的保护措施。", ""),
        Code::ActionMissing => ("语句没有操作（action）。", ""),
        Code::ActionMalformed => ("“{0}”没有写成 {1} 的形式。", ""),
        Code::ActionSpace => ("操作“{0}”中有空格。", ""),
        Code::ActionJoined => ("“{0}”在一个字符串中写了多个操作。", ""),
        Code::ActionServiceUnknown => ("没有名为“{0}”的云服务。", MEAN),
        Code::ActionCase => ("“{0}”的大小写与云厂商的写法不同，可能不生效。", "云厂商写作“{1}”。"),
        Code::ActionUnknown => ("“{0}”不对应任何已知的操作。", MEAN),
        Code::ActionWildcardService => ("“{0}”涉及名称匹配“{1}”的所有云服务。", ""),
        Code::ActionWildcardPlace => ("在此类策略中，通配符只能单独使用或放在末尾，不能出现在“{0}”中间。", ""),
        Code::ActionWildcardPart => ("在此类策略中，通配符可能只能单独使用或放在末尾，不能出现在“{0}”中间。", ""),
        Code::ActionScope => ("“{0}”与“{1}”不能写在同一个策略中：一个属于全局级服务，另一个属于项目级服务。", ""),
        Code::ActionResource => ("就已知的情况而言，“{0}”不作用于这些资源。", "它作用于形如 {1} 的资源。"),
        Code::RelatedActionMissing => ("“{0}”缺少所需的操作：{1}。", ""),
        Code::ActionRedundant => ("“{0}”已被“{1}”包含。", ""),
        Code::ResourceMissing => ("语句没有资源（resource）。", ""),
        Code::ResourceSegments => ("资源应为 {1} 段或“*”，此处有 {0} 段。", ""),
        Code::ResourcePrefix => ("资源以“{1}”开头，而不是“{0}”。", ""),
        Code::ResourceDomain => ("云平台“{0}”不存在。", "可用的有 {1}。"),
        Code::ResourceProject => ("第二段应留空，此处为“{0}”。", ""),
        Code::ResourceService => ("没有名为“{0}”的云服务。", MEAN),
        Code::ResourceServiceCase => ("云服务“{0}”应写作“{1}”。", ""),
        Code::ResourceRegion => ("“{0}”不是地域。", MEAN),
        Code::ResourceAccount => ("“{0}”不是账号。", "账号形如 {1}。"),
        Code::ResourceAccountKind => ("{2} 的资源所属账号写作“{1}…”，而不是“{0}…”。", ""),
        Code::ResourceType => ("{2} 没有已知的“{0}”类资源。", MEAN),
        Code::ResourceName => ("{0} 类资源的名称应写作 {1}。", ""),
        Code::ResourceRegionUnused => ("{1} 的资源不分地域，“{0}”可能不匹配任何资源。", ""),
        Code::ResourceAccountUnused => ("{1} 的资源不写账号，“{0}”可能不匹配任何资源。", ""),
        Code::ResourceRegionMissing => ("{0} 的资源属于地域：请写明地域，或写 *。", ""),
        Code::ResourceSpace => ("资源“{0}”中有空格。", ""),
        Code::ResourceRedundant => ("“{0}”已被“{1}”包含。", ""),
        Code::OperatorUnknown => ("没有条件运算符“{0}”。", MEAN),
        Code::OperatorIfExist => ("“{0}”不存在：它会永远成立。请写“{1}”。", ""),
        Code::OperatorSeveral => ("“{0}”只能有一个值。", ""),
        Code::OperatorKeyType => ("“{0}”不适用于“{1}”，后者的值是{2}类型。", ""),
        Code::QualifierMissing => ("请求中“{0}”可能有多个值：请在运算符前加“{1}:”。", ""),
        Code::QualifierForAll => ("请求没有任何值时，“{0}”也可能成立。", ""),
        Code::QualifierSingle => ("请求没有“{1}”时“{0}”也可能成立，而这个键最多只有一个值。", ""),
        Code::QualifierNull => ("“{0}”在此不起作用。", ""),
        Code::NegativeWithoutIfExist => ("请求缺少此键时，这条拒绝可能不会生效。若应生效，请写“{1}”。", ""),
        Code::WildcardWithoutLike => ("“{0}”把 * 当作普通字符。", "匹配通配符请用“{1}”。"),
        Code::ConditionKeySpace => ("条件键“{0}”中有空格。", ""),
        Code::ConditionKeyMalformed => ("“{0}”不是条件键的写法：应为前缀、冒号和名称。", MEAN),
        Code::ConditionKeyWildcard => ("“{0}”连同星号是一个键：键中不能使用通配符。", ""),
        Code::ConditionKeyUnknown => ("没有已知的条件键“{0}”。", MEAN),
        Code::ConditionKeyCase => ("条件键“{0}”在文档中写作“{1}”。", ""),
        Code::ConditionKeyName => ("“{0}”后面缺少名称：应写作“{1}”。", ""),
        Code::ConditionKeyLegacy => ("“{0}”已由“{1}”取代。", ""),
        Code::ConditionKeyIrrelevant => ("此语句没有“{1}”的操作，请求中可能不会有“{0}”。", ""),
        Code::ConditionKeyPair => ("“{0}”要与“{1}”一起使用才安全。", ""),
        Code::ConditionKeyTag => ("对“{1}”的请求不带标签，因此没有“{0}”。", ""),
        Code::ValueNotNumber => ("“{0}”不是数字。", ""),
        Code::ValueNotDate => ("“{0}”不是日期；请写成 2026-01-31T08:00:00Z 的形式。", ""),
        Code::ValueNotBool => ("“{0}”既不是“true”也不是“false”。", ""),
        Code::ValueNotIp => ("“{0}”不是 IP 地址或网段。", ""),
        Code::ValueNotBinary => ("“{0}”不是 base64。", ""),
        Code::ValueNotTag => ("“{0}”不是标签：请写成 {1} 的形式。", ""),
        Code::ValueNotId => ("“{0}”的写法不是 {1}。", ""),
        Code::ValueType => ("“{0}”按字符串比较：请加引号。", ""),
        Code::DateZone => ("“{0}”没有说明时区。", "UTC 时间写作“{1}”。"),
        Code::ValueRedundant => ("“{0}”已被“{1}”包含。", ""),
        Code::IpHostBits => ("“{0}”表示整个网段 {1}。", ""),
        Code::IpPrivate => ("“{0}”是内网地址；互联网请求不会来自它。", ""),
        Code::IpPrivateNegated => ("“{0}”不会豁免任何互联网请求：它们不会来自内网地址。", ""),
        Code::IpPrivatePart => ("“{0}”是内网地址：互联网请求只会来自旁边的公网地址。", ""),
        Code::VariableMalformed => ("“{0}”不是变量的写法：应为美元符号加花括号中的名称。", ""),
        Code::VariableEscaped => ("“{0}”中残留了模板的转义符：应为“{1}”。", ""),
        Code::VariableUnknown => ("没有已知的变量“{0}”。", MEAN),
        Code::VariableMisplaced => ("“{0}”在此处不会被替换。", ""),
    }
}
