"""The sentences of the weekly dispatch, each with its wording for zero."""

from rectify_docs.gongwen.blocks import paragraph, tag, when

LEAD = "按照每周调度要求，{{ office }}对截至{{ as_of }}的整改情况进行了汇总核对。现将有关情况通报如下："
LEAD_WITHOUT = (
    "截至{{ as_of }}，{{ office }}尚未收到各单位填报的进展情况，本期仅按整改措施清单载明的时限进行统计。"
    "现将有关情况通报如下："
)
PROBLEMS = (
    "{{ overall.problems }}个问题中，{% if overall.problems_closed %}已销号{{ overall.problems_closed }}个"
    "{% else %}尚无已销号问题{% endif %}，{% if overall.problems_accepted %}已验收待销号"
    "{{ overall.problems_accepted }}个{% else %}无已验收待销号问题{% endif %}，{% if overall.problems_open %}"
    "整改中{{ overall.problems_open }}个{% else %}没有仍在整改的问题{% endif %}。"
)
LIST_CHANGE = (
    "整改措施清单已调整，措施总数由上期的{{ list_change.before }}条{{ list_change.word }}{{ list_change.now }}条，"
    "上期已完成{{ list_change.done_before }}条、完成率{{ list_change.rate_before }}，与上期比较时总数不同。"
)
SINCE = (
    "与{{ since.date }}相比，已完成措施由{{ since.total }}条中的{{ since.done }}条变为{{ overall.measures }}条中的"
    "{{ overall.done }}条，{% if since.done_change.amount %}{{ since.done_change.word }}"
    "{{ since.done_change.amount }}条"
    "{% else %}数量持平{% endif %}；完成率由{{ since.done_rate }}变为{{ overall.done_rate }}，"
    "{% if since.rate_change.amount %}{{ since.rate_change.word }}{{ since.rate_change.amount }}个百分点"
    "{% else %}没有变化{% endif %}。"
)
SETBACKS = (
    "本期{% for s in setbacks %}{{ s.what }}{{ s.count }}个：{{ s.problems }}{% if not loop.last %}；{% endif %}"
    "{% endfor %}。重新整改的措施在再次报送完成前不计入已完成。"
)
RESTATED = (
    "因补报、更正，上期公布的{% for r in restated %}{{ r.label }}{{ r.published }}{{ r.unit }}更正为"
    "{{ r.corrected }}{{ r.unit }}"
    "{% if not loop.last %}、{% endif %}{% endfor %}；与上期比较时按更正后的数据计算。"
)
DONE_CHANGE = (
    "{% if compared and done_change %}{% if done_change.amount %}，较上期{{ total_before }}条中的"
    "{{ done_before }}条{{ done_change.word }}{{ done_change.amount }}条{% else %}，与上期持平{% endif %}{% endif %}"
    "{% if compared and rate_change and rate_change.amount %}、{{ rate_change.word }}"
    "{{ rate_change.amount }}个百分点{% endif %}"
)


def by_schedule(change: str = "") -> str:
    """Measures by 序时进度.

    Args:
        change: what is said of the change behind the share of those done.
    """
    return (
        "{{ overall.measures }}条措施中，{% if overall.done %}已完成{{ overall.done }}条（占{{ overall.done_rate }}"
        f"{change}）"
        "{% else %}尚无已完成措施{% endif %}；{% if overall.on_schedule %}达到序时进度{{ overall.on_schedule }}条"
        "{% else %}没有按序时进度推进的措施{% endif %}，{% if overall.behind %}未达到序时进度{{ overall.behind }}条"
        "{% else %}没有未达到序时进度的措施{% endif %}，{% if overall.overdue %}逾期{{ overall.overdue }}条{% else %}"
        "没有逾期措施{% endif %}{% if overall.not_applicable %}，不适用{{ overall.not_applicable }}条{% endif %}"
        "{% if overall.ongoing %}；其中长期坚持{{ overall.ongoing }}条{% endif %}。"
    )


