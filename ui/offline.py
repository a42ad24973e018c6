"""No request may leave this machine unless a setting names where to: said to the libraries before they load."""

from __future__ import annotations

import os

QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "HF_UPDATE_CHECK": "0",
    "OTEL_SDK_DISABLED": "true",
}
"""Chroma, Gradio and the model hub would otherwise report their use or look for newer versions."""


def stay_offline() -> None:
    """Set what is not set: whoever sets one of these on purpose is heard."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
