"""What people call the columns of persons and organisations."""

from __future__ import annotations

__all__ = ["TABLES"]

from collections.abc import Mapping

from app.i18n import tr
from app.lines import TableLabels
from app.people.messages import Capacity, IdKind, Sex

TABLES: Mapping[str, TableLabels] = {
    "person": TableLabels(
        tr("人员档案"),
        {
            "name": tr("姓名"),
            "id_kind": tr("证件类型"),
            "id_no": tr("证件号码"),
            "sex": tr("性别"),
            "birth": tr("出生日期"),
            "ethnicity": tr("民族"),
            "phone": tr("联系电话"),
            "address": tr("现住地"),
            "registered_address": tr("户籍地"),
            "occupation": tr("职业"),
            "work_unit": tr("工作单位"),
            "capacity": tr("民事行为能力"),
            "traits": tr("特殊情况"),
            "voided": tr("作废"),
        },
        {"id_kind": IdKind, "sex": Sex, "capacity": Capacity},
    ),
    "organisation": TableLabels(
        tr("单位档案"),
        {
            "name": tr("名称"),
            "uscc": tr("统一社会信用代码"),
            "legal_rep": tr("法定代表人"),
            "address": tr("地址"),
            "phone": tr("联系电话"),
            "voided": tr("作废"),
        },
    ),
}
