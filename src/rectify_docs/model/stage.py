"""The three axes of a measure and the words for them (domain definitions: 环节, 进度, 长期坚持)."""

from enum import Enum, IntEnum


class Stage(IntEnum):
    """环节: how far a measure has come; the order is the lifecycle's."""

    NOT_STARTED = 0
    IN_PROGRESS = 1
    DONE = 2
    ACCEPTANCE_REQUESTED = 3
    ACCEPTED = 4
    DISCLOSED = 5
    CLOSED = 6
    PUBLISHED = 7

    @property
    def label(self) -> str:
        """The Chinese word."""
        return STAGE_LABELS[self]


STAGE_LABELS = {
    Stage.NOT_STARTED: "未启动",
    Stage.IN_PROGRESS: "正在推进",
    Stage.DONE: "已完成",
    Stage.ACCEPTANCE_REQUESTED: "申请验收",
    Stage.ACCEPTED: "已验收",
    Stage.DISCLOSED: "公示",
    Stage.CLOSED: "已销号",
    Stage.PUBLISHED: "已公开",
}


class Schedule(Enum):
    """进度: exclusive, adds up to all measures."""

    DONE = "已完成"
    OVERDUE = "逾期"
    BEHIND = "未达到序时进度"
    ON_SCHEDULE = "达到序时进度"
    NOT_APPLICABLE = "不适用"


class Light(Enum):
    """灯: never printed without its word."""

    RED = "红灯"
    YELLOW = "黄灯"
    GREEN = "绿灯"
    GREY = "不设灯"


class Recognition(Enum):
    """认定方式: whose report decides that a measure is done."""

    ALL = "全部完成"
    LEAD = "牵头认定"
    BY_DISTRICT = "分县区销账"


class Frequency(Enum):
    """调度频次: how often a measure is asked for."""

    WEEKLY = "每周"
    MONTHLY = "每月"
    QUARTERLY = "每季度"


class Receipt(Enum):
    """报送情况 of one unit for one dispatch date."""

    ON_TIME = "按时"
    LATE = "迟报"
    SUPPLEMENT = "补报"
    CORRECTION = "更正"
    RETURNED = "退回重报"
    MISSING = "未报送"
    NOT_DUE = "未到期"


class SourceKind(Enum):
    """来源类型 of a problem."""

    FEEDBACK = "反馈问题"
    PLAN_TASK = "方案任务"
    COMPLAINT = "信访件"
    SELF_CHECK = "自查"
