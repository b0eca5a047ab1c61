use crate::ui::spacing::joined;
use charter_policy::decide::{
    Boundary, Exemption, FaultKind, Holds, InOrganization, Outcome, Request, RequestPart, Spelling,
    Unsure,
};
use charter_policy::denial::{At, Breadth, Kind, OtherDenial, Relaxation, Situation};

use crate::app::texts::denied::{DeniedTexts, LevelName, listed};
use crate::ui::words::group;

pub static TEXTS: DeniedTexts = DeniedTexts {
    title: "权限诊断：粘贴错误信息",
    text: "查看是哪条语句阻止了请求，以及放行它的最小修改。仅在本浏览器中读取，不会发送任何内容。",
    error: "收到的错误信息",
    error_hint: "可以是提示文字、JSON 响应或一行日志。没有的话，请在下方填写请求。",
    not_permission: "这与策略无关",
    not_permission_text: "调用者未被识别：密钥、签名、时钟或二次验证有问题。没有检查任何策略，修改策略也无济于事。",
    another_vendor: "这是其他云厂商的错误信息",
    another_vendor_text: "此处无法判断该厂商的策略。请粘贴腾讯云、华为云或 NAVER Cloud 的错误信息。",
    other_reason: "拒绝另有原因",
    other_reason_text: "例如未开通服务，或防盗链规则。修改策略无济于事。",
    no_denial: "这段文字没有提到缺少权限",
    no_denial_text: "如果确实是权限错误，请在下方填写请求。",
    nothing_read: "缺少权限，但文字中没有写明操作",
    nothing_read_text: "请在下方按策略中的写法填写操作。",
    masked: "这段文字中的操作或资源有部分被遮盖或截断，或列出了多个资源。请在下方填写完整的一个。",
    others: |others| {
        let named = listed(others, "；", other_denial);
        joined!(
            "文字中还有 {} 个被拒绝的请求，此处未作分析：{}。请逐一粘贴。",
            group(others.len()),
            named
        )
    },
    mentioned: |actions| {
        let named = listed(actions, "、", other_denial);
        joined!(
            "文字中提到 {} 个操作：{}。请填写要分析的一个。",
            group(actions.len()),
            named
        )
    },
    shortened: "文字很长，只读取了开头和结尾。",
    encoded: "这段文字包含只有云厂商才能解码的信息。",
    request: "请求",
    request_text: "取自错误信息。可以更正，或补充其中没有的内容。",
    action: "操作",
    resource: "资源",
    resource_hint: "留空时，与资源有关的部分视为未知。",
    owner: "资源所属账号",
    owner_hint: "无论由谁发起，都以该账号的边界为准。",
    caller: "请求者",
    callers: &[
        ("member", "用户或角色"),
        ("root", "成员的主账号"),
        ("management", "管理账号"),
        ("service", "服务相关角色"),
    ],
    own_policies: "请求者的策略（可选）",
    own_policies_hint: "不填时只判断组织的边界：边界可以阻止请求，但从不授予权限。",
    own_policy: "请求者的策略",
    answer: "阻止原因",
    needs_action: "请粘贴错误信息，或填写操作。",
    needs_own_action: "如需诊断其他请求，请填写操作。",
    needs_account: "请选择资源所属账号，或粘贴请求者的策略。",
    is_off: "服务管控策略未开启，组织不会阻止该请求。粘贴请求者的策略即可判断。",
    management_owns: "资源属于管理账号：无论由谁发起，边界都不适用。",
    is_management: "这是管理账号，边界对其不适用。粘贴请求者的策略即可判断。",
    not_a_member: "该账号不是组织成员，组织的边界不适用。粘贴请求者的策略即可判断。",
    refused: |name| format!("“{name}”有错误"),
    refused_text: "云厂商不接受的策略不产生任何效力。请先修正其中的错误。",
    outcome: |outcome| match outcome {
        Outcome::Allowed => "允许",
        Outcome::NotBlocked => "未被阻止",
        Outcome::ExplicitDeny => "拒绝",
        Outcome::ImplicitDeny => "未获允许",
        Outcome::Unknown => "视情况而定",
    },
    sentence,
    statement: |number, policy| joined!("{}的第 {} 条语句", policy, number),
    holds: |holds| match holds {
        Holds::Yes => "成立",
        Holds::No => "不成立",
        Holds::Unknown => "未知",
    },
    resource_first: "请先填写资源：错误信息没有完整给出它，此时提出的修改会影响更大的范围。",
    no_step: "没有找到能放行该请求的单项修改。",
    steps: "最小修改",
    step,
    consequence,
    also_at: |levels| joined!("同一策略也绑定在{}。", levels.join("、")),
    unbound_wherever: "解绑后，该策略不再对其下的每个账号生效；解绑前会列出这些账号。",
    to_answer: "查看原因",
    wherever: "该修改对其下的每个账号生效；保存前会列出这些账号。",
    after: |outcome| {
        match outcome {
            Outcome::Allowed => "已试算：修改后该请求被允许。",
            Outcome::NotBlocked => "已试算：修改后组织不再阻止该请求，但仍须请求者自己的策略允许。",
            Outcome::Unknown => "已试算：修改后该请求不再必然被拒绝，其余取决于未知内容。",
            _ => "已试算：修改后该请求仍被阻止。",
        }
        .to_owned()
    },
    open_with_change: "打开策略并应用此修改",
    open_policy: "打开策略",
    unsure: "其他未知因素",
    unsure_of,
    fault: |fault, dialect| {
        let key = format!("条件键“{}”", fault.written);
        let part = match fault.part {
            RequestPart::Action => "操作",
            RequestPart::Resource => "资源",
            RequestPart::Principal => "委托主体",
            RequestPart::Key => &key,
        };
        match (fault.kind, fault.part) {
            (FaultKind::Form, RequestPart::Key) => {
                joined!("{}的大小写与云厂商的写法不一致。", part)
            }
            (FaultKind::Empty, RequestPart::Key) => "有一个条件键为空。".to_owned(),
            (FaultKind::Invisible, _) => joined!("{}中有看不见的字符。", part),
            (FaultKind::Pattern, _) => joined!("一次请求只有一个{}，不含通配符和变量。", part),
            (FaultKind::Space, _) => joined!("{}中有多余的空格。", part),
            (FaultKind::Empty, _) => joined!("{}有一段为空。", part),
            (FaultKind::Form, RequestPart::Action) => {
                format!("操作的写法是 {}。", dialect.actions.example())
            }
            (FaultKind::Form, _) => joined!("{}的写法不符合该语言的格式。", part),
        }
    },
    keys: "取决于",
    keys_text: "错误信息中没有的内容。请填写请求当时的值。",
    not_sent: "请求中没有该条件键",
};