DUE = (
    "{% if overall.due_total %}到期应完成{{ overall.due_total }}条，{% if overall.due_done %}已完成"
    "{{ overall.due_done }}条{% if overall.due_on_time %}（其中按期完成{{ overall.due_on_time }}条）{% endif %}"
    "{% else %}均未完成{% endif %}，按期完成率{{ overall.due_rate }}。{% else %}"
    "目前没有到期应完成的措施。{% endif %}"
)
NEW = (
    "{% if compared %}本周{% if overall.new_done %}新增完成{{ overall.new_done }}条{% else %}没有新增完成的措施"
    "{% endif %}，{% if overall.new_overdue %}新增逾期{{ overall.new_overdue }}条{% else %}没有新增逾期的措施"
    "{% endif %}。{% endif %}"
)
DEFINED = "（统计口径见附件4）"
MEASURES = by_schedule(DONE_CHANGE) + DUE + NEW + DEFINED
DEADLINES = (
    "{{ overall.measures }}条措施中，{% if overall.due_total %}已到整改时限的{{ overall.due_total }}条{% else %}"
    "没有已到整改时限的措施{% endif %}，{% if overall.due_soon %}未来{{ due_soon_days }}日内到期的"
    "{{ overall.due_soon }}条{% else %}未来{{ due_soon_days }}日内没有到期的措施{% endif %}"
    "{% if overall.ongoing %}，长期坚持的{{ overall.ongoing }}条{% endif %}。完成情况待各单位填报后统计。"
)
BY_DEADLINE = DEADLINES + DEFINED
REASON = "{% if i.reason == '未填报' %}未填报滞后原因{% else %}原因：{{ i.reason }}{% endif %}"
EXPECTED = "{% if i.expected_on == '未填报' %}未填报预计完成日期{% else %}预计{{ i.expected_on }}完成{% endif %}"
NAMED = "{{ i.id }}“{{ i.text }}”，{{ i.lead }}牵头，时限{{ i.deadline }}"
OVERDUE = f"{NAMED}，已逾期{{{{ i.days }}}}天，{REASON}，{EXPECTED}。"
BEHIND = (
    f"{NAMED}，完成进度{{{{ i.percent }}}}，序时应达到{{{{ i.expected }}}}"
    f"{{% if i.weeks %}}，连续滞后{{{{ i.weeks }}}}周{{% endif %}}，{REASON}，{EXPECTED}。"
)
STREAKS = (
    "{% if streaks.lagging %}连续{{ streaks.weeks }}期及以上逾期或未达到序时进度的措施{{ streaks.lagging }}条："
    "{{ streaks.lagging_names }}。{% endif %}"
    "{% if streaks.still %}最近{{ streaks.weeks }}次填报内容没有变化的未完成措施{{ streaks.still }}条："
    "{{ streaks.still_names }}，请有关单位说明推进情况。{% endif %}"
)
DUE_SOON = (
    "{% if due_soon %}未来{{ due_soon_days }}日到期{{ overall.due_soon }}条："
    "{% for i in due_soon %}{{ i.id }}（{{ i.lead }}，{{ i.deadline }}）"
    "{% if not loop.last %}、{% endif %}{% endfor %}。"
    "具体见附件3。{% else %}未来{{ due_soon_days }}日没有到期的措施。{% endif %}"
)
UPCOMING = (
    "{% if upcoming.milestones %}未来{{ due_soon_days }}日内的阶段性节点{{ upcoming.milestones }}个："
    "{% for i in upcoming.milestone_items %}{{ i.id }}（{{ i.lead }}，{{ i.text }}）"
    "{% if not loop.last %}、{% endif %}{% endfor %}。{% endif %}"
    "{% if upcoming.duties %}定期任务{{ upcoming.duties }}项："
    "{% for i in upcoming.duty_items %}{{ i.id }}（{{ i.lead }}，{{ i.day }}前：{{ i.text }}）"
    "{% if not loop.last %}、{% endif %}{% endfor %}。{% endif %}"
)
REPORTING = (
    "{% if reporting.week %}本期没有调度，以下为{{ reporting.week }}一期的报送情况："
    "{% endif %}应报{{ reporting.expected }}家，{% if reporting.on_time %}按时报送{{ reporting.on_time }}家{% else %}"
    "没有按时报送的单位{% endif %}，{% if reporting.late %}迟报{{ reporting.late }}家（{{ reporting.late_names }}）"
    "{% else %}无迟报{% endif %}，{% if reporting.amended %}补报更正{{ reporting.amended }}家"
    "（{{ reporting.amended_names }}），{% endif %}{% if reporting.unusable %}已报待核实{{ reporting.unusable }}家"
    "（{{ reporting.unusable_names }}），{% endif %}{% if reporting.missing %}未报{{ reporting.missing }}家"
    "（{{ reporting.missing_names }}）{% else %}无未报{% endif %}；{% if reporting.returned %}退回重报"
    "{{ reporting.returned }}家（{{ reporting.returned_names }}）{% else %}无退回重报{% endif %}"
    "{% if reporting.nil %}；报送的单位中零报告{{ reporting.nil }}家（{{ reporting.nil_names }}）{% endif %}。"
)
DOUBT = "{{ c.unit }}{% if c.measure %}{{ c.measure }}{% endif %}：{{ c.text }}。"
DOUBTS = (
    ("conflicts", "下列填报相互矛盾，需书面说明：", DOUBT),
    ("corrections", "下列单位对以往各期数据作了补报、更正：", DOUBT),
    ("regressions", "下列措施进度倒退，已要求书面说明：", DOUBT),
    ("rulings", "下列事项已裁定并按裁定统计：", "{% if c.unit %}" + DOUBT + "{% else %}{{ c.text }}。{% endif %}"),
)
"""List, sentence before it, one item."""
ASKED = "next_steps.overdue_units or next_steps.due_soon_units or next_steps.missing_units or next_steps.doubtful_units"
STEPS = (
    ("overdue_units", "于{{ next_steps.answer_by }}前就逾期措施报送专题说明，明确补救办法和完成日期。"),
    ("due_soon_units", "对近期到期措施倒排工期，确保按期完成。"),
    ("missing_units", "于{{ next_steps.answer_by }}前补报进展情况。"),
    ("doubtful_units", "于{{ next_steps.answer_by }}前就存疑数据作出书面说明。"),
)
NEXT_STEPS = (
    tag("set step = cycler('一是', '二是', '三是', '四是', '五是')"),
    *(
        when(f"next_steps.{units}", paragraph(f"{{{{ step.next() }}}}{{{{ next_steps.{units} }}}}{text}"))
        for units, text in STEPS
    ),
    paragraph(
        f"{{% if {ASKED} %}}{{{{ step.next() }}}}{{% endif %}}各责任单位对照清单逐条抓好落实，按时、如实报送进展情况。",
        keep_next=True,
    ),
)
"""一是、二是 … by who is asked for something; a paragraph each, since the last one stays with what follows."""
