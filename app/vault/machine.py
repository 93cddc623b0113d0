"""What tells one machine from another: the id its operating system was given at installation."""

from __future__ import annotations

__all__ = ["machine_id"]

import sys

if sys.platform == "win32":
    import winreg

    def machine_id() -> bytes:
        """The id of this installation, or b"" where it has none; a cloned disk has the same."""
        try:
            with winreg.OpenKey(
                winreg.HKEY_LOCAL_MACHINE,
                r"SOFTWARE\Microsoft\Cryptography",
                access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
            ) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0]).encode()
        except OSError:
            return b""

else:
    from pathlib import Path

    _KEPT_IN = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))

    def machine_id() -> bytes:
        """The id of this installation, or b"" where it has none; a cloned disk has the same."""
        for path in _KEPT_IN:
            try:
                found = path.read_text("ascii").strip()
            except (OSError, ValueError):
                continue
            if found:
                return found.encode()
        return b""
