"""Numbers as papers write them: sums in capitals (大写) and in figures, counts in 一二三."""

from __future__ import annotations

__all__ = ["capital", "figures", "numeral"]

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_COUNTS = "零一二三四五六七八九"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_LIMIT = 10**14  # fen: twelve places of yuan, what a field of the record can hold


def capital(fen: int) -> str:
    """A sum in capitals by 《支付结算办法》 附一《正确填写票据和结算凭证的基本规定》.

    Argument in fen, 0 <= fen < 10**14; ValueError otherwise.
    整 follows 元 and 角 and never 分. Zeros in the middle are read once; where the rule leaves
    a choice, 万 ending in zero takes no 零 before 仟, and 元 ending in zero takes 零 before 角.
    """
    if not 0 <= fen < _LIMIT:
        raise ValueError(f"not a sum that can be written: {fen} fen")
    yuan, rest = divmod(fen, 100)
    jiao, cent = divmod(rest, 10)
    words = f"{_whole(yuan)}元" if yuan or not rest else ""
    if not rest:
        return words + "整"
    if jiao:
        words += ("零" if yuan and yuan % 10 == 0 else "") + _DIGITS[jiao] + "角"
    elif yuan:
        words += "零"
    return words + (_DIGITS[cent] + "分" if cent else "整")


def figures(fen: int) -> str:
    """A sum in digits: "1,500" when there are no fen, "1,500.50" otherwise."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}.{rest:02d}" if rest else f"{yuan:,}"


def numeral(number: int) -> str:
    """A count from 1 to 999: 一, 十, 十二, 九十九, 一百零五, 一百一十."""
    if not 0 < number < 1000:
        raise ValueError(f"not a count papers write: {number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = _COUNTS[hundreds] + "百" if hundreds else ""
    if tens:
        words += (_COUNTS[tens] if tens > 1 or hundreds else "") + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_COUNTS[ones] if ones else "")


def _whole(yuan: int) -> str:
    """Yuan in capitals, without the word 元."""
    if yuan == 0:
        return _DIGITS[0]
    words = ""
    zero = False  # zeros were passed that are still to be read
    for place in range(len(str(yuan)) - 1, -1, -1):
        digit = yuan // 10**place % 10
        if digit:
            words += ("零" if zero and words else "") + _DIGITS[digit] + _PLACES[place % 4]
            zero = False
        else:
            zero = True
        if place % 4 == 0 and yuan // 10**place % 10**4:
            words += _GROUPS[place // 4]
            zero = False
    return words
