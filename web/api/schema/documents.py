"""Shapes of documents and programs."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class CoverageModel(BaseModel):
    """What was read of the amounts in a document, what waits for a person, and what was left."""

    amounts: int
    confirmed: int
    extracted: int
    review: int
    left: dict[str, int] = Field(description="How many were left, by reason")
    pages_unread: list[int]


class DocumentModel(BaseModel):
    """A document of the corpus."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "example",
                    "title": "概算要求の概要",
                    "filename": "gaisan.pdf",
                    "media_type": "application/pdf",
                    "pages": 24,
                    "characters": 31250,
                    "sha256": "9f86d081884c7d659a2feaa0c55ad015",
                    "indexed_at": "2026-04-01T00:00:00+00:00",
                    "figures": 120,
                    "source_url": None,
                    "publisher": "○○省",
                    "fiscal_year": 2026,
                    "language": "ja",
                    "source": "出典：○○省「概算要求の概要」",
                    "review": 3,
                    "coverage": {
                        "amounts": 125,
                        "confirmed": 60,
                        "extracted": 60,
                        "review": 3,
                        "left": {"no unit": 2},
                        "pages_unread": [],
                    },
                    "warnings": [],
                }
            ]
        }
    )
    id: str
    title: str
    filename: str
    media_type: str
    pages: int = Field(description="Number of pages; 0 where the format has none")
    characters: int
    sha256: str
    indexed_at: str
    figures: int = Field(description="Rows of the budget table read from it")
    source_url: str | None
    publisher: str | None
    fiscal_year: int | None
    language: str
    source: str | None
    review: int = Field(description="Ambiguous readings that wait for a person")
    coverage: CoverageModel
    warnings: list[str]


class DocumentList(BaseModel):
    """All documents in service."""

    documents: list[DocumentModel]


class PageModel(BaseModel):
    """A page as a range of the text; numbers count from 1."""

    number: int
    start: int
    end: int


class TableModel(BaseModel):
    """A table as a range of the text."""

    start: int
    end: int


class DocumentText(BaseModel):
    """The text that every offset refers to."""

    id: str
    text: str
    pages: list[PageModel]
    tables: list[TableModel]


class ProgramModel(BaseModel):
    """A program and what it is called."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "kokusai",
                    "name": "国際交流事業",
                    "name_en": "International Exchange Program",
                    "aliases": ["国際交流"],
                    "parent": None,
                    "document_ids": ["example"],
                }
            ]
        }
    )
    id: str
    name: str
    name_en: str | None
    aliases: list[str]
    parent: str | None
    document_ids: list[str]


class ProgramList(BaseModel):
    """All programs of the corpus."""

    programs: list[ProgramModel]


class UploadedFile(BaseModel):
    """A file that was taken."""

    filename: str
    id: str
    outcome: Literal["added", "replaced", "unchanged", "restored"]


class RejectedFile(BaseModel):
    """A file that was not taken, with the status that it alone would have had, and why."""

    filename: str
    status: int
    detail: str


class Uploaded(BaseModel):
    """Files that were taken, the job that indexes them, and files that were not."""

    job_id: str
    documents: list[UploadedFile]
    rejected: list[RejectedFile] = []


class Removed(BaseModel):
    """A document that the next rebuild leaves out."""

    id: str
    detail: str
