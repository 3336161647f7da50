"""Empty workbooks of a new workspace, one per kind of input, with the canonical columns."""

from rectify_docs.model.document import Column, Sheet, Workbook

WIDE = {"反馈问题", "整改目标", "整改措施", "备注", "理由", "依据"}
FORMS = {
    "input/measures/整改措施清单.xlsx": (
        "整改措施清单",
        "问题编号 来源类型 领域 反馈问题 整改目标 措施编号 整改措施 牵头单位 责任单位 责任人 整改时限 "
        "督导单位 督导领导 验收单位 认定方式 调度频次 上级清单编号",
    ),
    "input/units/责任单位名录.xlsx": (
        "责任单位名录",
        "单位名称 别名 类别 上级 所属集合 启用日期 停用日期 继任单位",
    ),
    "input/closures/验收公示销号记录.xlsx": ("验收公示销号记录", "问题编号 环节 日期 单位 结论 文号 备注"),
    "input/rulings/裁定.xlsx": ("裁定", "待决编号 决定 依据 决定人 日期"),
    "input/extensions/延期审批.xlsx": ("延期审批", "措施编号 原时限 新时限 理由 批准文号 批准日期"),
}
"""Path below the workspace → title and columns (the contract's table of canonical columns)."""


def empty_form(path: str) -> Workbook:
    """The empty workbook for one of :data:`FORMS`."""
    title, columns = FORMS[path]
    widths = tuple(Column(name, 40 if name in WIDE else 16) for name in columns.split())
    return Workbook(title, "", (Sheet(title, title, widths, ()),))
