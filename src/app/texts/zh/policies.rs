use crate::app::texts::Language;
use crate::app::texts::policies::*;
use crate::ui::spacing::joined;
use crate::ui::words::group;
use charter_policy::Severity;

pub static TEXTS: PolicyTexts = PolicyTexts {
    language: Language::Chinese,
    title: "服务管控策略",
    policy: "策略",
    policies: |policies| format!("{} 条策略", group(policies)),
    name: "名称",
    kind: "类型",
    custom: "自定义",
    system: "系统",
    description: "描述",
    policy_id: "策略 ID",
    created_at: "创建时间",
    modified: "更新时间",
    department: "部门",
    member: "成员",
    comma: "，",
    yes: "是",
    no: "否",
    duplicate: "复制为新策略",
    to_the_policy: "查看策略",
    policy_to_target: |policy, target| format!("{policy} – {target}"),
    policy_syntax: "策略语法",
};

pub static REFUSAL: RefusalTexts = RefusalTexts {
    system: "系统策略由厂商预设，可查看和绑定，但不能编辑或删除。可复制为新策略后自行修改。",
    system_view_only: "系统策略不能编辑",
    disabled: "服务管控策略未开启，请先开启。",
    bound: |targets| format!("已绑定 {} 个目标，请先解绑。", group(targets)),
    because_of: |policy, reason| format!("{policy}：{reason}"),
    select_first: "请先选择行",
    feature_is_off: "服务管控策略未开启",
    feature_is_off_text: "您可以编写和检查策略；开启后才能保存。输入的内容会保留在此标签页中。",
    to_the_switch: "前往开启",
};

pub static LIST: ListTexts = ListTexts {
    text: "限定各部门和成员的账号可以执行的操作。策略在绑定的节点及其所有下级节点生效。",
    bound_targets: "绑定目标数",
    bound_yes_no: "已绑定",
    findings: "检查结果",
    checking: "检查中……",
    not_checked: "未检查",
    worst: |severity| match severity {
        Severity::Error => "错误",
        Severity::Security => "安全警告",
        Severity::Warning => "警告",
        Severity::Suggestion => "建议",
    },
    severity_count: |severity, found| match severity {
        Severity::Error => format!("{} 个错误", group(found)),
        Severity::Security => format!("{} 个安全警告", group(found)),
        Severity::Warning => format!("{} 个警告", group(found)),
        Severity::Suggestion => format!("{} 个建议", group(found)),
    },
    actions_for: |policy| format!("{policy} 的操作"),
    bindings_and_versions: "查看绑定",
    empty_title: "暂无策略",
    empty_text: "策略规定部门或成员下的账号可以或不可以执行的操作。",
};

pub static FEATURE: FeatureTexts = FeatureTexts {
    label: "服务管控策略",
    loading: "正在读取状态……",
    on_text: "每个部门和成员至少绑定一条策略。",
    off_text: "服务管控策略已关闭：所有策略均不生效。可查看策略，但不能新建、编辑或绑定。",
    enable_title: "开启服务管控策略？",
    enable_confirm: "开启服务管控策略",
    enable_binds: |departments, members| {
        format!(
            "FullQcloudAccess 将绑定到 {} 个部门和 {} 个成员，允许对所有资源执行所有操作。",
            group(departments),
            group(members)
        )
    },
    enable_without: |targets| {
        format!(
            "其中 {} 个目标之前未绑定它。随后可恢复之前的绑定，并将其从这些目标解绑。",
            group(targets)
        )
    },
    enable_later: "之后新增的部门或成员也会自动绑定该策略。",
    enable_nothing_forbidden: |accounts| {
        format!(
            "{} 个账号将受管控；在您绑定自己的策略之前，不会禁止任何操作。",
            group(accounts)
        )
    },
    enabled: "已开启服务管控策略",
    disable_title: "关闭服务管控策略？",
    disable_confirm: "关闭服务管控策略",
    disable_unbinds: |bindings, full_access, departments, members| {
        format!(
            "将从 {} 个部门和 {} 个成员上解除 {} 个绑定：FullQcloudAccess 的 {} 个，您的策略的 {} 个。",
            group(departments),
            group(members),
            group(bindings),
            group(full_access),
            group(bindings.saturating_sub(full_access))
        )
    },
    disable_without: |targets| {
        format!(
            "{} 个目标未绑定 FullQcloudAccess，再次开启后也会绑定；恢复绑定时可将其解绑。",
            group(targets)
        )
    },
    disable_accounts: |accounts| {
        format!(
            "{} 个账号将不再受任何策略限制：CAM 允许的操作可立即执行。",
            group(accounts)
        )
    },
    disable_keeps: "不会删除任何策略。再次开启时会将 FullQcloudAccess 绑定到所有部门和成员，并可选择恢复您的策略的绑定。",
    disabled: "已关闭服务管控策略",
};

