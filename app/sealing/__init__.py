"""封存: records of minors go to the county's archive, and out of every copy of the office.

messages · handlers · queries: order a sealing, look how far it came, carry it out
package: what the archive gets; opened with the county's key alone
line: what it tells the shared rooms
The erasure itself is a part of the merge: app/sync/{orders,erasure}.py.
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "sealing"
