use crate::app::texts::ShellTexts;

pub(super) const TEXTS: ShellTexts = ShellTexts {
    organization: "组织",
    departments: "部门",
    members: "成员",
    policies: "策略",
    service_control_policies: "服务管控策略",
    check: "检查策略",
    console: "控制台",
    journal: "操作日志",
    settings: "设置",
};
