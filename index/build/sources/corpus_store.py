"""The served corpus: a folder of documents, what was uploaded, less what was taken out.

The corpus folder belongs to whoever keeps it (it may be read-only, it may be the package's own),
so uploads and removals are kept in the data directory and laid over it.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock

from corpus.errors import AssistantError, InvalidInput, NotFound, StorageFailed
from corpus.layout.written.companions import is_companion
from index.build.files import (
    discard,
    read_shape,
    replace_atomically,
    sha256_of,
    sync_directory,
    sync_file,
)
from index.build.sources.settlements import Settlements
from index.build.sources.survey import (
    Duplicate,
    SourceFile,
    Unusable,
    companions_of,
    source_file,
    survey,
    unique_files,
)

# The longest file name that common file systems take, in bytes, with room for a suffix.
_LONGEST_NAME = 200
# Characters that are not seen and may turn the order of those that are: 「\u202etxt.exe」.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class AddedFile:
    """What became of an uploaded file. `id` is the document's id in the next build."""

    id: str
    name: str
    sha256: str
    outcome: Literal["added", "replaced", "unchanged", "restored"]


class CorpusStore:
    """The files that the next build reads."""

    def __init__(
        self,
        data_dir: Path,
        corpus_dir: Path,
        check: Callable[[Path], object] | None = None,
    ) -> None:
        """`check` raises AssistantError for an upload that cannot be read; by default it reads."""
        self._check = check or _read
        self.corpus_dir = corpus_dir
        self.uploads_dir = data_dir / "uploads"
        self.settlements = Settlements(data_dir)
        self._removed_file = data_dir / "removed.json"
        self._lock_file = data_dir / "corpus.lock"
        self._removed_is_damaged = False

    def files(self) -> tuple[list[SourceFile], list[Duplicate]]:
        """Every file to index, each content once; raises NotFound where the folder is missing."""
        files, duplicates, _ = self.survey()
        return files, duplicates

    def survey(self) -> tuple[list[SourceFile], list[Duplicate], list[Unusable]]:
        """The files to index, those that are the same, and what cannot be read and why."""
        removed, found, unusable = self.removed(), *self._look()
        if self._removed_is_damaged:
            unusable.append(
                Unusable(
                    self._removed_file.name,
                    "it was damaged: documents that had been taken out are back; take them out "
                    "again.",
                )
            )
        files, duplicates = unique_files(found)
        kept = []
        for file in files:
            if file.name in removed:
                continue
            try:
                kept.append(self.settlements.beside(file))
            except OSError as error:
                reason = f"what is settled of it cannot be read ({error.strerror})."
                unusable.append(Unusable(file.name, reason))
        return kept, duplicates, unusable

    def list_documents(self) -> list[SourceFile]:
        """The files to index."""
        return self.files()[0]

    def add_files(self, uploads: Sequence[tuple[Path, str]]) -> list[AddedFile]:
        """Take files, each as the name beside it, into the corpus: all of them or none.

        The same content twice is one document; a file with the name of another replaces it.
        Raises UnsupportedMedia, UnreadableDocument or TooLarge where one cannot be indexed, and
        InvalidInput for a name that cannot be kept.
        """
        self.uploads_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=self.uploads_dir) as folder:
            copies = []
            for number, (path, name) in enumerate(uploads):
                copy = Path(folder) / str(number) / safe_name(name)
                _check_name(copy)
                copy.parent.mkdir()
                _copy(path, copy)
                self._check(copy)
                copies.append(copy)
            with self._locked():
                found = self._all()  # once: it reads every file of the corpus
                return [self._adopt(copy, found) for copy in copies]

    def remove_document(self, document: str) -> SourceFile:
        """Take a document out at the next build; raises NotFound."""
        with self._locked():
            for file in self.list_documents():
                if file.id == document:
                    self._set_removed(self.removed() | {file.name})
                    return file
        raise NotFound(
            f"There is no document {document!r}; `assistant list` shows those there are."
        )

    def removed(self) -> frozenset[str]:
        """Names of files that were taken out.

        Not ids: a file that cannot be read today would leave its id to another of that name.
        """
        self._removed_is_damaged = False
        try:
            return frozenset(read_shape(self._removed_file, list[str]))
        except FileNotFoundError:
            return frozenset()
        except (ValueError, IsADirectoryError):
            self._removed_is_damaged = True
            return frozenset()

    def collect(self) -> None:
        """Delete uploads that were taken out, now that a build without them is published."""
        if not self.removed():
            return
        with self._locked():
            removed = self.removed()
            for file in unique_files(self._all())[0]:
                if file.name in removed and file.path.is_relative_to(self.uploads_dir):
                    discard(file.path)
            found, unusable = self._look()
            if not unusable:  # what cannot be seen now may be there again tomorrow
                self._set_removed(removed & {file.name for file in unique_files(found)[0]})

    def _all(self) -> list[SourceFile]:
        return self._look()[0]

    def _look(self) -> tuple[list[SourceFile], list[Unusable]]:
        """Files of the folder and uploads; an upload stands in for the file of its name."""
        if not self.corpus_dir.is_dir():
            raise NotFound(
                f"The corpus folder {self.corpus_dir} does not exist: make it, or set "
                "ASSISTANT_CORPUS_DIR to the folder that holds the documents."
            )
        own, unusable = survey(self.corpus_dir)
        if not self.uploads_dir.is_dir():
            return own, unusable
        uploads, broken = survey(self.uploads_dir)
        names = {file.name for file in uploads}
        return [f for f in own if f.name not in names] + uploads, unusable + broken

    def _adopt(self, copy: Path, found: list[SourceFile]) -> AddedFile:
        """Move a copy among the uploads, and into `found`, the files as they are."""
        digest = sha256_of(copy)
        files, _ = unique_files(found)
        same = next((f for f in files if f.sha256 == digest), None)
        if same is not None:
            was_removed = same.name in self.removed()
            self._set_removed(self.removed() - {same.name})
            return AddedFile(same.id, same.name, digest, "restored" if was_removed else "unchanged")
        replaced = any(f.name == copy.name for f in files)
        sync_file(copy)
        for companion in companions_of(self.uploads_dir / copy.name):  # written for the old version
            companion.replace(companion.with_name(f".{companion.name}.{digest[:8]}"))
        target = copy.replace(self.uploads_dir / copy.name)
        sync_directory(self.uploads_dir)
        found[:] = self._with(found, target)
        file = next(f for f in unique_files(found)[0] if f.path == target)
        self._set_removed(self.removed() - {file.name})
        return AddedFile(file.id, file.name, digest, "replaced" if replaced else "added")

    def _with(self, found: Sequence[SourceFile], target: Path) -> list[SourceFile]:
        """Files with one upload more, in the order in which a survey would find them."""
        try:
            new = source_file(target, self.uploads_dir)
        except (OSError, UnicodeError, AssistantError) as error:
            raise StorageFailed(
                f"{target.name} was written and cannot be read back; try again."
            ) from error
        others = [f for f in found if f.name != new.name]
        uploads = [f for f in others if f.path.is_relative_to(self.uploads_dir)]
        own = [f for f in others if f not in uploads]
        return own + sorted([*uploads, new], key=lambda f: f.path)

    def _set_removed(self, names: Iterable[str]) -> None:
        wanted = sorted(names)
        if wanted != sorted(self.removed()):
            replace_atomically(self._removed_file, json.dumps(wanted, ensure_ascii=False).encode())

    def _locked(self) -> FileLock:
        self._lock_file.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self._lock_file)