pub static RESTORE: RestoreTexts = RestoreTexts {
    offer: |bindings| format!("可恢复关闭前的 {} 个绑定", group(bindings)),
    offer_text: "关闭时已解除这些绑定；开启时仅将 FullQcloudAccess 绑定到了所有部门和成员。",
    open: "恢复……",
    title: "恢复之前的绑定？",
    text: "以下为关闭服务管控策略前的状态，请选择需要恢复的内容。",
    confirm: |bindings| format!("恢复 {} 个绑定", group(bindings)),
    done: |bindings, unbound| match (bindings, unbound) {
        (_, 0) => format!("已恢复 {} 个绑定", group(bindings)),
        (0, targets) => format!("已将 FullQcloudAccess 从 {} 个目标解绑", group(targets)),
        (_, targets) => format!(
            "已恢复 {} 个绑定，并将 FullQcloudAccess 从 {} 个目标解绑",
            group(bindings),
            group(targets)
        ),
    },
    done_some: |done, all| format!("已恢复 {} 项中的 {} 项", group(all), group(done)),
    unbinds: |targets| {
        format!(
            "将 FullQcloudAccess 从之前未绑定它的 {} 个目标解绑",
            group(targets)
        )
    },
    unbinds_hint: |targets| {
        format!("{targets}。开启时也绑定到了这些目标；如果保留，允许的操作会比之前更多。")
    },
    unbinds_only: |targets| format!("从 {} 个目标解绑", group(targets)),
    without: |targets| format!("FullQcloudAccess 之前未绑定到 {} 个目标", group(targets)),
    without_text: "开启时也绑定到了这些目标；如果保留，允许的操作会比之前更多。",
    former_bindings: "之前的绑定",
};

pub static BINDING: BindingTexts = BindingTexts {
    governs: |accounts, departments| {
        format!(
            "共管控 {} 个部门中的 {} 个账号。绑定在目标节点及其所有下级节点生效。",
            group(departments),
            group(accounts)
        )
    },
    title: "绑定管理",
    text: "绑定在目标节点及其所有下级节点生效。",
    targets: "部门和成员",
    target: "目标",
    target_kind: "目标类型",
    target_id: "目标 ID",
    path: "路径",
    departments_below: "下级部门",
    accounts_governed: "管控账号",
    since: "绑定时间",
    empty_title: "尚未绑定",
    empty_text: "策略绑定到部门或成员后才会生效。",
    targets_count: |targets| format!("{} 个目标", group(targets)),
    names_and_more: |names, more| match more {
        0 => names.to_owned(),
        more => format!("{names}，以及另外 {} 个", group(more)),
    },
};

pub static BIND: BindTexts = BindTexts {
    action: "绑定",
    open: "绑定……",
    title: |policy| format!("将 {policy} 绑定到部门和成员"),
    several_title: |policies| format!("将 {} 条策略绑定到部门和成员", group(policies)),
    to: |target| format!("绑定到 {target}"),
    to_several: |targets| format!("绑定到 {} 个目标", group(targets)),
    hint: "请选择部门或成员。绑定前，此处会显示受影响的账号。",
    here_title: |target| format!("将策略绑定到 {target}"),
    these: |policies| format!("绑定 {policies}"),
    choose_policies: "请先选择策略",
    choose_targets: "请先选择部门或成员",
    done: |policy, target| format!("已将 {policy} 绑定到 {target}"),
    done_some: |policy, done, all| {
        format!(
            "已绑定 {policy}：{} 个绑定中的 {} 个",
            group(all),
            group(done)
        )
    },
};

pub static UNBIND: UnbindTexts = UnbindTexts {
    action: "解绑",
    title: |policy, target| format!("将 {policy} 从 {target} 解绑？"),
    several_title: |policy, targets| format!("将 {policy} 从 {} 个目标解绑？", group(targets)),
    from: |target| format!("从 {target} 解绑"),
    from_several: |targets| format!("从 {} 个目标解绑", group(targets)),
    done: |policy, target| format!("已将 {policy} 从 {target} 解绑"),
    system_title: "账号可能无法访问任何资源",
    system_text: "每一层级未被任何策略允许的操作都会被拒绝。解绑后，仅目标上其余策略允许的操作可用。",
    last_policy: |target| format!("{target} 没有其他策略"),
    last_policy_several: |targets| format!("以下目标没有其他策略：{targets}"),
    last_policy_some: |targets| format!("没有其他策略的目标将保持绑定：{targets}"),
    last_policy_note: "部门或成员的最后一条策略不能解绑。",
    last_policy_what_to_do: "请先为其绑定其他策略。",
};

