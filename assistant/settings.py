"""Every setting, in one place: its name, default, meaning and check.

Settings come from the environment (`ASSISTANT_…`) and nowhere else, so that what a service runs
with can be read off its unit file; `assistant settings` prints them. A wrong value is told in one
line that names the variable.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import InvalidSettings

PREFIX = "ASSISTANT_"
_MASK = "********"
_Port = Annotated[int, Field(ge=0, le=65535)]


class Settings(BaseSettings):
    """What the environment says; an empty variable counts as unset."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True
    )

    data_dir: Path = Field(
        Path("var"), description="folder for builds, caches and uploaded documents"
    )
    corpus_dir: Path | None = Field(
        None, description="folder of documents to index, sub-folders included; empty: the bundled"
    )
    host: str = Field("127.0.0.1", description="address that the server binds")
    port: _Port = Field(8000, description="port that the server binds; 0 takes a free one")
    workers: int = Field(
        0, ge=0, le=64, description="server processes, all follow the build; 0: as many as cores"
    )
    embedding_model: str | None = Field(
        None, description="sentence-transformers model, a path or hub name; empty: the bundled"
    )
    embedding_device: str = Field(
        "cpu", description="torch device of the model: cpu, cuda, mps; several: cuda:0,cuda:1"
    )
    embedding_cluster: str | None = Field(
        None, description="address of a Dask scheduler whose workers embed; empty: this machine"
    )
    embedding_batch_size: int = Field(
        64, ge=1, le=4096, description="passages that the model embeds at once"
    )
    reranker_model: str | None = Field(
        None, description="cross-encoder that re-ranks passages, a path or hub name; empty: none"
    )
    store: SecretStr | None = Field(
        None, description="postgresql:// address of the database that keeps builds; empty: files"
    )
    vectors: Literal["files", "milvus", "pgvector"] = Field(
        "files", description="where vectors are kept: files, milvus, pgvector"
    )
    vectors_uri: SecretStr | None = Field(
        None, description="address of the vector engine, such as http://127.0.0.1:19530"
    )
    vectors_token: SecretStr | None = Field(
        None, description='"user:password" or API key for that address'
    )
    vectors_name: str = Field(
        "assistant",
        pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$",
        description="name of this corpus in that engine; what others read the published build by",
    )
    token: SecretStr | None = Field(
        None, description="bearer token that every call needs; empty: none"
    )
    admin_token: SecretStr | None = Field(
        None, description="bearer token for upload, delete and rebuild; empty: loopback only"
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="host names that this service is called by, comma-separated; addresses, "
        "localhost and this machine's name always are",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="addresses of proxies whose X-Forwarded-For is believed, comma-separated",
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="origins that browsers may call from, comma-separated; empty: none"
    )
    rate_limit: str | None = Field(
        None, description='calls allowed per client, such as "60/minute"; empty: no limit'
    )
    answer_seconds: float = Field(
        2.0, gt=0, le=600, description="seconds of computing that one answer may take"
    )
    document_seconds: float = Field(
        120.0,
        gt=0,
        le=7200,
        description="seconds that reading and analysing one file may take; one that "
        "takes longer is tried again only by a full rebuild (`build --force`, "
        "`POST /api/index/rebuild`)",
    )
    max_upload_mb: int = Field(
        100, ge=1, le=10_000, description="largest upload, in megabytes (10^6 bytes)"
    )
    llm_base_url: str | None = Field(
        None, description="OpenAI-compatible address of a model that conducts; empty: none"
    )
    llm_model: str | None = Field(None, description="name of that model")
    llm_api_key: SecretStr | None = Field(None, description="key for that address")
    llm_headers: SecretStr | None = Field(
        None, description='headers that a gateway wants, such as "api-key: …; x-unit: …"'
    )
    llm_timeout: float = Field(
        30.0, gt=0, le=600, description="seconds for that model before answering without it"
    )
    llm_rounds: int = Field(
        6, ge=1, le=30, description="requests to that model for one answer, tool calls included"
    )
    log_questions: bool = Field(False, description="whether logs may contain question text")
    serve_only: bool = Field(
        False, description="whether serve builds nothing: it serves what others publish"
    )
    watch: bool = Field(False, description="whether serve rebuilds when the corpus folder changes")
    keep_builds: int = Field(
        3, ge=1, le=100, description="published builds kept, the one in service included"
    )

    @field_validator("cors_origins", "allowed_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("rate_limit")
    @classmethod
    def _check_rate(cls, value: str | None) -> str | None:
        if value is None:
            return None
        from limits import parse

        try:
            parse(value)
        except ValueError as error:
            raise ValueError('is no rate; write it like "60/minute"') from error
        return value

    @model_validator(mode="after")
    def _check_llm(self) -> Settings:
        if (self.llm_base_url is None) != (self.llm_model is None):
            raise ValueError("LLM_BASE_URL and LLM_MODEL need each other: set both or neither")
        return self

    @model_validator(mode="after")
    def _check_vectors(self) -> Settings:
        if self.vectors != "files" and self.vectors_uri is None:
            raise ValueError(f"ASSISTANT_VECTORS={self.vectors} needs ASSISTANT_VECTORS_URI")
        return self

    @property
    def corpus_path(self) -> Path:
        """The corpus folder: the one set, or the bundled documents."""
        return self.corpus_dir if self.corpus_dir is not None else bundled_documents()


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as `assistant settings` shows it."""

    name: str
    value: str
    default: str
    meaning: str


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment; `overrides` (from command line options) win over it.

    Raises InvalidSettings with one line that names the variable.
    """
    given: dict[str, Any] = {k: v for k, v in overrides.items() if v is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        complaints = (_complaint(e["loc"], e["input"], e["msg"]) for e in error.errors())
        raise InvalidSettings("; ".join(complaints)) from None


def setting_lines(settings: Settings) -> Iterator[SettingLine]:
    """Every setting with its value (secrets masked), default and meaning."""
    for name, field in Settings.model_fields.items():
        yield SettingLine(
            name=variable(name),
            value=_shown(getattr(settings, name)),
            default=_shown(field.default),
            meaning=field.description or "",
        )


def variable(field: str) -> str:
    """Environment variable of a settings field: `data_dir` is ASSISTANT_DATA_DIR."""
    return PREFIX + field.upper()


def unknown_variables(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Variables with our prefix that are no setting: misspelt, most likely."""
    known = {variable(name) for name in Settings.model_fields}
    return sorted(n for n in environment if n.upper().startswith(PREFIX) and n not in known)


def bundled_documents() -> Path:
    """Folder of the documents that come with the package, in a checkout and in a wheel."""
    import corpus

    return Path(corpus.__file__).parent / "documents"


def _complaint(location: tuple[int | str, ...], value: object, message: str) -> str:
    message = message.removeprefix("Value error, ")
    if not location:
        return f"settings: {message}"
    return f"{variable(str(location[0]))}={value!r}: {message}"


def _shown(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, SecretStr):
        return _MASK
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
