"""The right words in the right relation: what a figure counts, what belongs to what, who does it to whom."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.alignment import Alignment, Source
from assistant.gate.checks.actor_check import check_actors
from assistant.gate.checks.agreement_check import check_agreement
from assistant.gate.checks.argument_check import check_arguments
from assistant.gate.checks.attachment_check import check_attachments
from assistant.gate.checks.attribute_check import check_attributes
from assistant.gate.checks.belonging_check import check_belonging
from assistant.gate.checks.case_check import check_cases
from assistant.gate.checks.count_check import check_counts
from assistant.gate.checks.crossing_check import check_crossings
from assistant.gate.checks.deposed_check import check_deposed
from assistant.gate.checks.doer_check import check_doers
from assistant.gate.checks.frame_check import check_frames
from assistant.gate.checks.governor_check import check_governors
from assistant.gate.checks.order_check import check_order
from assistant.gate.checks.partner_check import check_partners
from assistant.gate.checks.pointer_check import check_pointers
from assistant.gate.checks.preference_check import check_preferences
from assistant.gate.checks.resettled_check import check_resettled
from assistant.gate.checks.role_check import check_roles
from assistant.gate.checks.subject_check import check_subjects
from assistant.gate.checks.trade_check import check_trades
from assistant.gate.model import Reason


def check_relations(alignment: Alignment, sources: Sequence[Source]) -> list[Reason]:
    """All reasons of the checks."""
    return [
        *check_partners(alignment),
        *check_attachments(alignment),
        *check_governors(alignment),
        *check_roles(alignment),
        *check_crossings(alignment),
        *check_doers(alignment),
        *check_subjects(alignment),
        *check_agreement(alignment),
        *check_trades(alignment),
        *check_order(alignment),
        *check_preferences(alignment),
        *check_resettled(alignment),
        *check_counts(alignment),
        *check_actors(alignment),
        *check_attributes(alignment),
        *check_belonging(alignment),
        *check_deposed(alignment),
        *check_cases(alignment),
        *check_pointers(alignment),
        *check_frames(alignment, sources),
        *check_arguments(alignment),
    ]
