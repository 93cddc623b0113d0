"""Who may do and write what every line has alike: people, papers, materials, today, visits."""

from __future__ import annotations

__all__ = ["DEEDS", "TABLES"]

from collections.abc import Mapping

from app.access.deed import CORRECTS, HEAD, MEDIATES, OFFICE, STAFF, Deed
from app.access.roles import Role

DEEDS: Mapping[str, Deed] = {
    # 人员档案
    "ReadIdNumber": Deed("核对证件号码", OFFICE),
    "ReadAge": Deed("核对姓名、电话和代码", OFFICE),
    "ReadTyped": Deed("核对姓名、电话和代码", OFFICE),
    "FindPerson": Deed("查找人员档案", MEDIATES),
    "ReadPerson": Deed("查看人员档案", MEDIATES),
    "RevisePerson": Deed("修改人员档案", MEDIATES),
    "ReadPersonFile": Deed("查看人员档案", MEDIATES),
    "ListPersons": Deed("查看人员档案", MEDIATES),
    "LinkPersons": Deed("把两份档案认作同一人", MEDIATES),
    "PartPersons": Deed("把两份档案分开", MEDIATES),
    "AddRelation": Deed("登记相关的人", MEDIATES),
    "DropRelation": Deed("作废相关的人", MEDIATES),
    "RevealNumber": Deed("看完整号码", MEDIATES),
    "LookInto": Deed("看遮住的内容", STAFF),
    "ListLooks": Deed("查看谁看过完整号码", HEAD),
    # 清单：看得到的才带得走，带走的记进查看日志
    "CopyList": Deed("复制清单", MEDIATES),
    "SaveList": Deed("另存清单", MEDIATES),
    "PrintList": Deed("打印清单", MEDIATES),
    # 文书
    "PreparePaper": Deed("预览文书", MEDIATES),
    "ReadPage": Deed("预览文书", OFFICE),
    "NotePrinted": Deed("打印文书", MEDIATES),
    "ListPapers": Deed("查看已打印的文书", MEDIATES),
    "ListVersions": Deed("查看文书的各个版本", MEDIATES),
    "ReadPrinted": Deed("查看文书的各个版本", MEDIATES),
    "LendPaper": Deed("用 WPS 改文书", MEDIATES),
    "TakeBackPapers": Deed("收回改稿", MEDIATES),
    "IsLent": Deed("查看文书的各个版本", MEDIATES),
    "OpenScan": Deed("收回纸质文书", MEDIATES),
    "FileSheet": Deed("收回纸质文书", MEDIATES),
    "FindSigned": Deed("收回纸质文书", MEDIATES),
    "FileSigned": Deed("收回纸质文书", MEDIATES),
    "ReadReturns": Deed("查看收回的文书", MEDIATES),
    "ReadSigned": Deed("查看收回的文书", MEDIATES),
    "ReadReturnedSheet": Deed("查看收回的文书", MEDIATES),
    "FindPrinted": Deed("查看已打印的文书", MEDIATES),
    "FileByHand": Deed("认领纸页", MEDIATES),
    "TakeOut": Deed("改归纸页", MEDIATES),
    "DropSheet": Deed("移出纸页", MEDIATES),
    "DropBlanks": Deed("移出空白页", MEDIATES),
    "FileAgain": Deed("认领纸页", MEDIATES),
    # 材料：照片、扫描件、录音；看不到那项业务的人也看不到它的材料
    "AddAttachment": Deed("添加材料", MEDIATES),
    "ReviseAttachment": Deed("修改材料的名称", MEDIATES),
    "RemoveAttachment": Deed("作废材料", MEDIATES),
    "ListAttachments": Deed("查看材料", MEDIATES),
    "ReadPlaces": Deed("查看材料", MEDIATES),
    "ReadAttachment": Deed("查看材料", MEDIATES),
    "ReadThumbnail": Deed("查看材料", MEDIATES),
    "ReadSheets": Deed("查看材料", MEDIATES),
    "ReadSheet": Deed("查看材料", MEDIATES),
    "OpenAttachment": Deed("打开材料", MEDIATES),
    # 今日、搜索、法条: rows of other lines are left out, by LINES
    "ReadToday": Deed("查看今日", OFFICE),
    "PutOff": Deed("推后提醒", MEDIATES),
    "LeaveUndone": Deed("记未能完成", MEDIATES),
    "ReadDues": Deed("查看到期的事", OFFICE),
    "Search": Deed("搜索", OFFICE),
    "ReadSpellings": Deed("搜索", OFFICE),
    "ReadCitation": Deed("查看法条", OFFICE),
    "SearchStatutes": Deed("查找法条", OFFICE),
    "ListStatutes": Deed("查找法条", OFFICE),
    "ListArticles": Deed("查找法条", OFFICE),
    # 草稿、历史、撤销：各人只碰自己的
    "SaveDraft": Deed("保存草稿", OFFICE),
    "DropDraft": Deed("丢弃草稿", OFFICE),
    "ListDrafts": Deed("查看草稿", OFFICE),
    "ReadHistory": Deed("查看修改历史", MEDIATES),
    "Undo": Deed("撤销上一步", OFFICE),
    # 常用语和以前填过的：别的工作的看不到，by LINES
    "ListPhrases": Deed("查看常用语", OFFICE),
    "KeepPhrase": Deed("写常用语", MEDIATES),
    "HidePhrase": Deed("收起常用语", MEDIATES),
    "ReadPast": Deed("查看以前填过的内容", OFFICE),
    # 走访：每一站各看各的业务
    "ReadVisitable": Deed("安排走访", MEDIATES),
    "PlanRound": Deed("安排走访", MEDIATES),
    "SettleStop": Deed("登记走访结果", MEDIATES),
    "CloseRound": Deed("办完走访单", MEDIATES),
    "DropRound": Deed("作废走访单", MEDIATES),
    "ReadRound": Deed("查看走访单", MEDIATES),
    "ListRounds": Deed("查看走访单", MEDIATES),
}

TABLES: Mapping[str, frozenset[Role]] = {
    # 每条业务都有
    "passed_warning": MEDIATES | CORRECTS,
    # 走访
    "visit_round": MEDIATES,
    "visit_stop": MEDIATES,
    # 人员档案、文书
    "person": MEDIATES,
    "organisation": MEDIATES,
    "due_mark": MEDIATES,
    "person_relation": MEDIATES,
    "person_link": MEDIATES,
    "access_log": MEDIATES,
    "printed_paper": MEDIATES,
    "attachment": MEDIATES,
    "returned_sheet": MEDIATES,
    "phrase": MEDIATES,
}
