"""What routes share: one object on the application, handed to each as a dependency."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from assistant.api.metrics import Metrics
from assistant.api.waiting import WaitingRoom
from assistant.page_images import PageImages
from assistant.records.recording import Records
from assistant.runtime import Runtime
from assistant.service import Service
from assistant.settings import Settings


@dataclass(frozen=True)
class Context:
    """``internal_token`` opens the routes for other processes on this machine; empty: they are closed. Uploads take
    their turn at ``uploading``."""

    runtime: Runtime
    records: Records
    room: WaitingRoom
    internal_token: str = ""
    metrics: Metrics = field(default_factory=Metrics)
    images: PageImages = field(default_factory=PageImages)
    uploading: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def settings(self) -> Settings:
        return self.runtime.settings


def context_of(request: Request) -> Context:
    context: Context = request.app.state.context
    return context


def service_of(request: Request) -> Service:
    """Raises ``Starting``, or why there is no assistant."""
    return context_of(request).runtime.ready()


Shared = Annotated[Context, Depends(context_of)]
Ready = Annotated[Service, Depends(service_of)]