def safe_name(name: str) -> str:
    """A file name without folders, characters that are not seen, or a leading dot.

    Raises InvalidInput where nothing is left. A name that is too long keeps its ending and gets a
    digest, so that two long names stay two.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in base if unicodedata.category(c) not in _UNSEEN)
    clean = seen.strip().lstrip(".").strip()
    if not clean:
        raise InvalidInput(f"{name!r} is no file name that can be kept; rename the file.")
    if len(clean.encode()) <= _LONGEST_NAME:
        return clean
    digest = hashlib.sha256(clean.encode()).hexdigest()[:8]
    stem, suffix = Path(clean).stem, Path(clean).suffix[:16]
    return f"{stem.encode()[:150].decode(errors='ignore')}-{digest}{suffix}"


def _check_name(path: Path) -> None:
    if is_companion(path):
        raise InvalidInput(
            f"{path.name} is the name of data beside a document, which is no document: put it "
            "beside its document in the corpus folder, or settle figures by `assistant review`."
        )


def _copy(path: Path, copy: Path) -> None:
    try:
        shutil.copyfile(path, copy)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise InvalidInput(f"{path} is a folder; name the files in it.") from None
    except PermissionError:
        raise InvalidInput(f"{path} may not be read by this user.") from None


def _read(path: Path) -> None:
    from corpus.readers import read_document

    read_document(path)
