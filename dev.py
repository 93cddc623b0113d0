"""Set up whatever is missing, then run, test, show, measure or check Banyan."""

# Nothing but the standard library, and nothing an old Python cannot read: the first thing a
# newcomer learns must be what to install, never a SyntaxError.
from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "banyan.stamp"
PYTHONS = ((3, 11), (3, 12), (3, 13))  # what every package of the lock has wheels for

# Shared libraries Qt links to and wheels do not carry, by their Debian package.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# The parts of Qt the desktop loads; others (eglfs, GTK themes) may lack what they like.
QT_PARTS = (
    "QtWidgets.abi3.so",
    "QtNetwork.abi3.so",
    "QtSvg.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
)


class Missing(Exception):
    """Something only the person at this machine can provide; str() says what to do."""


# ------------------------------------------------------------------------------------ set-up


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # absent where a caller replaced it
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")  # Windows consoles may be GBK
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        for name, (_, explanation) in COMMANDS.items():
            print(f"  python3 dev.py {name:<6} {explanation}")
        return 2
    try:
        if sys.version_info[:2] not in PYTHONS:
            return with_another_python(arguments)
        prepare()
        command, _ = COMMANDS[arguments[0]]
        return command(arguments[1:])
    except Missing as missing:
        print(f"榕下还不能启动：{missing}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def with_another_python(arguments: list[str]) -> int:
    """Hand over to a Python the lock was made for, if this machine has one."""
    for major, minor in reversed(PYTHONS):
        found = shutil.which(f"python{major}.{minor}")
        if found:
            return subprocess.call([found, str(ROOT / "dev.py"), *arguments])
    raise Missing(
        f"这个 Python 是 {platform.python_version()}，需要 3.11 至 3.13 中的一个。"
        "请安装后再运行同一条命令（Windows 到 python.org 下载，Debian 12 自带 3.11）。"
    )


def prepare() -> None:
    """Make the virtual environment agree with the lock, and Qt's libraries present."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted and PYTHON.exists():
        return
    if not PYTHON.exists() or subprocess.call([str(PYTHON), "-c", "import pip"]):
        make_environment()
    print("正在安装锁定的依赖（第一次约几分钟）……", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    locked = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(LOCK)]
    if subprocess.call(pip + locked):
        raise Missing(
            "依赖没有装全，原因见上。已装好的不会丢失；请检查网络后再运行同一条命令。"
            f"可用的系统：Windows 10 起、Linux（glibc 2.28 起），64 位 x86；本机为 {machine()}。"
        )
    subprocess.check_call([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    provide_qt_libraries()
    STAMP.write_text(wanted, encoding="ascii")


def make_environment() -> None:
    """Create .venv anew; Debian ships venv's other half as a package of its own."""
    if importlib.util.find_spec("ensurepip") is None and not apt_install(["python3-venv"]):
        raise Missing("缺少 Python 的 venv 组件，请运行：sudo apt-get install python3-venv")
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", str(VENV)])


def machine() -> str:
    return f"{platform.system()} {platform.machine()} {' '.join(platform.libc_ver())}".strip()


def provide_qt_libraries() -> None:
    """Install the system libraries Qt needs, or say which they are."""
    missing = missing_qt_libraries()
    if not missing:
        return
    packages = sorted({DEBIAN_PACKAGES.get(name, name) for name in missing})
    if all(name in DEBIAN_PACKAGES for name in missing) and apt_install(packages):
        missing = missing_qt_libraries()
    if not missing:
        return
    if shutil.which("apt-get"):
        raise Missing(f"缺少图形界面的系统库，请运行：sudo apt-get install {' '.join(packages)}")
    raise Missing(f"缺少图形界面的系统库：{'、'.join(missing)}。请用本系统的包管理器安装。")


def missing_qt_libraries() -> list[str]:
    """Names of shared libraries that Qt links to and the loader cannot find."""
    if WINDOWS or not shutil.which("ldd"):
        return []
    ask = "import PySide6; print(PySide6.__path__[0])"
    qt = Path(subprocess.check_output([str(PYTHON), "-c", ask], text=True).strip())
    found: set[str] = set()
    for part in QT_PARTS:
        if (qt / part).exists():
            ldd = ["ldd", str(qt / part)]  # exits with an error where something is missing
            done = subprocess.run(ldd, check=False, stdout=subprocess.PIPE, text=True)
            found |= unresolved(done.stdout)
    return sorted(found)


def unresolved(listing: str) -> set[str]:
    """The libraries an ldd listing marks as not found."""
    return set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE))


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where that needs no question; False where it cannot be done."""
    if not shutil.which("apt-get"):
        return False
    as_root: list[str] = []
    if os.geteuid() != 0:
        as_root = ["sudo", "-n"]
        if not shutil.which("sudo") or subprocess.call(
            [*as_root, "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ):
            return False
    print(f"正在安装系统组件：{' '.join(packages)}", flush=True)
    quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*quiet, "install", "-y", "--no-install-recommends", *packages]
    if subprocess.call(install) == 0:
        return True
    return subprocess.call([*quiet, "update"]) == 0 and subprocess.call(install) == 0


# ---------------------------------------------------------------------------------- commands


def call(tool: str, *arguments: str, offscreen: bool = False) -> int:
    """Run a tool of the environment with UTF-8 and, if asked, without a screen."""
    environment = dict(os.environ, PYTHONUTF8="1")
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = shutil.which(tool, path=str(PYTHON.parent))
    if found is None:
        raise Missing(f".venv 里没有 {tool}。请删去 .venv 文件夹后再运行同一条命令。")
    code = subprocess.call([found, *arguments], env=environment)
    return code if code >= 0 else 128 - code  # killed by a signal is no success either


def run(rest: list[str]) -> int:
    screen = any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if not WINDOWS and not screen:
        raise Missing(
            "这里没有图形界面。请在桌面环境里运行；"
            "没有桌面时，可用 python3 dev.py demo OUT 走完整个过程，画面存成图片。"
        )
    return call("python", "-m", "ui.main", *rest)


def test(rest: list[str]) -> int:
    provide_postgres()
    os.chdir(str(ROOT))
    if rest:  # somebody is working on these tests; the walls are for the whole
        return call("pytest", *rest, offscreen=True)
    # Tests wait for disks, threads and children: one more than there are processors keeps all busy.
    workers = str(min((os.cpu_count() or 1) + 1, 4))
    shared = ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]
    return max(check_walls(), call("pytest", *shared, offscreen=True))


def provide_postgres() -> None:
    """Let the city's PostgreSQL tests run where one can be had; they skip loudly elsewhere."""
    there = shutil.which("pg_ctl") or list(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not WINDOWS and not there and not apt_install(["postgresql"]):
        print("本机没有 PostgreSQL，与它有关的测试会跳过。", file=sys.stderr)


def demo(rest: list[str]) -> int:
    return call("python", "-m", "ui.demo", *rest, offscreen=True)


def bench(rest: list[str]) -> int:
    os.chdir(str(ROOT))
    return call("python", "-m", "tests.bench", *rest, offscreen=True)


def lint(rest: list[str]) -> int:
    os.chdir(str(ROOT))
    return max(check_walls(), call("pytest", "-q", "tests/house", *rest, offscreen=True))


def check_walls() -> int:
    """Check style, types and the direction of imports, all of them, so one run shows all."""
    results = []
    for wall in ("ruff check", "ruff format --check", "mypy", "lint-imports --no-logo"):
        print(f"— {wall}", flush=True)
        results.append(call(*wall.split()))
    return max(results)


COMMANDS = {
    "run": (run, "打开榕下（其余参数原样交给它）"),
    "test": (test, "全部检查与测试；带参数时只跑 pytest，参数原样交给它"),
    "demo": (demo, "demo OUT：不用显示器走完一个案子，两台电脑和一个市局，结果写到 OUT"),
    "bench": (bench, "量一量快慢与大小"),
    "lint": (lint, "写法、类型、依赖方向与仓库自身的规矩"),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