fn other_denial(other: &OtherDenial) -> String {
    match (other.action.as_deref(), other.resource.as_deref()) {
        (Some(action), Some(resource)) => joined!("对 {} 执行 {}", resource, action),
        (action, resource) => action.or(resource).unwrap_or_default().to_owned(),
    }
}

fn unsure_of(unsure: &Unsure) -> String {
    let text = match unsure {
        Unsure::Value { key } => return format!("{key} 的值无法与条件比较。"),
        Unsure::Permission { name } => return format!("权限 {name} 包含哪些操作未公开。"),
        Unsure::Spelling { spelling, written } => return spelled(*spelling, written),
        Unsure::Action => "操作的写法不是“service:Name”。",
        Unsure::Resource => "资源的写法不符合该语言的格式。",
        Unsure::ResourceUntold => "请求的是哪个资源。",
        Unsure::RegionUntold => "资源位于哪个地域。",
        Unsure::EmptySegment => "策略中资源的空段是什么含义，官方文档没有说明。",
        Unsure::EmptyList => "策略中的空列表是什么含义，官方文档没有说明。",
        Unsure::Variable => "资源的这一段是否替换变量，官方文档没有说明。",
        Unsure::Owner => "策略属于哪个账号。",
        Unsure::Principal => "请求由谁发起。",
    };
    text.to_owned()
}

fn spelled(spelling: Spelling, written: &str) -> String {
    match spelling {
        Spelling::Case => {
            format!("策略写作“{written}”，是否区分大小写，官方文档没有说明。")
        }
        Spelling::Account => {
            format!("“{written}”是否是同一账号的另一个编号，只有策略所属的账号才能确定。")
        }
        Spelling::Region => {
            format!("“{written}”是哪个地域：两个名称中有一个没有公布对应的地域代码。")
        }
        Spelling::Name => format!("“{written}”是否是同一资源的另一个名称，无从得知。"),
        Spelling::Directory => {
            format!("“{written}”是否包含此资源：官方文档没有说明该服务的目录规则。")
        }
        Spelling::Key => format!("“{written}”是否就是请求中另一名称的条件键，无从得知。"),
        Spelling::Identity => {
            format!("“{written}”是否包含请求者，官方文档没有说明。")
        }
    }
}

