use crate::app::texts::Language;
use crate::app::texts::organization::*;
use crate::ui::spacing::joined;
use crate::ui::words::group;
use charter_core::contract::{InvitationStatus, PermissionId};
use charter_core::domain::NameFault;
use charter_core::domain::organization::{MEMBER_NAME_CHARACTERS, NAME_CHARACTERS};

/// What is wrong with a name of so many characters at most.
fn name_fault(fault: NameFault, most: usize) -> String {
    match fault {
        NameFault::Empty => "请输入名称。".to_owned(),
        NameFault::TooLong => format!("名称最多 {most} 个字符。"),
        NameFault::Character(' ') => "名称不能包含空格。".to_owned(),
        NameFault::Character(c) => format!("名称不能包含“{c}”。"),
    }
}

pub static TEXTS: OrganizationTexts = OrganizationTexts {
    language: Language::Chinese,
    department: "部门",
    member: "成员",
    account_id: "账号 ID",
    member_name: "成员名称",
    description: "描述",
    column_department: "所属部门",
    payment_mode: "付费模式",
    self_pay: "自付费",
    pay_on_behalf: "代付费",
    finance_permissions: "成员财务授权",
    permission_name: |permission| match permission {
        PermissionId::ViewBills => "查看账单",
        PermissionId::ViewBalance => "查看余额",
        PermissionId::AllocateFunds => "资金划拨",
        PermissionId::ConsolidateBills => "合并出账",
        PermissionId::Invoice => "开票",
        PermissionId::InheritOffer => "优惠继承",
        PermissionId::PayOnBehalf => "代付费",
        PermissionId::CostAnalysis => "成本分析",
        PermissionId::BudgetManagement => "预算管理",
        PermissionId::SetCreditLimit => "信用额度设置",
    },
    comma: "、",
};

pub static DEPARTMENTS: DepartmentsTexts = DepartmentsTexts {
    title: "部门",
    text: "以树形展示组织架构，以及每个部门和成员上生效的策略。",
    tree: "部门和成员",
    search: "搜索部门和成员",
    search_placeholder: "名称或 ID",
    no_match_title: "没有匹配的部门或成员",
    no_match_text: "搜索范围为名称和 ID。",
    clear_search: "清除搜索",
    empty_title: "暂无部门",
    empty_text: "组织的部门和成员将显示在这里。",
    unknown_title: "不在此组织中",
    unknown_text: "该地址指向的部门或成员不属于或已不属于此组织。",
    to_root: "显示根部门",
    all: "全部部门",
};

pub static DETAILS: DetailsTexts = DetailsTexts {
    title: "详情",
    root_department: "根部门",
    department_id: "部门 ID",
    created: "创建时间",
    joined: "加入时间",
    joined_how: "加入方式",
    joined_created: "创建",
    joined_invited: "邀请",
    path: "路径",
    sub_departments: "子部门数",
    members_here: "成员数",
    accounts_below: "下属各级账号数",
    show_members: "在成员列表中查看",
};

pub static EDIT: EditTexts = EditTexts {
    action: "编辑名称和描述",
    title: |department| format!("编辑 {department}"),
    save: "保存",
    name: "部门名称",
    name_hint: "可使用中文、字母、数字和 +@&._[]-",
    name_fault: |fault| name_fault(fault, NAME_CHARACTERS),
    done: |department| format!("已保存 {department}"),
};

pub static ADD: AddTexts = AddTexts {
    action: "添加部门",
    below: "添加子部门",
    create: "创建部门",
    title: "添加部门",
    submit: "添加部门",
    parent: "上级部门",
    parent_fault: "请选择部门。",
    too_deep: |levels| format!("已是最深一级：根部门以下最多 {levels} 级。"),
    too_many: |departments| format!("子部门已达上限 {departments} 个。"),
    done: |department| format!("已添加 {department}"),
};

pub static DELETE: DeleteTexts = DeleteTexts {
    action: "删除",
    title: |department| format!("删除 {department}？"),
    confirm: "删除部门",
    text: "其中没有部门和成员。绑定到该部门的策略会随之解绑；发往该部门的待接受邀请需先取消。",
    root: "根部门不能删除。",
    not_empty: "请先移动或删除其中的部门和成员。",
    blockers: |blockers| format!("只能删除空部门。其中有 {} 个部门和成员。", group(blockers)),
    more: |blockers| format!("另有 {} 个", group(blockers)),
    done: |department| format!("已删除 {department}"),
};

