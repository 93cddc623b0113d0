"""Code lists of committees and mediators: CL-07, posts, levels, education."""

from __future__ import annotations

__all__ = ["CommitteeForm", "CommitteeKind", "Education", "Level", "Post"]

from app.codes import Code


class CommitteeKind(Code):
    """CL-07 调委会类型, by which committees and their cases are counted."""

    VILLAGE = "1", "村"
    NEIGHBOURHOOD = "2", "居"
    TOWNSHIP = "3", "乡镇"
    STREET = "4", "街道"
    ENTERPRISE = "5", "企事业单位"
    SOCIETY = "6", "社会团体和其他组织"


class CommitteeForm(Code):
    """What works under a committee's name; its cases count with the kind it belongs to."""

    COMMITTEE = "0", "调委会"
    COURT_ROOM = "1", "派驻法院调解室"
    POLICE_ROOM = "2", "派驻派出所调解室"
    PETITION_ROOM = "3", "派驻信访调解室"
    STUDIO = "4", "个人调解工作室"
    OVERSEAS_STUDIO = "5", "涉侨纠纷人民调解工作室"


class Post(Code):
    """What a mediator is in the committee: elected members, or appointed by it."""

    CHAIR = "1", "主任"
    DEPUTY = "2", "副主任"
    MEMBER = "3", "委员"
    APPOINTED = "4", "聘任调解员"

    @property
    def elected(self) -> bool:
        """Whether they are one of the three to nine members (人民调解法 第8条)."""
        return self is not Post.APPOINTED


class Level(Code):
    """调解员等级, as the county grades them."""

    NONE = "", "未定级"
    FIRST = "1", "一级"
    SECOND = "2", "二级"
    THIRD = "3", "三级"
    FOURTH = "4", "四级"


class Education(Code):
    """文化程度."""

    UNKNOWN = "", "未填"
    PRIMARY = "1", "小学及以下"
    JUNIOR = "2", "初中"
    SENIOR = "3", "高中、中专"
    COLLEGE = "4", "大专"
    BACHELOR = "5", "本科"
    MASTER = "6", "研究生"
