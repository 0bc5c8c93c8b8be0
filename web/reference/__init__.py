"""GET /docs: the API's description as a page, without scripts and without another host."""

from web.reference.routes import router

__all__ = ["router"]