pub static MOVE_DEPARTMENT: MoveDepartmentTexts = MoveDepartmentTexts {
    action: "移动……",
    title: |department| format!("移动 {department}"),
    text: |departments, accounts| {
        if (departments, accounts) == (0, 0) {
            return "移动后，该部门改为受新的上级部门的策略约束。".to_owned();
        }
        let (departments, accounts) = (group(departments), group(accounts));
        format!(
            "其下的 {departments} 个部门和 {accounts} 个账号随之移动，并改为受新的上级部门的策略约束。"
        )
    },
    target: "新的上级部门",
    choose: "请选择新的上级部门。",
    to: |department| format!("移动到 {department}"),
    root: "根部门不能移动。",
    inside: "属于要移动的部门",
    here: "已是其上级部门",
    too_deep: |levels| format!("超过 {levels} 级"),
    name_used: "已有同名部门",
    done: |department, target| format!("已将 {department} 移动到 {target}"),
};

pub static IN_FORCE: InForceTexts = InForceTexts {
    title: "生效的策略",
    bind: "绑定策略……",
    unbind: "解绑……",
    bound_here: "直接绑定",
    inherited_from: |department| format!("继承自 {department}"),
    root_level: "根",
    since: "绑定于",
    nothing_bound: "此层级未绑定任何策略，因此不允许任何操作。",
    how_judged: "这些策略如何共同判定",
    judged_upward: "鉴权从被访问资源所属账号开始，逐级向上直到根部门。",
    judged_deny: "任一层级有策略拒绝该操作，或没有策略允许该操作，请求即被拒绝，不再判定更高层级。",
    judged_allow: "只有每一层级都允许的操作才能通过，并继续进行账号自身的 CAM 权限鉴权。",
    judged_bounds: "服务管控策略只设定权限边界，不授予权限，且对服务相关角色不生效。",
    disabled_title: "服务管控策略已关闭",
    disabled_text: "组织内没有任何生效的策略。",
    disabled_link: "前往服务管控策略",
};

pub static NOT_MANAGER: NotManagerTexts = NotManagerTexts {
    what: "仅管理账号可以查看",
    why: "您当前操作的账号无权查看部门、成员及其绑定的策略。",
    what_to_do: "请切换为管理账号后查看。",
};

pub static MEMBERS: MembersTexts = MembersTexts {
    title: "成员",
    text: "组织内除管理账号外的所有账号。",
    name: "名称",
    path: "路径",
    updated: "修改时间",
    policies: "自身策略数",
    policies_hint: "直接绑定到成员的策略；其所属部门的策略同样生效。",
    file: "成员.csv",
    empty_title: "暂无成员",
    empty_text: "在组织中创建或接受邀请加入的账号将显示在这里。",
    to_departments: "前往部门",
};

pub static BASIC: BasicTexts = BasicTexts {
    text: "该账号所属的组织，或该账号收到的邀请。",
    organization: "组织",
    organization_id: "组织 ID",
    creator: "创建者",
    management_account: "管理账号 ID",
    created: "创建时间",
    joined: "加入时间",
    role: "该账号",
    is_management: "管理账号",
    root: "根部门 ID",
    outside: "该账号不属于任何组织",
    outside_text: "该账号可加入邀请了它的组织。加入后，邀请列表会隐藏，直至退出组织。",
    no_invitations: |days| format!("组织发来的邀请显示在此处，{days} 天内可以接受或拒绝。"),
    invited_by: |organization| joined!("来自{}的邀请", organization),
    expired: "邀请已过期，请让该组织重新邀请。",
    accept: "加入",
    accept_title: |organization| joined!("加入{}的组织？", organization),
    accept_text: "该账号会将邀请中列出的权限授予该组织，组织的服务管控策略会限制该账号可执行的操作。加入后不能撤销，能否退出由组织决定。",
    accepted: |organization| joined!("已加入{}的组织", organization),
    reject: "拒绝",
    reject_title: |organization| joined!("拒绝来自{}的邀请？", organization),
    reject_text: "该组织会看到邀请已被拒绝。此操作不能撤销；该组织可以重新邀请该账号。",
    rejected: |organization| joined!("已拒绝来自{}的邀请", organization),
};

pub static MEMBER_ACTIONS: MemberActionsTexts = MemberActionsTexts {
    actions: |member| format!("对 {member} 的操作"),
    select_first: "请先选择成员。",
};

pub static MEMBER_FIELDS: MemberFieldsTexts = MemberFieldsTexts {
    name_hint: "可使用中文、字母、数字和 +@&._[]-:,",
    name_fault: |fault| name_fault(fault, MEMBER_NAME_CHARACTERS),
    department_fault: "请选择部门。",
};

pub static EDIT_MEMBER: EditMemberTexts = EditMemberTexts {
    action: "编辑成员",
    title: |member| format!("编辑 {member}"),
    save: "保存成员",
    remark_fault: |characters| format!("描述最多 {characters} 个字符。"),
    done: |member| format!("已保存 {member}"),
};