pub static DELETION: DeletionTexts = DeletionTexts {
    action: "删除",
    title: |policies| format!("删除 {policies}？"),
    confirm: |policies| format!("删除 {policies}"),
    text: "未绑定任何目标，因此不影响任何账号。",
    done: |policies, deleted| match deleted {
        1 => format!("已删除 {policies}"),
        _ => format!("已删除 {} 条策略", group(deleted)),
    },
};

pub static VERSIONS: VersionsTexts = VersionsTexts {
    title: "历史版本",
    version: |number| format!("版本 {number}"),
    column: "版本",
    current: "当前",
    saved_at: "保存时间",
    saved_by: "操作者",
    made_by: "来源",
    name_then: "当时的名称",
    action: |action| {
        match action {
            "CreatePolicy" => "新建",
            "UpdatePolicy" => "编辑",
            "UndoChange" => "撤销",
            other => other,
        }
        .to_owned()
    },
    reverted_to: |number| format!("恢复到版本 {number}"),
    empty_title: "没有历史版本",
    empty_text: "此后每次保存的内容都会显示在这里。",
    empty_of_system: "系统策略不会在此变更。",
    compare: "比较版本",
    compare_from: "从",
    compare_to: "到",
};

pub static REVERT: RevertTexts = RevertTexts {
    to: |number| format!("恢复到版本 {number}"),
    title: |policy, number| format!("将 {policy} 恢复到版本 {number}？"),
    current: "已是当前版本",
    text: "名称、描述和内容将恢复为当时的状态。变更会在所有绑定处立即生效，并产生一个新版本。",
    diff: "恢复将变更的内容",
    done: |policy, number| format!("已将 {policy} 恢复到版本 {number}"),
};

pub static EDITOR: PolicyEditorTexts = PolicyEditorTexts {
    size: |used, limit| format!("{} / {} 个字符", group(used), group(limit)),
    place: |line, column| format!("第 {line} 行，第 {column} 列"),
    keys: "Ctrl 空格显示建议，Ctrl I 显示说明，Ctrl F 查找；F8 和 Shift F8 浏览检查结果，Ctrl . 修复光标处的问题。",
    fix: "修复",
    unwrap: "提取策略",
    check_as: |cloud, kind| joined!("按{}的{}检查", cloud, kind),
    name_taken: |name| format!("已从策略外层的文本取得名称“{name}”"),
    empty_hint: "编写或粘贴策略，检查结果会立即显示在这里。也可以从以下示例开始：",
    nothing_found_hint: "没有发现问题：内容符合此处检查的所有规则。",
};

pub static EXAMPLES: ExamplesTexts = ExamplesTexts {
    logs: "禁止删除日志",
    role_service: "允许云服务扮演角色",
    role_account: "允许其他账号扮演角色",
    bucket_user: "允许用户读取一个目录",
    bucket_https: "禁止不使用 HTTPS 的访问",
    network: "禁止来自指定网络以外的访问",
    trail: "任何人不得关闭审计",
    playbooks: "审核安全云脑的剧本",
    directory: "查看单点登录的用户",
    allow: "允许所有操作",
};

pub static WRITING: WritingTexts = WritingTexts {
    step_text: "策略语法",
    step_name: "名称和描述",
    next_anyway: "带错误继续",
    text_missing: "请先添加语句，或编写、粘贴策略。",
    text_has_errors: |errors| format!("内容有 {} 个错误", group(errors)),
    text_has_errors_hint: "服务会拒绝这样的策略。按 F8 可定位到第一个错误。",
    unfinished: "有内容已填写，但尚未成为策略的一部分",
    unfinished_text: "例如没有值的条件，或尚未添加的资源。请完成或移除；继续会将其略去。",
    name_hint: "可包含中文、英文字母、数字和下划线。",
    name_empty: "请输入策略名称。",
    name_too_long: |used, limit| format!("名称有 {used} 个字符，最多允许 {limit} 个。"),
    name_character: |found| match found {
        ' ' => "名称不能包含空格，可使用下划线。".to_owned(),
        found => format!("名称不能包含“{found}”。"),
    },
    description_hint: |used, limit| format!("{used} / {limit} 字节；一个汉字占 3 字节。"),
    description_too_long: |used, limit| format!("描述有 {used} 字节，最多允许 {limit} 字节。"),
    draft_proposed: "已写入建议的修改",
    draft_proposed_text: "尚未保存。请检查后保存或放弃。",
};

