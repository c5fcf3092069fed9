"""The root of every error that Luwte raises on purpose.

    LuwteError
    +-- PolicyError        service.policy.errors
    +-- LedgerError        service.ledger.errors
    +-- VaultError         service.vault.errors
    +-- IntakeError        service.intake.errors
    +-- RetentionError     service.retention.errors
    +-- ExportError        service.export.errors
    +-- SettingsError      service.settings

No message of any of them holds a word that a reporter sent.
"""


class LuwteError(Exception):
    """Base of the tree; catch it only at an edge (command line, HTTP)."""
