use crate::app::texts::SharedTexts;
use crate::ui::words::group;

pub static TEXTS: SharedTexts = SharedTexts {
    accounts: |accounts| format!("{} 个账号", group(accounts)),
    bound_already: "已绑定",
    no_findings: "无问题",
    no_findings_but: |actions| format!("无问题；{} 个操作未核实", group(actions)),
    counting_accounts: "正在统计账号……",
    accounts_affected: |accounts, departments| {
        format!(
            "将影响 {} 个部门中的 {} 个账号。",
            group(departments),
            group(accounts)
        )
    },
    no_account_affected: "不影响任何账号。",
    governed_already: |accounts| {
        format!(
            "其中 {} 个账号已通过其他绑定受该策略管控。",
            group(accounts)
        )
    },
    still_governed: |accounts| {
        format!(
            "其中 {} 个账号仍通过其他绑定受该策略管控：该策略拒绝的操作仍被拒绝。",
            group(accounts)
        )
    },
    show_accounts: |accounts| format!("查看 {} 个账号", group(accounts)),
    and_more: |more| format!("以及另外 {} 个", group(more)),
    results_title: |refused, all| format!("{} 项中有 {} 项失败", group(all), group(refused)),
    results_text: "失败的项未做任何变更。已完成的项可通过提示或操作记录一次性撤销。",
    results: "结果",
    result: "结果",
    result_done: "成功",
    result_failed: "失败",
    reason: "原因",
    result_name: "名称",
    basic_information: "基本信息",
    steps: "步骤",
    back: "上一步",
    next: "下一步",
    review: "确认",
    review_missing: |fields| format!("缺少或有误：{}。", fields.join("、")),
    draft_restored: "已恢复未保存的内容",
    draft_restored_text: "内容会保留在此标签页中，直到保存或放弃。",
    draft_discard: "放弃",
};
