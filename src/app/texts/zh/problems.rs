//! What went wrong, in Chinese.

use crate::app::texts::ProblemTexts;
use crate::app::texts::problems::{Said, said};
use crate::backend::{Absent, FailureKind};
use charter_core::contract::ErrorCode;
use charter_core::store::StoreError;

pub static TEXTS: ProblemTexts = ProblemTexts {
    refusal,
    failure,
    storage,
    absent,
    in_the_way: |names| format!("涉及：{names}。"),
    unreadable: said(
        "这不是 Charter 的导出文件",
        "它是其他类型的文件，或被编辑过。",
        "请选择由 Charter 控制台“导出”的文件。没有任何变更。",
    ),
    place: |line, column| format!("第 {line} 行，第 {column} 列。"),
    cut_short: said(
        "文件不完整",
        "它在中途结束，可能是复制或下载没有完成。",
        "请重新复制或下载，或重新导出。没有任何变更。",
    ),
    newer_export: said(
        "此导出文件来自更新版本的 Charter",
        "当前版本无法完整读取它。",
        "请用导出它的版本导入，或更新当前版本。没有任何变更。",
    ),
    inconsistent: said(
        "此导出文件自相矛盾",
        "它在导出之后被编辑或截断过。",
        "请从原来的控制台重新导出。没有任何变更。",
    ),
};

