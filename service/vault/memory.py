"""What can be promised about memory: our own buffers are wiped, and nobody dumps the process.

Not promised: fragments in freed memory until reuse, nor anything against root (pyca/cryptography,
"Known security limitations"). Swap is the deployment's: no swap, or encrypted.
"""

import ctypes
import os
import resource
from typing import Final

from service.vault.errors import HardeningFailed

_PR_SET_DUMPABLE: Final = 4  # linux/prctl.h


def harden_process() -> None:
    """Forbid core dumps, and forbid other processes of the same user to read this one's memory.

    Raises:
        HardeningFailed: the operating system refused.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise HardeningFailed(f"prctl: {os.strerror(ctypes.get_errno())}")
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError) as error:
        raise HardeningFailed(f"core dumps cannot be switched off: {error}") from error


def wipe(buffer: bytearray) -> None:
    """Overwrite `buffer` with zeros where it lies, without changing its length."""
    # An equal-length slice assignment copies into the same allocation; `clear()` would free it unwiped.
    buffer[:] = bytes(len(buffer))
