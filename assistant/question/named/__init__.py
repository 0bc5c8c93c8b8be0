"""The names of all programs of a build, kept so that a question reads only what it asks for."""

from assistant.question.named.filling import NameSupplement, names_of, open_names
from assistant.question.named.names import KeyKind
from assistant.question.named.store import NameStore

__all__ = ["KeyKind", "NameStore", "NameSupplement", "names_of", "open_names"]
