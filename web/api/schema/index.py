"""Shapes of the index, its jobs, health and feedback."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from web.api.schema.answer import MAX_TURN, QuestionText


class LeftOutFile(BaseModel):
    """A file that could not be read, and why."""

    filename: str
    reason: str


class Index(BaseModel):
    """The build in service."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "version": "20260401T000000-1a2b3c4d",
                    "built_at": "2026-04-01T00:00:00+00:00",
                    "documents": 1,
                    "chunks": 180,
                    "figures": 120,
                    "embedding_model": "bundled",
                    "dimension": 256,
                    "trouble": None,
                    "left_out": [],
                }
            ]
        }
    )
    version: str
    built_at: str
    documents: int
    chunks: int
    figures: int
    embedding_model: str
    dimension: int
    trouble: str | None = Field(description="Why a newer published build is not in service")
    left_out: list[LeftOutFile] = Field(description="Files of the corpus that are not in the build")


class JobModel(BaseModel):
    """A build that runs or has run."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "6f1d2c",
                    "state": "running",
                    "stage": "embedding",
                    "done": 120,
                    "total": 180,
                    "error": None,
                }
            ]
        }
    )
    id: str
    state: Literal["queued", "running", "done", "failed"]
    stage: str | None
    done: int
    total: int
    error: str | None
    detail: str | None = Field(default=None, description="What came of it, in words")


class Started(BaseModel):
    """The job that was started."""

    job_id: str


class Health(BaseModel):
    """Alive, or ready with the version in service."""

    status: Literal["ok"]
    version: str | None = None


class Feedback(BaseModel):
    """What a person thinks of an answer; kept in a local file for evaluation."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "question": "令和8年度の要求額はいくらですか。",
                    "answer": "23億円です。[1]",
                    "rating": "down",
                    "reason": "前年度の額です。",
                    "index_version": "20260401T000000-1a2b3c4d",
                }
            ]
        }
    )
    question: QuestionText
    rating: Literal["up", "down"]
    answer: Annotated[str, Field(max_length=MAX_TURN)] = ""
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] = ""
    index_version: Annotated[str, Field(max_length=200)] = ""
