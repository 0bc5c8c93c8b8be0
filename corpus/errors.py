"""Every error that the assistant raises on purpose.

    AssistantError                  500  something that a caller can be told
    ├── InvalidInput                422  the request or the arguments cannot be used
    │   └── InvalidSettings         422  a setting has a value that cannot be used
    ├── NotFound                    404  the named thing does not exist
    ├── Conflict                    409  another run has the lock, or the state forbids it
    │   └── BuildRunning            409  another process builds: to be tried again
    ├── Forbidden                   403  not allowed from here
    ├── Unauthorized                401  a token is missing or wrong
    ├── TooLarge                    413  over a stated limit
    ├── UnsupportedMedia            415  a file of a kind that no reader takes
    ├── UnreadableDocument          422  a file that its reader could not read
    ├── RateLimited                 429  too many requests from one client
    ├── Busy                        503  too much to do just now; told when to come back
    ├── DeadlineExceeded            503  work that took longer than it may
    ├── Unreachable                 503  a server that this one needs does not answer
    ├── StorageFailed               507  the disk is full, read-only or fails
    ├── NotReady                    503  no index is loaded
    ├── IncompatibleBuild           503  the build was made with another model or schema
    ├── InvalidTable                422  a reviewed table does not fit its document
    └── InvalidMetadata             422  the data beside a document does not fit it

They live at the bottom layer because every layer raises them; each carries the HTTP status, the
exit status of a command and a message that says what to do, so that one handler renders them all.
"""

from __future__ import annotations


class AssistantError(Exception):
    """An error with a message for the person who caused it or can mend it."""

    status = 500
    title = "Internal error"
    exit_status = 1  # of a command that ends with it
    retry_after: int | None = None  # seconds after which the same call may do better

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class InvalidInput(AssistantError):
    status = 422
    title = "Invalid input"


class InvalidSettings(InvalidInput):
    """Wrong use, told before anything starts."""

    exit_status = 2
    title = "Invalid settings"


class NotFound(AssistantError):
    status = 404
    title = "Not found"


class Conflict(AssistantError):
    status = 409
    title = "Conflict"


class BuildRunning(Conflict):
    """Another process builds just now: to be tried again, as EX_TEMPFAIL of sysexits.h says."""

    exit_status = 75


class Forbidden(AssistantError):
    status = 403
    title = "Forbidden"


class Unauthorized(AssistantError):
    status = 401
    title = "Unauthorized"


class TooLarge(AssistantError):
    status = 413
    title = "Too large"


class UnsupportedMedia(AssistantError):
    status = 415
    title = "Unsupported media type"


class UnreadableDocument(AssistantError):
    status = 422
    title = "Unreadable document"


class RateLimited(AssistantError):
    status = 429
    title = "Too many requests"


class Busy(AssistantError):
    status = 503
    title = "Busy"
    retry_after = 2


class DeadlineExceeded(AssistantError):
    status = 503
    title = "Took too long"


class Unreachable(AssistantError):
    status = 503
    title = "Unreachable"
    retry_after = 5


class StorageFailed(AssistantError):
    status = 507
    title = "Storage failed"
    retry_after = 30


class OutOfMemory(AssistantError):
    status = 503
    title = "Not enough memory"
    retry_after = 30


class NotReady(AssistantError):
    status = 503
    title = "Not ready"


class IncompatibleBuild(AssistantError):
    status = 503
    title = "Incompatible build"


class InvalidTable(AssistantError):
    status = 422
    title = "Invalid table"


class InvalidMetadata(AssistantError):
    status = 422
    title = "Invalid metadata"
