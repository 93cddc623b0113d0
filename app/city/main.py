"""The command line banyan-city: makes, serves and looks after the city server."""

from __future__ import annotations

__all__ = ["main"]

import argparse
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy.orm import Session

from app.city import archives, backup, registry, setup
from app.city.blobs import Blobs, spoilt_blobs
from app.city.city import City
from app.city.counter import Counter
from app.city.folder import CityFolder, port_of
from app.city.intake import Intake
from app.city.officebooks import add_mediators
from app.city.serve import Serving, claim
from app.city.status import read_status
from app.city.telling import moment, say, tell
from app.city.trouble import explained
from app.city.writer import Writers
from app.clock import SystemClock
from app.console import settle_streams
from app.errors import Problem
from app.i18n import tr
from app.sync.verify import verify

_PORT = 8443  # where no address says another


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns what the shell is told."""
    settle_streams()
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        with explained():
            return run(options)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("banyan-city", description=tr("榕下市级系统"))
    parser.add_argument(
        "--dir", type=Path, default=Path("city"), help=tr("市级系统的文件夹（默认 ./city）")
    )
    commands = parser.add_subparsers(required=True, metavar=tr("命令"))

    def command(name: str, run: Callable[..., int], what: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=what, description=what)
        made.set_defaults(run=run)
        return made

    made = command("init", _init, tr("新建市级系统和密钥"))
    made.add_argument("folder", type=Path, nargs="?", help=tr("同 --dir"))
    made.add_argument("--database", default="", help=tr("数据库地址；默认是文件夹里的 SQLite 文件"))
    made.add_argument("--name", default="江门市司法局")
    made.add_argument("--server", action="append", default=[], help=tr("各所连接的地址，可多个"))
    made.add_argument("--safe", type=Path, help=tr("根密钥放在哪里（默认文件夹里的 safe）"))

    made = command("serve", _serve, tr("运行服务器"))
    made.add_argument("--host", default="0.0.0.0")  # noqa: S104  laptops come from outside
    made.add_argument("--port", type=int, help=tr("默认是第一个 --server 地址的端口"))

    made = command("enrol", _enrol, tr("给一台电脑发登记码"))
    made.add_argument("office", help=tr("镇街的 9 位代码"))
    made.add_argument("--days", type=int, default=7, help=tr("几天内有效"))
    made.add_argument(
        "--mediator", action="append", default=[], help=tr("镇街调委会的调解员姓名，可多个")
    )

    made = command("enrol-stick", _enrol_stick, tr("答复 U 盘上的登记申请"))
    made.add_argument("folder", type=Path)
    made.add_argument("office", help=tr("镇街的 9 位代码"))
    made.add_argument("--digits", help=tr("已核对的核对码；不写就在屏幕上核对"))

    made = command("revoke", _revoke, tr("停用一台电脑"))
    made.add_argument("device", help=tr("电脑编号，例如 440705101-02"))

    made = command("rotate", _rotate, tr("换服务器的密钥（每季度一次）"))
    made.add_argument("--safe", type=Path, help=tr("保险柜 U 盘上的文件夹"))

    made = command("import", _import, tr("读入 U 盘，并把回执写在上面"))
    made.add_argument("folder", type=Path, nargs="?")
    made.add_argument("--accept", metavar=tr("编号"), help=tr("采用停用电脑送来的一批"))
    made.add_argument("--reject", metavar=tr("编号"), help=tr("不采用停用电脑送来的一批"))

    made = command("export", _export, tr("把一个所的内容写到 U 盘"))
    made.add_argument("folder", type=Path)
    made.add_argument("office", help=tr("镇街的 9 位代码"))

    made = command("backup", _backup, tr("备份，打开核对后各所看到“已备份”"))
    made.add_argument("target", type=Path)

    _archives(command)
    command("verify", _verify, tr("逐条核对记录、照片和录音是否完好"))

    made = command("restore", _restore, tr("从备份恢复"))
    made.add_argument("source", type=Path)
    made.add_argument("--safe", type=Path, help=tr("保险柜 U 盘上的文件夹，密钥也丢了时用"))
    made.add_argument("--database", default="", help=tr("恢复到这个空数据库"))

    made = command("status", _status, tr("看各所、各电脑、回执和待办"))
    made.add_argument("--json", action="store_true")
    return parser


def _archives(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("archive-key", _archive_key, tr("给一个县做档案密钥（封存未成年人记录用）"))
    made.add_argument("county", help=tr("县（市、区）的 6 位代码"))
    made.add_argument("folder", type=Path, help=tr("密钥放在哪里，用完锁进县里的保险柜"))

    command("archive-list", _archive_list, tr("看各所封存了哪些记录"))

    made = command("archive-open", _archive_open, tr("依法查询时打开一份封存"))
    made.add_argument("sealing", help=tr("封存编号，见 archive-list"))
    made.add_argument("--key", type=Path, required=True, help=tr("县档案密钥的文件"))
    made.add_argument("--out", type=Path, required=True, help=tr("写到哪个空文件夹"))


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[tuple[City, Writers]]:
    """The city and a hand that writes, beside whatever serves it."""
    city = City(options.dir, SystemClock())
    writers = Writers(city, 1)
    try:
        yield city, writers
    finally:
        writers.close()
        city.close()


def _init(options: argparse.Namespace) -> int:
    folder = options.folder or options.dir
    safe = options.safe or folder / "safe"
    digits = setup.init(
        folder,
        safe,
        SystemClock(),
        name=options.name,
        database=options.database,
        servers=tuple(options.server),
    )
    say(
        (tr("单位"), options.name),
        (tr("核对码"), digits),
        (tr("根密钥"), safe),
    )
    print(tr("请把根密钥的文件夹移到两个 U 盘，锁进保险柜，再从服务器上删掉。"))
    if not options.server:
        print(tr("没有写明各所连接的地址（--server），各所只能用 U 盘。"))
    return 0


def _serve(options: argparse.Namespace) -> int:
    port = options.port
    if port is None:
        servers = CityFolder(options.dir).settings().servers
        port = port_of(servers[0]) if servers else _PORT
    serving = Serving(options.dir, SystemClock(), host=options.host, port=port)
    # A batch is thousands of small objects and no cycle: looking for cycles takes a fifth longer.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    print(tr("正在运行，端口 {port}。按 Ctrl+C 停止。").format(port=serving.port), flush=True)
    serving.run()
    return 0


def _enrol(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):

        def job(session: Session) -> registry.NewCode:
            code = registry.make_code(session, city, options.office, days=options.days)
            add_mediators(session, city, options.office, options.mediator)
            return code

        code = writers.write(options.office, job)
        with city.reading() as session:
            digits = read_status(session, city).digits
        say(
            (tr("单位"), city.office_name(options.office)),
            (tr("服务器"), tr("、").join(city.settings.servers) or tr("没有写明，请另外告诉该所")),
            (tr("登记码"), code.code),
            (tr("有效至"), moment(code.expires_at)),
            (tr("核对码"), digits),
        )
    return 0


def _enrol_stick(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):
        counter = Counter(city, writers)
        name = city.office_name(options.office)
        requests = counter.requests(options.folder)
        if not requests:
            print(tr("U 盘里没有登记申请。"), file=sys.stderr)
            return 1
        admitted = 0
        for path, request in requests:
            if not _compared(options.digits, request.digits, request.name, name):
                print(
                    tr("核对码不一样，没有登记：{name}").format(name=request.name), file=sys.stderr
                )
                continue
            admitted += 1
            counter.admit(options.folder, path, options.office)
            with city.reading() as session:
                digits = read_status(session, city).digits
            say((tr("单位"), name), (tr("电脑"), request.name), (tr("核对码"), digits))
            print(tr("已登记。请把 U 盘带回那台电脑读取，并核对上面的核对码。"))
    return 0 if admitted else 1


def _compared(typed: str | None, digits: str, laptop: str, office: str) -> bool:
    """Whether the digits of a request are those the person who carried it was shown."""
    if typed is not None:
        return "".join(filter(str.isdigit, typed)) == "".join(filter(str.isdigit, digits))
    question = tr("{office}的电脑“{laptop}”，核对码 {digits}，和登记单上一样吗？(y/n) ")
    try:
        return input(question.format(office=office, laptop=laptop, digits=digits)).lower() == "y"
    except EOFError:  # nobody is there to look
        return False


def _revoke(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):
        with city.reading() as session:
            office = registry.find_device(session, options.device).office
        writers.write(
            office,
            lambda session: registry.revoke(
                session, city, registry.find_device(session, options.device)
            ),
        )
    print(tr("已停用。它再送来的内容会留着，等专人处理；本所其他电脑同步后换新密钥。"))
    return 0


def _rotate(options: argparse.Namespace) -> int:
    root = setup.read_root(options.safe or options.dir / "safe")
    with _opened(options) as (city, writers):
        writers.write("", lambda session: registry.rotate(session, city, root))
    print(tr("已换新密钥。各所下次同步时自动换上。"))
    return 0


def _import(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):
        if options.accept or options.reject:
            return _decide(city, writers, options.accept, options.reject)
        if options.folder is None:
            print(tr("请写明 U 盘的位置。"), file=sys.stderr)
            return 2
        brought = Counter(city, writers).import_(options.folder)
        names = [city.office_name(office) for office in brought.offices]
    print(
        tr("读入 {count} 批：{offices}。").format(
            count=brought.files, offices=tr("、").join(names) or tr("没有新的")
        )
    )
    if brought.requests:
        print(tr("另有 {count} 台电脑申请登记，请用 enrol-stick。").format(count=brought.requests))
    for sentence in brought.refused:
        print(sentence, file=sys.stderr)
    if brought.offices:
        print(tr("回执已写在 U 盘上，请带回各所读取。"))
    return 1 if brought.refused else 0


def _decide(city: City, writers: Writers, accept: str | None, reject: str | None) -> int:
    Intake(city, writers).decide(accept or reject or "", accepted=accept is not None)
    print(tr("已采用。") if accept else tr("已记为不采用，内容仍保留。"))
    return 0


def _export(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):
        name = city.office_name(options.office)
        count = Counter(city, writers).export(options.folder, options.office)
    print(tr("已写入 {count} 个文件，给{office}。").format(count=count, office=name))
    return 0


def _backup(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):
        path = backup.back_up(city, options.target)
        archives.drop_erased(city, writers, options.target / backup.BLOBS)
    print(tr("已备份并打开核对：{path}").format(path=path))
    return 0


def _archive_key(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):
        path = writers.write(
            "",
            lambda session: archives.make_archive_key(
                session, city, options.county, options.folder
            ),
        )
        for office in archives.offices_of(city, options.county):
            writers.write(office, partial(archives.renew_list, city=city, office=office))
    print(tr("档案密钥：{path}").format(path=path))
    print(tr("请复制到两个 U 盘，锁进县里的保险柜，再从这里删掉。丢了，封存的记录再也打不开。"))
    return 0


def _archive_list(options: argparse.Namespace) -> int:
    with _opened(options) as (city, _), city.reading() as session:
        for order in archives.sealed_records(session):
            state = tr("已清除") if order.erased_on else tr("已打包")
            print(
                tr("{id}  {office}  {on} 打包，{state}  {basis}").format(
                    id=order.id.hex(),
                    office=city.office_name(order.office),
                    on=order.ordered_on,
                    state=state,
                    basis=order.basis,
                )
            )
    return 0


def _archive_open(options: argparse.Namespace) -> int:
    with _opened(options) as (city, writers):
        package = archives.read_package(city, Blobs(city, writers), options.sealing, options.key)
        differing = archives.differing(city, package)
    written = archives.write_out(package, options.out)
    print(tr("已写到 {folder}：{n} 个文件。用完请删除。").format(folder=options.out, n=written))
    if differing:
        print(
            tr("有 {n} 条改动和市里账上的不一样，请当作证据保存，并联系该所核对。").format(
                n=differing
            ),
            file=sys.stderr,
        )
    return 1 if differing else 0


def _verify(options: argparse.Namespace) -> int:
    with _opened(options) as (city, _):
        with city.reading() as session:
            report = verify(session)
        spoilt = spoilt_blobs(city)
    for found in report.breaks:
        print(f"{found.where} {found.at}: {found.what}", file=sys.stderr)
    for name in spoilt:
        print(f"blob {name}", file=sys.stderr)
    if report.breaks or spoilt:
        print(tr("有内容对不上，见上面各行。请不要删除，先从备份恢复到别处核对。"))
        return 1
    print(
        tr("都完好：{entries} 条改动、{rows} 行记录，照片和录音都打开核对过。").format(
            entries=report.entries, rows=report.rows
        )
    )
    return 0


def _restore(options: argparse.Namespace) -> int:
    setup.check_addresses(options.database)
    root = setup.read_root(options.safe) if options.safe else None
    options.dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with claim(options.dir):
        source = backup.newest_backup(options.source)
        backup.restore(options.dir, source, SystemClock(), root=root, database=options.database)
    print(tr("已恢复：{path}。备份以后的内容，各所同步时会自动补回。").format(path=source))
    return 0


def _status(options: argparse.Namespace) -> int:
    with _opened(options) as (city, _), city.reading() as session:
        status = read_status(session, city)
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(status)).decode())
    else:
        tell(status)
    return 0


if __name__ == "__main__":
    sys.exit(main())
