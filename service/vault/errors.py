"""Errors of the vault.

VaultError
+-- SealError            something could not be sealed: too long, or no usable public key
|   +-- OpenError        a ciphertext does not open: other key, other bucket, or changed bytes
+-- SelfTestFailed       the machine's cryptography does not do what the seal needs
+-- ManifestError        a manifest is not signed by its keeper or not written as agreed
|   +-- NoValidBucket    no bucket may take a report of that meldpunt, day and class
+-- RootKeyError         the root key's file is damaged, or an epoch is gone
+-- KeyringError         the keyring's file cannot be used as it is
|   +-- SlotGone         the keyring holds no key for that bucket: destroyed, or never born
|   +-- KeyringLocked    another process holds the keyring or the root key
|   +-- KeyNotDestroyed  a key that should be gone is still there
+-- StoreUnavailable     nothing was stored: disk full, locked, closed or queue full
|   +-- EnvelopeRefused  one envelope breaks a rule of the table; others may be fine
+-- RegisterError        the keeper's register refuses a step
|   +-- UnknownBucket    the register does not know that bucket
+-- UnsafeFilesystem     overwriting in place would not destroy a key on that filesystem
+-- HardeningFailed      the operating system refused to protect the process's memory

No message holds plaintext, a seed, or a word that a reporter sent.
"""

from service.kernel.errors import LuwteError


class VaultError(LuwteError):
    """Base of the room's errors."""


class SealError(VaultError):
    """Nothing was sealed."""


class OpenError(SealError):
    """A ciphertext does not open with this key for this bucket, or is malformed."""


class SelfTestFailed(VaultError):
    """The process must not start: its cryptography seals or opens wrongly."""


class ManifestError(VaultError):
    """A manifest cannot be trusted or read."""


class NoValidBucket(ManifestError):
    """Nothing may be sealed for that meldpunt, day and class; never fall back to plaintext."""


class RootKeyError(VaultError):
    """The root key cannot wrap or unwrap."""


class KeyringError(VaultError):
    """The keyring cannot be used as it is."""


class SlotGone(KeyringError):
    """The keyring holds no key for that bucket."""


class KeyringLocked(KeyringError):
    """Another process holds the file; two keepers must never write one ring."""


class KeyNotDestroyed(KeyringError):
    """A key that should be gone can still be found."""


class StoreUnavailable(VaultError):
    """Nothing of what was asked has been stored; the reporter must be told."""


class EnvelopeRefused(StoreUnavailable):
    """An envelope breaks a rule of the table (an identifier that is taken, a wrong length)."""


class RegisterError(VaultError):
    """The register refuses a step that would contradict what it says already."""


class UnknownBucket(RegisterError):
    """The register does not know that bucket."""


class UnsafeFilesystem(VaultError):
    """Keys may not live there in production."""


class HardeningFailed(VaultError):
    """The process's memory cannot be protected as promised."""
