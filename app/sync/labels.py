"""What a batch holds, in words: "调解 3、人员 4"."""

from __future__ import annotations

__all__ = ["in_words"]

from collections import Counter
from collections.abc import Mapping

from app.i18n import tr

_OTHER = "其他"
_LINES: Mapping[str, str] = {
    "mediation_case": "调解",
    "case_party": "调解",
    "planned_session": "调解",
    "mediation_session": "调解",
    "agreement": "调解",
    "agreement_item": "调解",
    "return_visit": "调解",
    "case_note": "调解",
    "party_agent": "调解",
    "screening": "调解",
    "dispute_lead": "调解",
    "referral": "调解",
    "risk_assessment": "调解",
    "risk_report": "调解",
    "judicial_confirmation": "调解",
    "investigation": "调解",
    "dossier": "调解",
    "correction_subject": "矫正",
    "correction_judgment": "矫正",
    "correction_exit_document": "矫正",
    "correction_prohibition": "矫正",
    "correction_outside": "矫正",
    "correction_team_member": "矫正",
    "correction_plan": "矫正",
    "correction_class": "矫正",
    "correction_class_schedule": "矫正",
    "correction_schedule": "矫正",
    "correction_checkin": "矫正",
    "correction_visit": "矫正",
    "correction_request": "矫正",
    "correction_survey": "矫正",
    "correction_entrustment": "矫正",
    "correction_note": "矫正",
    "correction_leave": "矫正",
    "correction_leave_entry": "矫正",
    "correction_cross_area": "矫正",
    "correction_relocation": "矫正",
    "correction_permit": "矫正",
    "correction_medical_review": "矫正",
    "correction_monitoring": "矫正",
    "correction_monitoring_extension": "矫正",
    "correction_activity": "矫正",
    "correction_attendance": "矫正",
    "correction_clue": "矫正",
    "correction_sanction": "矫正",
    "correction_search": "矫正",
    "correction_search_step": "矫正",
    "correction_custody": "矫正",
    "correction_incident": "矫正",
    "correction_procurator_notice": "矫正",
    "released_person": "帮教",
    "help_member": "帮教",
    "help_plan": "帮教",
    "help_risk": "帮教",
    "help_inquiry": "帮教",
    "help_contact": "帮教",
    "help_aid": "帮教",
    "drug_aftercare": "帮教",
    "drug_aftercare_entry": "帮教",
    "consultation": "咨询",
    "consultation_referral": "咨询",
    "consultation_danger": "咨询",
    "consultation_report": "咨询",
    "consultation_note": "咨询",
    "visit_round": "走访",
    "visit_stop": "走访",
    "sealed_record": "封存",
    "person": "人员",
    "organisation": "人员",
    "person_relation": "人员",
    "person_link": "人员",
    "access_log": "查看记录",
    "passed_warning": "说明理由",
    "due_mark": "到期的事",
    "printed_paper": "文书",
    "attachment": "材料",
    "returned_sheet": "文书",
    "phrase": "本所",
    "user": "本所",
    "committee": "本所",
    "mediator": "本所",
    "mediator_training": "本所",
    "committee_funding": "本所",
    "subsidy_rate": "本所",
    "subsidy_claim": "调解",
    "subsidy_share": "调解",
    "subsidy_step": "调解",
    "statistics_snapshot": "统计",
    "number_block": "本所",
}


def in_words(rows: Mapping[str, int]) -> str:
    """What so many rows of each table are to people, the most first."""
    lines = Counter(dict.fromkeys((*_LINES.values(), _OTHER), 0))  # their order decides ties
    for table, count in rows.items():
        lines[_LINES.get(table, _OTHER)] += count
    words = (
        tr("{what} {count}").format(what=tr(line), count=count)
        for line, count in lines.most_common()
        if count
    )
    return tr("、").join(words)