pub static CREATING: CreatingTexts = CreatingTexts {
    title: "新建策略",
    text: "策略绑定到部门或成员后才会生效。",
    review: |policy, size, limit| {
        let creates = match policy {
            "" => "新建一个自定义策略，名称尚未填写。".to_owned(),
            policy => format!("新建自定义策略 {policy}。"),
        };
        joined!(
            "{}策略语法为 {} / {} 个字符。策略尚未绑定，不影响任何账号。",
            creates,
            group(size),
            group(limit)
        )
    },
    done: |policy| format!("已新建 {policy}"),
    next: "绑定后才会生效：请使用页面顶部的“绑定……”。",
};

pub static EDITING: EditingTexts = EditingTexts {
    action: "编辑",
    title: "编辑策略",
    title_of: |policy| format!("编辑 {policy}"),
    text: "变更会在所有绑定处立即生效。",
    diff: "已保存的内容与新内容",
    review: |policy, bound, accounts| match bound {
        0 => format!("保存 {policy}。策略未绑定，不影响任何账号。"),
        bound => {
            let reach = accounts.map_or_else(String::new, |accounts| {
                format!("，管控 {} 个账号", group(accounts))
            });
            joined!(
                "保存 {}，该策略已绑定 {} 个目标{}。内容变更生效前会显示受影响的账号。",
                policy,
                group(bound),
                reach
            )
        }
    },
    done: |policy| format!("已保存 {policy}"),
    save: "保存",
    question: |policy| format!("保存 {policy}？"),
    takes_effect: "新内容会在所有绑定处立即生效。",
    save_for_accounts: |accounts| format!("为 {} 个账号保存", group(accounts)),
};

pub static CONFLICT: ConflictTexts = ConflictTexts {
    title: "该策略已被其他人修改",
    text: "未保存任何内容，您的输入不会丢失。",
    legend: "标有 − 的行为对方的内容，标有 + 的行为您的内容。",
    diff: "对方与您的内容",
    theirs: "对方",
    mine: "您",
    go_on_editing: "继续编辑",
    take_theirs: "采用对方的内容",
    keep_mine: "保留我的内容并保存",
    took_theirs: "已采用对方的内容",
    bring_mine_back: "恢复我的内容",
};

pub static CHECK: CheckTexts = CheckTexts {
    title: "检查策略",
    text: "在浏览器中即时检查，不会发送任何内容。文本会保留到此标签页关闭为止。",
    profile: "用途",
    cloud: "云厂商",
    kind_recognized: "已根据文本识别。如果不是，请选择其他类型。",
    clouds: &[
        ("tencent", "腾讯云"),
        ("huawei", "华为云"),
        ("naver", "NAVER Cloud"),
    ],
    kinds: &[
        ("tencent", "scp", "服务管控策略", "限定成员可执行的操作。"),
        (
            "tencent",
            "cam",
            "CAM 策略",
            "为用户、用户组和角色授予权限。",
        ),
        ("tencent", "trust", "角色信任策略", "规定谁可以扮演角色。"),
        (
            "tencent",
            "bucket",
            "存储桶策略",
            "规定谁可以对 COS 存储桶执行哪些操作。",
        ),
        (
            "huawei",
            "5.0",
            "身份策略（5.0）",
            "为用户、用户组和委托授予权限。",
        ),
        (
            "huawei",
            "5.0-trust",
            "信任策略（5.0）",
            "规定谁可以切换到信任委托。",
        ),
        ("huawei", "1.1", "IAM 策略（1.1）", "以旧版语法授予权限。"),
        (
            "huawei",
            "scp-2025-12",
            "服务控制策略",
            "按 2025 年 12 月起的规则限定账号。",
        ),
        (
            "huawei",
            "scp-2024-11",
            "服务控制策略（2024）",
            "按 2024 年 11 月的规则限定账号。",
        ),
        ("naver", "user", "用户自定义策略", "为子账号授予操作权限。"),
    ],
    clear: "清空",
    create_from_this: "用此内容新建策略",
};