#[rustfmt::skip]
fn refusal(code: &ErrorCode) -> Said {
    match code {
        ErrorCode::NotManager => said("此操作需要管理账号", "当前使用的账号是成员，成员不能变更组织。", "请在右上角切换为管理账号后重试。"),
        ErrorCode::OrganizationNotExist => said("此账号不属于任何组织", "只有组织的管理账号和成员才能查看组织。", "请在右上角切换为其他账号。"),
        ErrorCode::Unauthorized => said("此账号无权执行该操作", "其权限不包含此操作。", "请向该账号的管理员申请权限。"),
        ErrorCode::NotPermitted => said("策略不允许此操作", "", "请向账号的管理员申请权限。"),
        ErrorCode::ParamError | ErrorCode::InvalidParameter => said("有取值超出范围", "", "请更正后重试。"),
        ErrorCode::MissingParameter => said("缺少必填的值", "", "请填写后重试。"),
        ErrorCode::InvalidAction => said("服务不认识此操作", "config.json 中的地址使用其他版本的 API。", "请检查该地址，或使用离线演示。"),
        ErrorCode::EditedNodeNotExist => said("该部门已不存在", "它在此期间被删除。", "请从部门页面选择。没有任何变更。"),
        ErrorCode::NodeNameUsed => said("已有同名部门", "", "请换一个名称。没有任何变更。"),
        ErrorCode::EditedMemberNotExist => said("成员已不在组织中", "该成员已离开组织或已被移除。", "请从成员列表中选择，未做任何变更。"),
        ErrorCode::SomeNotMembers => said("有账号不是组织成员", "该账号已离开组织或已被移除。", "请重新选择成员，未做任何变更。"),
        ErrorCode::CreatorNotRemovable => said("不能移除管理账号", "该账号是组织的创建者。", "如确有需要，请删除组织。"),
        ErrorCode::CreatedMemberNotRemovable => said("不能移除创建的成员", "该成员是在组织中创建的，只有接受邀请加入的成员可以离开组织。", "可以将其移动到其他部门，或保持不变。"),
        ErrorCode::DelegatedAdminNotRemovable => said("不能移除委派管理员", "该成员是组织服务的委派管理员。", "请先移除该服务的委派管理员。"),
        ErrorCode::NodeDepthExceedLimit => said("部门层级过深", "根部门以下最多五级部门。", "请选择更上级的部门。没有任何变更。"),
        ErrorCode::NodeExceedLimit => said("上级部门的子部门已满", "一个部门最多有 20 个子部门。", "请选择其他上级部门。没有任何变更。"),
        ErrorCode::NodeHoldsNodes => said("部门不为空", "其中还有子部门。", "请先移动或删除子部门。没有任何变更。"),
        ErrorCode::NodeHoldsMembers => said("部门不为空", "其中还有成员，或有账号受邀加入。", "请先移动成员并取消邀请。没有任何变更。"),
        ErrorCode::NodeDeleteOverLimit => said("一次删除的部门过多", "", "请减少每次删除的数量。没有任何变更。"),
        ErrorCode::MemberNameUsed => said("已有同名成员", "", "请换一个名称。没有任何变更。"),
        ErrorCode::MemberExist => said("该账号已在组织中", "", "请核对账号 ID。没有任何变更。"),
        ErrorCode::MemberOfAnother => said("该账号属于其他组织", "一个账号同一时间只能属于一个组织。", "该账号需先退出原组织。"),
        ErrorCode::InOrganizationAlready => said("该账号已属于某个组织", "一个账号同一时间只能属于一个组织。", "请先退出该组织。没有任何变更。"),
        ErrorCode::InvitationSent => said("该账号已被邀请", "同一组织对一个账号只能有一个待处理的邀请。", "请等待对方处理，或先取消该邀请。"),
        ErrorCode::InvitationExist => said("该账号有待处理的邀请", "可能已被其他组织邀请。", "请联系对方先处理该邀请。"),
        ErrorCode::AuthInfoEmpty => said("该账号不存在或未完成实名认证", "只有完成企业实名认证的账号可以加入组织。", "请核对账号 ID，或请对方完成实名认证。"),
        ErrorCode::AuthNotEnterprise => said("该账号未完成企业实名认证", "只有完成企业实名认证的账号可以加入组织。", "请对方完成企业实名认证。"),
        ErrorCode::AuthInfoNotSame => said("该账号的实名主体不一致", "实名主体须与管理账号相同，或已与其关联。", "请联系商务经理先关联该主体。"),
        ErrorCode::PermissionIllegal => said("财务权限组合无效", "“查看账单”和“查看余额”为必选。", "请修改财务权限后重试。"),
        ErrorCode::PayUinIllegal => said("代付账号与付费模式不符", "", "请重新选择付费模式。"),
        ErrorCode::AddDelegatePayerNotAllow => said("管理账号不能为该账号代付", "代付费要求该账号与管理账号的实名主体相同。", "请选择自付费。"),
        ErrorCode::AddDiscountInheritNotAllow => said("该账号不能继承优惠", "优惠继承要求该账号与管理账号的实名主体相同。", "请取消选择“优惠继承”。"),
        ErrorCode::InvitationNotExist => said("邀请不存在", "此地址来自其他浏览器：离线数据仅保存在一个浏览器中。", "请从邀请列表中选择。"),
        ErrorCode::OperationFailed => said("当前无法执行此操作", "", "请查看其当前状态。没有任何变更。"),
        ErrorCode::NodeNotExist => said("该部门在此不存在", "它已被删除，或此链接来自其他浏览器：离线数据只保存在一个浏览器中。", "请从部门页面选择。如果链接是别人发来的，请索取导出的数据并在设置中导入。"),
        ErrorCode::MemberNotExist => said("该成员不在组织中", "它已退出或被移除，或此链接来自其他浏览器：离线数据只保存在一个浏览器中。", "请从成员页面选择。如果链接是别人发来的，请索取导出的数据并在设置中导入。"),
        ErrorCode::PolicyNotExist | ErrorCode::PolicyIdNotExist => said("该策略在此不存在", "它已被删除，或此链接来自其他浏览器：离线数据只保存在一个浏览器中。", "请从策略列表选择。如果链接是别人发来的，请索取导出的数据并在设置中导入。"),
        ErrorCode::PolicyNotEnabled => said("服务管控策略未开启", "未开启时，不能创建、修改或绑定策略。", "请在策略列表顶部开启。"),
        ErrorCode::PolicyNotDisabled => said("服务管控策略已经开启", "其间已有他人开启。", "无需再做任何操作。"),
        ErrorCode::PolicyEnableInvalid => said("无法开启此类策略", "组织不支持此类策略。", "请使用服务管控策略。"),
        ErrorCode::DetachLastPolicy => said("不能解绑目标的最后一个策略", "每个部门和成员都必须至少保留一个策略：没有策略，其中的一切都会被拒绝。", "请先为它绑定其他策略。"),
        ErrorCode::DetachPolicy => said("该策略未绑定到此目标", "其间它已被解绑，或继承自上级部门。", "请在其绑定处解绑。"),
        ErrorCode::PolicyInUse => said("该策略已被绑定，不能删除", "删除它会改变其目标下各账号的权限边界。", "请先从所有部门和成员解绑。"),
        ErrorCode::PolicyNameInUse => said("已有同名策略", "策略名称在组织内必须唯一。", "请换一个名称。"),
        ErrorCode::PolicyFull => said("组织的策略数量已达上限", "策略数量有配额限制。", "请删除未绑定的策略，或把两个策略合并。"),
        ErrorCode::AttachmentFull => said("该目标绑定的策略数量已达上限", "单个部门或成员可绑定的策略数量有限。", "请解绑不需要的策略，或把两个策略合并。"),
        ErrorCode::PolicyNameError => said("策略名称不符合规则", "名称为 1 至 128 个汉字、字母、数字或下划线。", "请更正名称。"),
        ErrorCode::DescriptionTooLong => said("描述过长", "描述最多 300 字节，一个汉字占三个字节。", "请缩短描述。"),
        ErrorCode::PolicyDocumentError => said("文本不是有效的策略", "", "请更正文本旁列出的错误。"),
        ErrorCode::PolicyDocumentTooLong => said("策略文本过长", "策略长度有限制。", "请合并语句、使用通配符，或把策略一分为二。"),
        ErrorCode::RequestLimitExceeded => said("请求过于频繁", "服务没有执行此请求。", "请稍候重试。"),
        ErrorCode::Internal => said("服务出现故障", "", "请稍后重试。如仍然出现，请附上下方错误码反馈。"),
        ErrorCode::Conflict => said("其间已有他人修改", "现在保存会覆盖对方的修改。没有保存任何内容，您输入的内容也没有丢失。", "请与现在保存的内容比较，然后再次保存或放弃修改。"),
        ErrorCode::UndoBlocked => said("现在不能撤销此变更", "之后的变更以它为基础。", "请先从最新的开始撤销那些变更，操作日志中可以看到。"),
        ErrorCode::AlreadyUndone => said("此变更已经撤销", "它已在此处或其他标签页中撤销。", "无需再做任何操作。可在操作日志中重做。"),
        ErrorCode::InvitationFinal => said("此操作不能撤销", "对方已看到：已答复、已取消或已过期的邀请不能恢复。", "请重新邀请该账号，或移除已加入的成员。没有任何变更。"),
        ErrorCode::EntryNotExist => said("操作日志中没有此条目", "数据已被替换，或此链接来自其他浏览器。", "请回到操作日志重新选择。"),
        ErrorCode::OutcomeUnknown => failure(FailureKind::Unknown),
        ErrorCode::NotSent => said("此请求未发送", "之前的请求失败，因此没有继续发送。", "请在处理完前一个问题后重试。"),
        ErrorCode::Other(_) => said("服务拒绝了此请求", "", "请查看下方错误码。"),
    }
}