fn sentence(decided: &InOrganization, level: LevelName<'_>, judged: bool) -> String {
    match (&decided.boundary, &decided.identity) {
        (Boundary::DeniedAt { level: at, .. }, _) => joined!("{}的一条语句拒绝了它。", level(*at)),
        (Boundary::NothingAllowsAt { level: at, .. }, _) => {
            joined!("{}没有任何语句允许它。", level(*at))
        }
        (Boundary::Unknown { level: at, .. }, _) => {
            joined!("绑定到{}的策略无法确定结果。", level(*at))
        }
        (_, Some(own)) => match own.outcome {
            Outcome::ExplicitDeny => "请求者策略的一条语句拒绝了它。",
            Outcome::ImplicitDeny => "请求者的策略没有任何语句允许它。",
            Outcome::Unknown => "请求者的策略无法确定结果。",
            _ if judged => "请求者的策略允许它，且没有边界阻止。",
            _ => "请求者的策略允许它；未判断组织的边界。",
        }
        .to_owned(),
        (Boundary::Exempt(exempt), None) => match exempt {
            Exemption::ServiceLinkedRole => "边界不适用于服务相关角色。",
            Exemption::ManagementAccount => "边界不适用于管理账号。",
            Exemption::MemberRoot => "边界不适用于主账号。",
        }
        .to_owned(),
        (Boundary::NotBlocked, None) => {
            "没有任何一级阻止它。是否允许取决于请求者自己的策略。".to_owned()
        }
    }
}

fn step(step: &Relaxation, request: &Request, situation: &Situation) -> String {
    let name = match step.name.as_str() {
        "" => "一条策略".to_owned(),
        name => format!("“{name}”"),
    };
    let policy = match step.at {
        At::Level(level) => {
            let level = situation.levels.get(level);
            joined!(
                "{}的{}",
                level.map_or("", |level| level.name.as_str()),
                name
            )
        }
        At::Identity => name,
    };
    let (action, resource) = (request.action(), step.resource.as_str());
    let number = step.statement.map_or(1, |statement| statement + 1);
    match &step.kind {
        Kind::AddStatement => {
            joined!(
                "在{}中增加一条语句，允许对 {} 执行 {}。",
                policy,
                resource,
                action
            )
        }
        Kind::AddPolicy => joined!("增加{}，其中一条语句允许 {}。", policy, action),
        Kind::ExceptAction {
            is_kept_elsewhere, ..
        } => {
            let kept = match is_kept_elsewhere {
                true => "，并以单独的语句继续拒绝它对其他资源的操作",
                false => "",
            };
            joined!(
                "从{}的第 {} 条语句中去掉 {}{}。",
                policy,
                number,
                action,
                kept
            )
        }
        Kind::ExceptResource => joined!("从{}的第 {} 条语句中去掉 {}。", policy, number, resource),
        Kind::RemoveEntries(entries) => joined!(
            "从{}的第 {} 条语句中去掉 {}。",
            policy,
            number,
            entries.join("、")
        ),
        Kind::RemoveStatement => joined!("删除{}的第 {} 条语句。", policy, number),
        Kind::Unbind => joined!("解绑{}：它没有其他内容。", policy),
    }
}

fn consequence(step: &Relaxation, request: &Request) -> String {
    let (action, resource) = (request.action(), step.resource.as_str());
    match step.breadth {
        Breadth::Request => "不会放行其他请求。".to_owned(),
        Breadth::AsListed => "不会放行目录所列的其他操作。".to_owned(),
        Breadth::Pattern => format!("{action} 将对 {resource} 所指的全部资源放行。"),
        Breadth::Action if step.statement.is_none() => format!("{action} 将对全部资源放行。"),
        Breadth::Action => format!("{action} 将对该语句的全部资源放行。"),
        Breadth::Resource => format!("该语句的全部操作将对 {resource} 放行。"),
        Breadth::Entries => "这些条目所指的内容将全部放行：没有找到更小的例外。".to_owned(),
        Breadth::Statement => "该语句所拒绝的内容将全部放行：没有找到更小的例外。".to_owned(),
    }
}
