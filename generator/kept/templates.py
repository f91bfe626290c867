"""Compiled templates of the theme, kept from one build to the next."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.programs import programs
from generator.shelf import key_of
from generator.vault import Vault


class KeptTemplates(BytecodeCache):
    """Keeps compiled templates; one whose text has changed is compiled anew."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is kept."""
        key = _key(bucket)
        compiled = self._compiled.get(key) or self._vault.get(key)
        if compiled:
            self._compiled[key] = compiled
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        key, compiled = _key(bucket), bucket.bytecode_to_string()
        self._compiled[key] = compiled
        self._vault.put(key, compiled)


def _key(bucket: Bucket) -> str:
    return key_of("template", programs(), bucket.key, bucket.checksum)