#[rustfmt::skip]
fn failure(kind: FailureKind) -> Said {
    match kind {
        FailureKind::Refused => said("服务拒绝了此请求", "", "请查看下方错误码。"),
        FailureKind::Conflict => refusal(&ErrorCode::Conflict),
        FailureKind::RateLimited => refusal(&ErrorCode::RequestLimitExceeded),
        FailureKind::Unreachable => said("无法连接服务", "网络中断，config.json 中的地址有误，或服务不允许此页面访问。", "请检查网络后重试。没有任何变更。"),
        FailureKind::TimedOut => said("服务未及时响应", "服务繁忙，或网络缓慢。", "请重试。没有任何变更。"),
        FailureKind::Unknown => said("无法确定是否已执行", "请求发出之后连接中断。", "重试之前，请先查看页面现在显示的内容。"),
        FailureKind::Status => said("服务没有按其 API 响应", "响应来自代理或网关。", "请检查 config.json 中的地址，稍后重试。"),
        FailureKind::ServiceFault => said("服务自身出错", "服务未说明原因。", "请稍后重试。若持续出现，请将下方错误码提供给云厂商的技术支持。"),
        FailureKind::Malformed => said("无法读取服务的响应", "它不是此控制台所用 API 的响应。", "请检查 config.json 中的地址。"),
        FailureKind::Storage => said("浏览器存储出错", "", "请重试。"),
        FailureKind::Transfer => said("无法导入此文本", "", "请选择其他文件。没有任何变更。"),
        FailureKind::NotLoaded => super::shell::PART_MISSING,
        FailureKind::Unsupported => said("当前后端不支持此操作", "", ""),
    }
}

