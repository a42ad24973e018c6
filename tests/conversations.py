"""Turns that follow-ups are asked behind."""

from __future__ import annotations

WATER = (
    "Welche Stadt misst mit Sensoren die Wasserqualität?",
    "Wolfsburg misst an dreizehn Messpunkten mit drei Sensoren die Wasserqualität. [1]",
)
