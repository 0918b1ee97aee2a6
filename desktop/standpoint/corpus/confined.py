# SPDX-License-Identifier: MIT
"""What a process that reads foreign files may not do: reach the network, run, or fill memory.

Python's own ways out are closed by an audit hook, which nothing in a process can take off again.
Libraries in C are not seen by it; their readers are told to fetch nothing, and tests listen.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MEMORY = 2_000_000_000
"""So many bytes more than at its start a process that reads files may take."""

_FORBIDDEN = frozenset((
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request",
    "http.client.connect", "ftplib.connect", "imaplib.open", "nntplib.connect", "poplib.connect",
    "smtplib.connect", "telnetlib.Telnet.open", "webbrowser.open", "subprocess.Popen",
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile",
    "os.startfile/2", "pty.spawn", "winreg.SetValue", "_winapi.CreateProcess",
))  # fmt: skip


class ForbiddenError(PermissionError):
    """Something in a process that reads files wanted to reach out of it."""


def forbid_reaching_out() -> None:
    """Let no Python code in this process use the network or start another program, for ever."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise ForbiddenError(f"{event} is not done while files are read")


def limit_memory(above: int = MEMORY) -> None:
    """Let this process take so many bytes more than it has now, and leave no core dump.

    Beyond that Python raises MemoryError; a library in C may end the process. Windows has no
    such limit.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kind = resource.RLIMIT_AS if sys.platform == "linux" else resource.RLIMIT_DATA
    hard = resource.getrlimit(kind)[1]
    wanted = _taken() + above
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (wanted, hard))


def _taken() -> int:
    """Return how many bytes of address space this process has, as far as the system tells."""
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def one_thread_each() -> None:
    """Keep libraries from starting a thread for each core: the processes share the cores already.

    Each thread would also reserve memory that nobody uses. Call it before they are imported.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


def step_back(by: int = 10) -> None:
    """Let other programs go first, where the system allows it."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(by)


def seconds_in_line(process: int) -> float:
    """Return how long a process has waited for its turn at a processor; 0 where no system says."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    return 0.0


def end_with(lifeline: Connection) -> NoReturn:
    """End this process when the other end of `lifeline` is closed; runs in a thread."""
    with contextlib.suppress(OSError):
        lifeline.poll(None)
    os._exit(1)


def hang_on(lifeline: Connection) -> None:
    """Let this process end with its `lifeline`, whose other end the program holds.

    It must not outlive the program, whatever ended that, nor work on when it is no longer waited
    for. No other process may hold the same lifeline.
    """
    threading.Thread(target=end_with, args=(lifeline,), daemon=True).start()
    if sys.platform == "linux":
        import fcntl

        # No thread comes to its turn while a library keeps the interpreter to itself.
        at = lifeline.fileno()
        with contextlib.suppress(OSError):
            fcntl.fcntl(at, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(at, fcntl.F_SETSIG, signal.SIGKILL)
            fcntl.fcntl(at, fcntl.F_SETFL, fcntl.fcntl(at, fcntl.F_GETFL) | os.O_ASYNC)


def start_undisturbed(process: BaseProcess) -> None:
    """Start a process that Ctrl+C does not reach before it could say that it passes over it.

    Raises OSError where the system does not let it start.
    """
    if sys.platform == "win32":
        process.start()
        return
    from multiprocessing import resource_tracker

    # Started by the first process, it lets interrupts through again when it is ready.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()  # and hand the mask on
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_interrupts() -> None:
    """Pass over Ctrl+C, which reaches every process of a terminal: the program says what it means.

    The same holds for a terminal that is closed: the program ends first, then its processes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