#[rustfmt::skip]
fn storage(error: &StoreError) -> Said {
    match error {
        StoreError::Behind => said("其他标签页正在不断写入", "此变更尝试了多次，每次都被抢先。没有任何变更。", "请稍候重试。"),
        StoreError::Replaced => said("数据已在其他标签页中被替换", "数据在那里被重置或导入。此变更没有保存。", "请重新加载以查看现在的数据。"),
        StoreError::Full => said("浏览器存储空间不足", "浏览器为每个网站分配的空间已用完，或磁盘已满。没有保存任何内容，之前保存的内容都还在。", "请释放磁盘空间或导出数据，然后重试。"),
        StoreError::Forbidden(_) => said("浏览器不允许在此存储", "无痕窗口或设置禁止了存储。", "可以在内存中继续（关闭标签页后一切都会丢失），或允许此网站存储后重新加载。"),
        StoreError::Blocked => said("其他标签页打开着旧版本的数据", "当前版本的 Charter 需要先升级数据，但其他标签页占用着它。", "请关闭或重新加载此控制台的其他标签页，然后重试。"),
        StoreError::Newer(_) => said("数据由更新版本的 Charter 写入", "当前版本无法在不丢失内容的前提下修改它，因此不会改动。", "请重新加载以获取新版本。在此之前可以导出数据。"),
        StoreError::Damaged(_) => said("此浏览器中的数据已损坏", "有一部分无法读取。可读取的部分仍在，没有删除任何内容。", "请导出可读取的部分，然后导入备份或重新开始。"),
        StoreError::Emptied => said("浏览器清除了数据", "这里曾经有数据，现在没有了。磁盘将满或清除网站数据时，浏览器会这样做。", "如有备份请导入，或重新开始。"),
        StoreError::Lost(_) => said("与浏览器存储的连接中断", "浏览器有时会断开连接，例如休眠之后。之前保存的内容都还在。", "请重试；如无效，请重新加载页面。"),
    }
}

#[rustfmt::skip]
fn absent(absent: Absent) -> Said {
    match absent {
        Absent::NotOfVendor => said("云厂商的服务不支持此操作", "其 API 没有此接口。", "离线演示和 Charter 自己的服务器支持它。"),
        Absent::DataElsewhere => said("数据不在此浏览器中", "数据位于 config.json 所指的服务。", "请使用该服务自己的备份。"),
        Absent::CallerFixed => said("账号不可切换", "服务根据凭证识别调用者。", "请用其他账号的凭证登录。"),
        Absent::NoEndpoint => said("未配置该云厂商的服务", "config.json 中没有它的地址。", "请在 config.json 中添加其地址，或使用离线演示。"),
        Absent::NotYet => said("Charter 服务器尚不支持此操作", "", "离线演示支持它。"),
    }
}
