use crate::app::texts::EditorTexts;
use crate::ui::words::group;
use charter_policy::visual::Words;

pub static TEXTS: EditorTexts = EditorTexts {
    ways: "策略的编写方式",
    visual: "可视化策略生成器",
    json: "JSON",
    size: |counted, limit| match limit {
        usize::MAX => format!("{} 个字符", group(counted)),
        _ => format!("{} / {} 个字符", group(counted), group(limit)),
    },
    size_hint: |characters, spare| match spare {
        0 => "引号之外的空格和换行不计入字符数，此文本中没有这类字符。".to_owned(),
        spare => format!(
            "空格和换行不计入限制。包含它们时，文本共有 {} 个字符；压缩可去除 {} 个。",
            group(characters),
            group(spare)
        ),
    },
    size_hint_all: |spare| format!("空格和换行也计入长度。压缩可去掉 {} 个字符。", group(spare)),
    size_hint_open: |spare| {
        format!(
            "厂商文档没有说明空格和换行是否计入。压缩可去掉 {} 个字符。",
            group(spare)
        )
    },
    unknown_actions: |actions| format!("{} 个操作不在目录中", group(actions)),
    unknown_actions_hint: "操作列表并不完整，因此这本身不是错误。请检查拼写。",
    tools: "编辑器工具",
    undo: "撤销编辑",
    redo: "重做编辑",
    nothing_to_undo: "尚未进行任何变更。",
    nothing_to_redo: "没有已撤销的变更。",
    format: "格式化",
    format_hint: "重新排版文本，只改变空格和换行。",
    minify: "压缩",
    layout_needs_json: "文本还不是有效的 JSON，请先修复其中的错误。",
    laid_out_already: "文本已经是这种排版。",
    find: "查找",
    open_file: "打开文件……",
    file_opened: |name, encoding| match encoding {
        None => format!("已打开“{name}”。撤销可恢复之前的文本。"),
        Some(encoding) => format!("已打开“{name}”，并从 {encoding} 转码。撤销可恢复之前的文本。"),
    },
    file_guessed: |name| {
        format!(
            "已按 GBK 打开“{name}”。其编码也可能是 Big5 或其他编码：如果文字有误，请撤销，并先将文件另存为 UTF-8。"
        )
    },
    file_unreadable: |name| {
        format!(
            "无法将“{name}”读取为文本。请选择文本文件；如果其编码不是 UTF-8、UTF-16、GBK 或 Big5，请先另存为 UTF-8。"
        )
    },
    file_too_large: |name| format!("“{name}”对策略来说太大：请选择小于 1 MB 的文件。"),
    outline: "语句",
    outline_empty: "还没有语句。",
    outline_locked: "不是语句的部分",
    outline_entry: |number, statement| {
        let effect = match statement.allows {
            Some(true) => "允许",
            Some(false) => "拒绝",
            None => "没有效果",
        };
        format!("{number}. {effect}：{}", first_of(&statement.actions))
    },
    fix_all: |fixes| format!("修复 {fixes} 个错误"),
    fixed: |fixes| format!("已修复 {fixes} 个错误。"),
    share: "分享",
    share_title: "分享此策略",
    share_text: "策略内容就在链接地址中，不会发送到任何服务器，也不会保存。持有链接的人可以看到策略当前的内容。",
    share_link: "链接",
    copy_link: "复制链接",
    share_length: |characters| format!("{} 个字符", group(characters)),
    share_long: "部分邮件和聊天软件会截断超过 2,000 个字符的地址。这种情况下请以文件或文档的形式发送。",
    shared_text: "此策略来自本页面的地址，没有发送到任何服务器，也没有保存。",
    shared_none: "此地址中没有策略",
    shared_none_why: "分享的策略位于地址的 # 之后。此地址中没有策略，或者地址在传送中被截断。",
    shared_none_what_to_do: "请索取完整的地址，或以文件形式获取策略。",
    edit_a_copy: "编辑副本",
};

/// The first of several actions, and how many more there are.
fn first_of(words: &Words) -> String {
    match words.items.as_slice() {
        [] => "没有操作".to_owned(),
        [only] => only.value.clone(),
        [first, rest @ ..] => format!("{} 等 {} 项", first.value, rest.len() + 1),
    }
}
