"""The one table of access: every command, query, line of work and journalled table × role."""

from __future__ import annotations

__all__ = ["DEEDS", "LINES", "TABLES", "Deed"]

from collections.abc import Mapping
from dataclasses import dataclass

from app.access.roles import Role

_HEAD = frozenset({Role.HEAD})
_STAFF = _HEAD | {Role.OFFICER}
_MEDIATES = _STAFF | {Role.MEDIATOR}
_CORRECTS = _STAFF | {Role.COUNTY}
_OFFICE = _MEDIATES | {Role.AIDE}
_ABOVE = frozenset({Role.COUNTY, Role.CITY})


@dataclass(frozen=True, slots=True)
class Deed:
    """What a command or query is called in a sentence ("登记纠纷"), and who may do it."""

    what: str
    roles: frozenset[Role]


DEEDS: Mapping[str, Deed] = {
    # 人民调解
    "OpenCase": Deed("登记纠纷", _MEDIATES),
    "SettleOrally": Deed("登记口头调解", _MEDIATES),
    "CompleteParty": Deed("补全当事人", _MEDIATES),
    "RegisterCase": Deed("登记待受理的纠纷", _MEDIATES),
    "AcceptCase": Deed("受理纠纷", _MEDIATES),
    "DeclineCase": Deed("登记不予受理", _MEDIATES),
    "TakeUpAgain": Deed("由原案再办", _MEDIATES),
    "ExtendTime": Deed("延长调解期限", _MEDIATES),
    "AddAgent": Deed("登记代理人、监护人", _MEDIATES),
    "EndAgent": Deed("终止代理", _MEDIATES),
    "AppointMediators": Deed("确定调解员", _MEDIATES),
    "PlanSession": Deed("约定调解时间", _MEDIATES),
    "RecordSession": Deed("做调解记录", _MEDIATES),
    "ReachAgreement": Deed("登记调解协议", _MEDIATES),
    "RenewAgreement": Deed("登记变更后的协议", _MEDIATES),
    "ConfirmSignatures": Deed("登记协议签字生效", _MEDIATES),
    "RecordPerformance": Deed("登记协议履行", _MEDIATES),
    "RecordVisit": Deed("登记回访", _MEDIATES),
    "EndMediation": Deed("终止调解", _MEDIATES),
    "WithdrawCase": Deed("登记撤回申请", _MEDIATES),
    "CloseCase": Deed("结案", _MEDIATES),
    "BindDossier": Deed("立卷", _MEDIATES),
    "ArchiveDossier": Deed("归档", _MEDIATES),
    "PlanVolume": Deed("导出卷宗", _MEDIATES),
    "MakePart": Deed("导出卷宗", _MEDIATES),
    "JoinVolume": Deed("导出卷宗", _MEDIATES),
    "AddNote": Deed("在案件里记一笔", _MEDIATES),
    "ApplyConfirmation": Deed("登记司法确认申请", _MEDIATES),
    "RecordCourt": Deed("登记法院受理", _MEDIATES),
    "RecordRuling": Deed("登记法院裁定", _MEDIATES),
    "AssessRisk": Deed("评估风险", _MEDIATES),
    "ReportRisk": Deed("登记风险报告", _MEDIATES),
    "ReadRiskPractice": Deed("查看风险做法", _MEDIATES),
    "AddReferral": Deed("登记对接", _MEDIATES),
    "ReviseReferral": Deed("修改对接", _MEDIATES),
    "ReplyReferral": Deed("登记复函", _MEDIATES),
    "RecordInvestigation": Deed("做调查记录", _MEDIATES),
    "RecordScreening": Deed("登记排查", _MEDIATES),
    "AddLead": Deed("登记排查线索", _MEDIATES),
    "ReviseLead": Deed("修改排查线索", _MEDIATES),
    "CloseLead": Deed("办结排查线索", _MEDIATES),
    "ReopenLead": Deed("重新处理排查线索", _MEDIATES),
    "ListLeads": Deed("查看排查线索", _MEDIATES),
    "ReadLead": Deed("查看排查线索", _MEDIATES),
    "MarkPrevention": Deed("认定预防成效", _STAFF),
    "ListCases": Deed("查看调解案件", _MEDIATES),
    "ReadCase": Deed("查看调解案件", _MEDIATES),
    "ReadChoices": Deed("查看调解案件", _MEDIATES),
    "SimilarCases": Deed("查看调解案件", _MEDIATES),
    # 以案定补
    "ClaimSubsidy": Deed("申报案件补贴", _MEDIATES),
    "AdvanceClaim": Deed("登记补贴的审核和发放", _STAFF),
    "SetRate": Deed("设定补贴标准", _STAFF),
    "ReadClaim": Deed("查看案件补贴", _MEDIATES),
    "ListRates": Deed("查看补贴标准", _MEDIATES),
    # 调委会和调解员
    "AddCommittee": Deed("登记调委会", _STAFF),
    "ReviseCommittee": Deed("修改调委会", _STAFF),
    "EndCommittee": Deed("终止调委会", _STAFF),
    "AddMediator": Deed("登记调解员", _STAFF),
    "ReviseMediator": Deed("修改调解员", _STAFF),
    "EndMediator": Deed("登记调解员离任", _STAFF),
    "RecordTraining": Deed("登记培训", _STAFF),
    "RecordFunding": Deed("登记经费", _STAFF),
    "ListCommittees": Deed("查看调委会和调解员", _MEDIATES),
    # 统计: each report by its line, by LINES
    "ListReports": Deed("查看统计", _MEDIATES),
    "ReadReport": Deed("查看统计", _MEDIATES),
    "ReadBehind": Deed("查看统计", _MEDIATES),
    "ExportReport": Deed("导出统计", _STAFF),
    "SubmitReport": Deed("上报统计", _STAFF),
    # 人员档案
    "ReadIdNumber": Deed("核对证件号码", _OFFICE),
    "ReadAge": Deed("核对姓名、电话和代码", _OFFICE),
    "ReadTyped": Deed("核对姓名、电话和代码", _OFFICE),
    "FindPerson": Deed("查找人员档案", _MEDIATES),
    "ReadPerson": Deed("查看人员档案", _MEDIATES),
    "RevisePerson": Deed("修改人员档案", _MEDIATES),
    "ReadPersonFile": Deed("查看人员档案", _MEDIATES),
    "ListPersons": Deed("查看人员档案", _MEDIATES),
    "LinkPersons": Deed("把两份档案认作同一人", _MEDIATES),
    "PartPersons": Deed("把两份档案分开", _MEDIATES),
    "AddRelation": Deed("登记相关的人", _MEDIATES),
    "DropRelation": Deed("作废相关的人", _MEDIATES),
    "RevealNumber": Deed("看完整号码", _MEDIATES),
    "ListLooks": Deed("查看谁看过完整号码", _HEAD),
    # 文书
    "PreparePaper": Deed("预览文书", _MEDIATES),
    "ReadPage": Deed("预览文书", _OFFICE),
    "NotePrinted": Deed("打印文书", _MEDIATES),
    "ListPapers": Deed("查看已打印的文书", _MEDIATES),
    "ListVersions": Deed("查看文书的各个版本", _MEDIATES),
    "ReadPrinted": Deed("查看文书的各个版本", _MEDIATES),
    "LendPaper": Deed("用 WPS 改文书", _MEDIATES),
    "TakeBackPapers": Deed("收回改稿", _MEDIATES),
    "IsLent": Deed("查看文书的各个版本", _MEDIATES),
    "OpenScan": Deed("收回纸质文书", _MEDIATES),
    "FileSheet": Deed("收回纸质文书", _MEDIATES),
    "ReadReturns": Deed("查看收回的文书", _MEDIATES),
    "ReadSigned": Deed("查看收回的文书", _MEDIATES),
    "ReadReturnedSheet": Deed("查看收回的文书", _MEDIATES),
    "FindPrinted": Deed("查看已打印的文书", _MEDIATES),
    "FileByHand": Deed("认领纸页", _MEDIATES),
    "TakeOut": Deed("改归纸页", _MEDIATES),
    "DropSheet": Deed("移出纸页", _MEDIATES),
    "FileAgain": Deed("认领纸页", _MEDIATES),
    # 材料：照片、扫描件、录音；看不到那项业务的人也看不到它的材料
    "AddAttachment": Deed("添加材料", _MEDIATES),
    "ReviseAttachment": Deed("修改材料的名称", _MEDIATES),
    "RemoveAttachment": Deed("作废材料", _MEDIATES),
    "ListAttachments": Deed("查看材料", _MEDIATES),
    "ReadAttachment": Deed("查看材料", _MEDIATES),
    "ReadThumbnail": Deed("查看材料", _MEDIATES),
    "ReadSheets": Deed("查看材料", _MEDIATES),
    "ReadSheet": Deed("查看材料", _MEDIATES),
    "OpenAttachment": Deed("打开材料", _MEDIATES),
    # 今日、搜索、法条: rows of other lines are left out, by LINES
    "ReadToday": Deed("查看今日", _OFFICE),
    "PutOff": Deed("推后提醒", _MEDIATES),
    "LeaveUndone": Deed("记未能完成", _MEDIATES),
    "ReadDues": Deed("查看到期的事", _OFFICE),
    "Search": Deed("搜索", _OFFICE),
    "ReadSpellings": Deed("搜索", _OFFICE),
    "ReadCitation": Deed("查看法条", _OFFICE),
    "SearchStatutes": Deed("查找法条", _OFFICE),
    "ListStatutes": Deed("查找法条", _OFFICE),
    "ListArticles": Deed("查找法条", _OFFICE),
    # 草稿、历史、撤销：各人只碰自己的
    "SaveDraft": Deed("保存草稿", _OFFICE),
    "DropDraft": Deed("丢弃草稿", _OFFICE),
    "ListDrafts": Deed("查看草稿", _OFFICE),
    "ReadHistory": Deed("查看修改历史", _MEDIATES),
    "Undo": Deed("撤销上一步", _OFFICE),
    # 常用语和以前填过的：别的工作的看不到，by LINES
    "ListPhrases": Deed("查看常用语", _OFFICE),
    "KeepPhrase": Deed("写常用语", _MEDIATES),
    "HidePhrase": Deed("收起常用语", _MEDIATES),
    "ReadPast": Deed("查看以前填过的内容", _OFFICE),
    # 同步：谁去镇上谁带 U 盘，封好的包带的人看不到
    "ReadSync": Deed("查看同步", _OFFICE),
    "SyncNow": Deed("联网同步", _OFFICE),
    "PauseSync": Deed("暂停同步", _OFFICE),
    "FindSticks": Deed("查找 U 盘", _OFFICE),
    "ExportToStick": Deed("存到 U 盘", _OFFICE),
    "ImportFromStick": Deed("从 U 盘读入", _OFFICE),
    "ListReviews": Deed("查看待确认的内容", _MEDIATES),
    "ResolveReview": Deed("选定两处不同的内容", _MEDIATES),
    # 封存：县级档案收下以后，本所各处清除
    "PackRecord": Deed("封存记录", _HEAD),
    "FinishSealing": Deed("清除已封存的记录", _HEAD),
    "DropSealing": Deed("作废封存包", _HEAD),
    "ListSealings": Deed("查看封存登记", _STAFF),
    # 本机用户
    "AddUser": Deed("添加用户", _HEAD),
    "RemoveUser": Deed("移除用户", _HEAD),
    "RenewUser": Deed("给同事重设身份或密码", _HEAD),
    "RenewRecovery": Deed("换发恢复码", _HEAD),
    "ChangePassphrase": Deed("修改自己的密码", _OFFICE),
}

