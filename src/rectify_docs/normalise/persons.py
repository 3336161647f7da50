"""Persons where a unit should stand: they are no units (张局长, 王五, 吐主任 with a mobile number)."""

import re

TITLED = re.compile(
    r"[^、，,;；]{0,12}(?:主任|局长|书记|[市县区镇乡]长|主席|部长|处长|科长|负责人|同志|先生|女士)[)）]?\d*|.*1[3-9]\d{9}.*"
)
"""A person by title or by mobile number."""
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The hundred commonest surnames of 2007 (公安部), which are most people's."""
NAME = re.compile(rf"[{SURNAMES}][一-鿿]{{1,2}}")
UNIT_ENDS = "局委办厅院队站所部会联县区市旗镇乡村园校司行社团处科室"


def is_titled(text: str) -> bool:
    """Whether a text is a person's title or carries a mobile number."""
    return TITLED.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Whether a text looks like a person's name; a short name that nobody knows may be a unit's too."""
    return NAME.fullmatch(text) is not None and text[-1] not in UNIT_ENDS
