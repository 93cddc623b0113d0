"""Papers and texts the tests of this room share."""

from __future__ import annotations

__all__ = ["RARE", "agreement", "letter", "page_texts", "squeezed"]

import re

import pypdfium2 as pdfium

from app.papers.model import (
    Bold,
    Filled,
    Gap,
    Heading,
    List,
    Masked,
    Number,
    Paper,
    Paragraph,
    Signature,
    SignLine,
    Stamp,
    Title,
)

RARE = "䶮㛃𬍛𠀀𠮷𪚥𫝀𬺰"  # extensions A, B, C, D, E and F

PAPER_ID = bytes(range(16))


def letter(*blocks: object, **more: object) -> Paper:
    """A paper of these blocks."""
    return Paper("med.F-A8", "人民调解协议书", blocks, PAPER_ID, **more)  # type: ignore[arg-type]


def agreement() -> Paper:
    """A usual agreement of two pages: two parties, two gaps, three rare names."""
    effect = (
        "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，"
        "具有法律约束力，当事人应当按照约定履行。双方当事人认为有必要的，可以自本协议生效之日起"
        "三十日内共同向人民法院申请司法确认。"
    )
    facts = (
        "双方系前后邻居。2026年9月，黄国栋修缮自家后院时用水泥填高后墙排水沟约12厘米，致雨天倒灌，"
        "李䶮明房屋后墙受潮。李䶮明要求恢复排水沟原状，并赔偿墙体修补费3,000元；黄国栋同意修沟，"
        "不同意赔偿。"
    )
    return letter(
        Title("人民调解协议书"),
        Number(("编号：（2026）江新大人调字第087号",)),
        Paragraph(
            (
                Bold("当事人"),
                "（申请人）：",
                Filled("李䶮明", "parties.0.name"),
                "，男，汉族，1980年5月12日出生，公民身份号码",
                Masked("440799198005122210", "440799********2210", "parties.0.id_no"),
                "，住江门市新会区大泽镇田金村3队18号，联系电话",
                Masked("0750-0000101", "0750-***0101"),
                "。",
            )
        ),
        Paragraph(
            (
                Bold("当事人"),
                "（被申请人）：黄㛃栋，男，汉族，1974年2月3日出生，住",
                Gap("被申请人的门牌号", "parties.1.address"),
                "，联系电话0750-0000102。",
            )
        ),
        Paragraph((Bold("纠纷主要事实、争议事项："), facts)),
        Heading("经调解，自愿达成如下协议："),
        List(
            (
                ("黄㛃栋凿除填高部分，将排水沟恢复至原有深度、宽度，并保持畅通。",),
                ("黄㛃栋一次性补偿墙体修补费人民币1,500元（大写：壹仟伍佰元整）。",),
                ("双方今后互相提供通行、排水便利，不再就此事主张其他权利。",),
            )
        ),
        Paragraph((Bold("履行方式、时限："), "第二项于", Gap("付款日期", "items.1"), "前付清。")),
        Paragraph(("本协议一式三份，当事人、人民调解委员会各持一份。",)),
        Paragraph((effect,)),
        Signature(
            (
                SignLine("申请人李䶮明（签名、盖章或按指印）"),
                SignLine("被申请人黄㛃栋（签名、盖章或按指印）"),
                SignLine("见证人（签名）", Gap("见证人姓名", "witness")),
                SignLine("人民调解员谭𬍛（签名）"),
                SignLine("记录人（签名）"),
            )
        ),
        Stamp("江门市新会区大泽镇人民调解委员会"),
        across=True,
    )


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, as PDFium copies it out."""
    document = pdfium.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            layer = page.get_textpage()
            texts.append(layer.get_text_range())
            layer.close()
            page.close()
        return texts
    finally:
        document.close()


def squeezed(text: str) -> str:
    """The text without blanks, which no PDF keeps as typed."""
    return re.sub(r"\s", "", text)