# Who sees a line of work where several are mixed: 今日, search, statistics.
LINES: Mapping[str, frozenset[Role]] = {
    "mediation": _MEDIATES | _ABOVE,
    "correction": _STAFF | _ABOVE,
    "resettlement": _STAFF | _ABOVE,
    "people": _MEDIATES,
    "office": _STAFF,
    "papers": _MEDIATES,
}

# Who may change a journalled table, wherever the entry was written.
TABLES: Mapping[str, frozenset[Role]] = {
    # 人民调解
    "mediation_case": _MEDIATES,
    "case_party": _MEDIATES,
    "planned_session": _MEDIATES,
    "mediation_session": _MEDIATES,
    "agreement": _MEDIATES,
    "agreement_item": _MEDIATES,
    "return_visit": _MEDIATES,
    "case_note": _MEDIATES,
    "party_agent": _MEDIATES,
    "screening": _MEDIATES,
    "dispute_lead": _MEDIATES,
    "referral": _MEDIATES,
    "risk_assessment": _MEDIATES,
    "risk_report": _MEDIATES,
    "judicial_confirmation": _MEDIATES,
    "investigation": _MEDIATES,
    "dossier": _MEDIATES,
    # 社区矫正
    "correction_subject": _CORRECTS,
    "correction_judgment": _CORRECTS,
    "correction_exit_document": _CORRECTS,
    "correction_prohibition": _CORRECTS,
    "correction_outside": _CORRECTS,
    "correction_team_member": _CORRECTS,
    "correction_plan": _CORRECTS,
    "correction_class": _CORRECTS,
    "correction_schedule": _CORRECTS,
    "correction_checkin": _CORRECTS,
    "correction_visit": _CORRECTS,
    "correction_request": _CORRECTS,
    "correction_survey": _CORRECTS,
    "correction_entrustment": _CORRECTS,
    "correction_leave": _CORRECTS,
    "correction_leave_entry": _CORRECTS,
    "correction_cross_area": _CORRECTS,
    "correction_relocation": _CORRECTS,
    "correction_permit": _CORRECTS,
    "correction_medical_review": _CORRECTS,
    "correction_monitoring": _CORRECTS,
    "correction_monitoring_extension": _CORRECTS,
    "correction_activity": _CORRECTS,
    "correction_attendance": _CORRECTS,
    "correction_clue": _CORRECTS,
    "correction_sanction": _CORRECTS,
    "correction_search": _CORRECTS,
    "correction_search_step": _CORRECTS,
    "correction_custody": _CORRECTS,
    "correction_procurator_notice": _CORRECTS,
    # 安置帮教
    "released_person": _STAFF,
    "help_member": _STAFF,
    "help_plan": _STAFF,
    "help_risk": _STAFF,
    "help_round": _STAFF,
    "help_contact": _STAFF,
    "help_aid": _STAFF,
    "drug_aftercare": _STAFF,
    "drug_aftercare_entry": _STAFF,
    # 每条业务都有
    "passed_warning": _MEDIATES | _CORRECTS,
    # 封存
    "sealed_record": _HEAD | _ABOVE,
    # 人员档案、文书
    "person": _MEDIATES,
    "organisation": _MEDIATES,
    "due_mark": _MEDIATES,
    "person_relation": _MEDIATES,
    "person_link": _MEDIATES,
    "access_log": _MEDIATES,
    "printed_paper": _MEDIATES,
    "attachment": _MEDIATES,
    "returned_sheet": _MEDIATES,
    # 本所
    "phrase": _MEDIATES,
    "user": _HEAD | {Role.CITY},
    "committee": _STAFF,
    "mediator": _STAFF,
    "mediator_training": _STAFF,
    "committee_funding": _STAFF,
    "subsidy_rate": _STAFF,
    "subsidy_claim": _MEDIATES,
    "subsidy_share": _MEDIATES,
    "subsidy_step": _MEDIATES,
    "statistics_snapshot": _STAFF,
    "number_block": _HEAD | _ABOVE,
    "rejection": frozenset({Role.CITY}),
}
