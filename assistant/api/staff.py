"""Who is staff: whoever knows the token that the operator has set for a part of the service."""

from __future__ import annotations

import secrets

from fastapi.responses import JSONResponse
from pydantic import SecretStr

from assistant.api.problems import problem, response
from assistant.wording import wording


def refused(token: SecretStr, authorization: str, *, closed: str, setting: str) -> JSONResponse | None:
    """Why the caller may not, None where they may.

    ``closed``: the code of a part whose token is not set. ``setting``: where the token stands, for people.
    """
    known = token.get_secret_value()
    if not known:
        return response(problem(closed, 403))
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() != "bearer" or not secrets.compare_digest(given.strip().encode(), known.encode()):
        detail = wording("service", "wrong_token", setting=setting)
        return response(problem("forbidden", 401, detail), {"WWW-Authenticate": "Bearer"})
    return None