pub static RELOCATE: RelocateTexts = RelocateTexts {
    action: "移动到部门",
    title: |member| format!("将 {member} 移动到其他部门"),
    several_title: |members| format!("将 {} 个成员移动到其他部门", group(members)),
    confirm: |department| format!("移动到 {department}"),
    to: "目标部门",
    text: "移动后，目标部门及其上级部门的策略对成员生效。直接绑定到成员的策略保持不变。",
    there: "请选择其他部门：这些成员已在该部门中。",
    done: |member, department| format!("已将 {member} 移动到 {department}"),
    several_done: |members, department| {
        format!("已将 {} 个成员移动到 {department}", group(members))
    },
};

pub static REMOVE: RemoveTexts = RemoveTexts {
    action: "移除成员",
    several: |members| format!("移除 {} 个成员", group(members)),
    title: |member| format!("从组织中移除 {member}？"),
    several_title: |members| format!("从组织中移除 {} 个成员？", group(members)),
    text: "移除后，成员不再显示在成员列表和所属部门中，组织的策略也不再对其生效。账号本身会保留，您可以重新邀请。",
    policies: |policies| match policies {
        [] => "没有直接绑定到该成员的服务管控策略。".to_owned(),
        policies => format!("以下策略将与其解绑：{}。", policies.join("、")),
    },
    several_policies: "直接绑定到这些成员的所有策略都将解绑，包括最后一个策略。",
    are_created: |created| {
        format!(
            "其中 {} 个成员是在组织中创建的，不能移除：这些成员会被拒绝，其余成员会被移除。",
            group(created)
        )
    },
    created: "在组织中创建的成员不能移除。",
    done: |member| format!("已从组织中移除 {member}"),
    several_done: |members| format!("已从组织中移除 {} 个成员", group(members)),
};

pub static INVITATIONS: InvitationsTexts = InvitationsTexts {
    title: "成员邀请记录",
    text: "受邀加入组织的账号及其处理结果。",
    file: "邀请记录.csv",
    empty_title: "暂无邀请",
    empty_text: "您邀请加入组织的账号将显示在这里。",
    actions: |member| format!("对 {member} 的邀请的操作"),
    show_details: "查看详情",
    select_first: "请先选择邀请。",
};

pub static INVITATION: InvitationTexts = InvitationTexts {
    kind: "邀请",
    id: "邀请 ID",
    status: "状态",
    status_name: |status| match status {
        InvitationStatus::Pending => "待处理",
        InvitationStatus::Accepted => "已接受",
        InvitationStatus::Invalid => "已拒绝或失效",
        InvitationStatus::Cancelled => "已取消",
        InvitationStatus::Expired => "已过期",
    },
    sent: "发送时间",
    expires: "到期时间",
    may_quit: "可主动退出",
    yes: "是",
    no: "否",
    unknown: "邀请不存在",
    unknown_text: "此地址来自其他浏览器的数据。",
};

pub static CANCEL: CancelTexts = CancelTexts {
    action: "取消邀请",
    several: |invitations| format!("取消 {} 个邀请", group(invitations)),
    title: |member| format!("取消对 {member} 的邀请？"),
    several_title: |invitations| format!("取消 {} 个邀请？", group(invitations)),
    text: "该账号将无法再通过此邀请加入组织，您可以重新邀请。",
    done: |member| format!("已取消对 {member} 的邀请"),
    several_done: |invitations| format!("已取消 {} 个邀请", group(invitations)),
    not_open: |member, status| format!("只能取消待处理的邀请。{member}：{status}。"),
};

pub static INVITE: InviteTexts = InviteTexts {
    title: "添加成员",
    text: "邀请正在使用的账号加入组织，对方接受后即成为成员。",
    step_account: "账号",
    step_finance: "财务",
    step_department: "部门与确认",
    account_hint: "与您实名主体相同或已关联的腾讯云主账号 ID。",
    account_fault: "请输入账号 ID，仅限数字。",
    permission_required: "所有成员必须授予此权限。",
    inherit_offer_hint: "要求与管理账号的实名主体相同。",
    self_pay_hint: "成员自行支付账单。",
    pay_on_behalf_hint: "由管理账号支付成员的账单，要求与管理账号的实名主体相同。",
    quitting: "支持主动退出",
    quitting_hint: "成员可以主动退出组织。",
    loading: "部门仍在加载。",
    submit: "邀请成员",
    review: |account, member, department| {
        format!("邀请账号 {account} 以 {member} 的名称加入部门 {department}。")
    },
    review_terms: |permissions, payment, may_quit| {
        let quitting = if may_quit {
            "可以主动退出组织。"
        } else {
            "不可主动退出组织。"
        };
        format!("授予的财务权限：{permissions}。付费模式：{payment}。{quitting}")
    },
    review_expiry: |days| format!("对方会看到此邀请，须在 {days} 天内接受，逾期邀请将失效。"),
    done: |member| format!("已邀请 {member}"),
    next: "对方接受后即成为成员。",
};
