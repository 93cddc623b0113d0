"""Code lists of people, as data."""

from __future__ import annotations

__all__ = [
    "Capacity",
    "IdKind",
    "Kin",
    "Nationality",
    "Overseas",
    "Purpose",
    "Secret",
    "Sex",
    "Typed",
]

from app.codes import Code


class Sex(Code):
    """性别, GB/T 2261.1."""

    MALE = "1", "男"
    FEMALE = "2", "女"
    UNSTATED = "9", "未说明"


class Capacity(Code):
    """民事行为能力 of an adult; a minor's follows from the age (民法典 第18条至第22条)."""

    FULL = "1", "完全"
    LIMITED = "2", "限制"
    NONE = "3", "无"


class Nationality(Code):
    """国籍或地区, domain specification 2.1."""

    MAINLAND = "1", "中国内地"
    HONG_KONG = "2", "香港"
    MACAO = "3", "澳门"
    TAIWAN = "4", "台湾"
    FOREIGN = "5", "外国"
    STATELESS = "6", "无国籍"


class Overseas(Code):
    """侨属性; 归侨、侨眷 need a certificate (归侨侨眷权益保护法实施办法 第2条)."""

    CHINESE_ABROAD = "1", "华侨"
    RETURNED = "2", "归侨"
    FAMILY = "3", "侨眷"
    FOREIGN_CHINESE = "4", "外籍华人"


class Kin(Code):
    """What somebody is to a person."""

    SPOUSE = "1", "配偶"
    PARENT = "2", "父母"
    CHILD = "3", "子女"
    SIBLING = "4", "兄弟姐妹"
    GRANDPARENT = "5", "祖父母或外祖父母"
    GRANDCHILD = "6", "孙子女或外孙子女"
    GUARDIAN = "7", "监护人"
    OTHER = "9", "其他"


class Secret(Code):
    """What of a person is masked until somebody says what it is needed for."""

    ID_NO = "1", "证件号码"
    PHONE = "2", "联系电话"
    CRIME = "3", "犯罪情况"
    HEALTH = "4", "健康情况"
    HISTORY = "5", "三涉、四史"
    NOTES = "6", "工作记录"
    HELP = "7", "原判、风险和联系内容"
    MEANS = "8", "家庭经济状况和补贴"
    PHOTO = "9", "照片和证件"
    DOSSIER = "A", "整卷（导出成文件）"
    LIST = "B", "清单（复制、打印、另存）"


class Purpose(Code):
    """What a complete number is looked at for."""

    VERIFY = "1", "核对身份"
    HANDLE = "2", "办理案件"
    CONTACT = "3", "联系本人"
    PAPER = "4", "制作文书"
    INSPECT = "5", "监督检查"
    OTHER = "9", "其他"


class IdKind(Code):
    """证件类型, CL-10 of the domain specification."""

    RESIDENT = "01", "居民身份证"
    HOUSEHOLD = "02", "户口簿"
    HK_MACAO_PERMIT = "03", "港澳居民来往内地通行证"
    TAIWAN_PERMIT = "04", "台湾居民来往大陆通行证"
    HMT_RESIDENCE = "05", "港澳台居民居住证"
    PASSPORT = "06", "护照"
    PERMANENT_RESIDENT = "07", "外国人永久居留身份证"
    OTHER = "99", "其他"


class Typed(Code):
    """What a typed text may be, by the field that a fault of it names."""

    NAME = "name", "姓名"
    PHONE = "phone", "电话"
    USCC = "uscc", "统一社会信用代码"
