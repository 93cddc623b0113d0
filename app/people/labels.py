"""What people call the columns of persons and organisations."""

from __future__ import annotations

__all__ = ["TABLES"]

from collections.abc import Mapping

from app.i18n import tr
from app.lines import TableLabels
from app.people.messages import Capacity, IdKind, Kin, Nationality, Overseas, Purpose, Secret, Sex

TABLES: Mapping[str, TableLabels] = {
    "person": TableLabels(
        tr("人员档案"),
        {
            "name": tr("姓名"),
            "name_alt": tr("曾用名、外文名"),
            "id_kind": tr("证件类型"),
            "id_no": tr("证件号码"),
            "sex": tr("性别"),
            "birth": tr("出生日期"),
            "nationality": tr("国籍或地区"),
            "overseas": tr("侨属性"),
            "ethnicity": tr("民族"),
            "languages": tr("语言"),
            "phone": tr("联系电话"),
            "address": tr("现住地"),
            "registered_address": tr("户籍地"),
            "occupation": tr("职业"),
            "work_unit": tr("工作单位"),
            "capacity": tr("民事行为能力"),
            "traits": tr("特殊情况"),
            "voided": tr("作废"),
        },
        {
            "id_kind": IdKind,
            "sex": Sex,
            "capacity": Capacity,
            "nationality": Nationality,
            "overseas": Overseas,
        },
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
    "person_relation": TableLabels(
        tr("相关的人"),
        {
            "kind": tr("关系"),
            "name": tr("姓名"),
            "phone": tr("联系电话"),
            "note": tr("说明"),
            "voided": tr("作废"),
        },
        {"kind": Kin},
    ),
    "person_link": TableLabels(
        tr("同一人"), {"same": tr("是同一人"), "reason": tr("理由"), "voided": tr("作废")}
    ),
    "access_log": TableLabels(
        tr("查看完整号码"),
        {"what": tr("看了什么"), "purpose": tr("用途"), "note": tr("说明"), "voided": tr("作废")},
        {"what": Secret, "purpose": Purpose},
    ),
}
