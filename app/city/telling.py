"""What banyan-city prints of the city."""

from __future__ import annotations

__all__ = ["moment", "say", "tell"]

from datetime import datetime

from app.city.status import Status
from app.i18n import tr


def tell(status: Status) -> None:
    """The city, its offices and their laptops, as banyan-city status says them."""
    say(
        (tr("单位"), status.name),
        (tr("核对码"), status.digits),
        (tr("密钥有效至"), moment(status.keys_until)),
    )
    for office in status.offices:
        print()
        print(f"{office.name}  {office.code}")
        say(
            (tr("记录"), tr("{n} 条，已备份 {m} 条").format(n=office.entries, m=office.durable)),
            (
                tr("照片录音"),
                tr("{n} 份，已备份 {m} 份").format(n=office.files, m=office.files_durable),
            ),
            (tr("摘要"), office.digest[:16]),
        )
        if office.rejected:
            print(tr("  未采用 {n} 条").format(n=office.rejected))
        if office.forks:
            print(tr("  有 {n} 处两份内容不一样，已停下，请联系本所核对").format(n=office.forks))
        for device in office.devices:
            seen = moment(device.seen_at) if device.seen_at else tr("还没有来过")
            state = tr("已停用") if device.revoked_at else tr("最近 {seen}").format(seen=seen)
            print(
                tr("  {number}  {name}  {n} 条，{state}").format(
                    number=device.number, name=device.name, n=device.entries, state=state
                )
            )
            if device.held:
                print(tr("    有 {n} 批在等前面的").format(n=device.held))
        for gap in office.gaps:
            print(
                tr("  {committee} {year} 年有 {n} 个空号").format(
                    committee=gap.committee, year=gap.year, n=gap.count
                )
            )
    for waiting in status.waiting:
        print(
            tr("待处理 {id}：停用的电脑 {device} 送来第 {lo}–{hi} 条（{at}）").format(
                id=waiting.id,
                device=waiting.device,
                lo=waiting.lo,
                hi=waiting.hi,
                at=moment(waiting.received_at),
            )
        )


def say(*lines: tuple[str, object]) -> None:
    """One line for each label and value."""
    for label, value in lines:
        print(f"{label}  {value}")


def moment(at: datetime) -> str:
    """To the minute."""
    return f"{at:%Y-%m-%d %H:%M}"
