"""Problems (反馈问题), measures (整改措施) and the versions of the measure list (整改措施清单)."""

import datetime as dt
from dataclasses import dataclass

from rectify_docs.model.deadline import Deadline, Duty, Milestone
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import Frequency, Recognition, SourceKind
from rectify_docs.model.unit import UnitMention


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of the inspection, or one task of an imported plan."""

    id: str
    """问题编号 as in the list, e.g. ``12``."""
    text: str
    """反馈问题."""
    source: RowSource
    kind: SourceKind = SourceKind.FEEDBACK
    area: str = ""
    """领域."""
    target: str = ""
    """整改目标."""
    upper_id: str = ""
    """上级清单编号."""
    stated_number: str = ""
    """Number that the problem's own text begins with (序号十, 第8号, 十、); empty where it names none."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a problem."""

    id: str
    """措施编号 ``<问题编号>-<n>``."""
    problem_id: str
    text: str
    units: tuple[UnitMention, ...]
    """All responsible units, groups expanded, in the order written, each once."""
    units_text: str
    """责任单位 exactly as written."""
    leads: tuple[UnitMention, ...]
    """牵头单位; where the list names none, the first of the responsible units. A group that leads gives its members."""
    persons: str
    """责任人 exactly as written."""
    deadline: Deadline
    source: RowSource
    recognition: Recognition | None = None
    """认定方式 where the list states one."""
    frequency: Frequency | None = None
    """调度频次 where the list states one."""
    supervisor: str = ""
    """督导单位."""
    supervising_leader: str = ""
    """督导领导."""
    acceptor: str = ""
    """验收单位."""
    start: dt.date | None = None
    """开始日期 where the list gives one."""
    milestones: tuple[Milestone, ...] = ()
    """Earlier dates hidden in the measure's text, oldest first."""
    duties: tuple[Duty, ...] = ()
    """What comes back (每季度…) by the measure's text or deadline."""

    @property
    def group_leads(self) -> bool:
        """True where a group such as 各县区 is the lead, so that nobody in particular decides."""
        return any(unit.group for unit in self.leads)


@dataclass(frozen=True, slots=True)
class MeasureList:
    """One version of the list."""

    problems: tuple[Problem, ...]
    measures: tuple[Measure, ...]
    in_force: dt.date | None = None
    """Day from which the version holds (its folder's name); None for an undated list, the first version."""
    approval: str = ""
    """批准文号 where the list's title rows carry one."""
