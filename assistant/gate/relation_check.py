"""The right words in the right relation: what a figure counts, what belongs to what, who does it to whom."""

from __future__ import annotations

from assistant.gate.actor_check import check_actors
from assistant.gate.agreement_check import check_agreement
from assistant.gate.alignment import Alignment
from assistant.gate.attachment_check import check_attachments
from assistant.gate.attribute_check import check_attributes
from assistant.gate.belonging_check import check_belonging
from assistant.gate.case_check import check_cases
from assistant.gate.count_check import check_counts
from assistant.gate.crossing_check import check_crossings
from assistant.gate.deposed_check import check_deposed
from assistant.gate.doer_check import check_doers
from assistant.gate.model import Reason
from assistant.gate.order_check import check_order
from assistant.gate.partner_check import check_partners
from assistant.gate.pointer_check import check_pointers
from assistant.gate.role_check import check_roles
from assistant.gate.subject_check import check_subjects
from assistant.gate.trade_check import check_trades


def check_relations(alignment: Alignment) -> list[Reason]:
    """All reasons of the checks."""
    return [
        *check_partners(alignment),
        *check_attachments(alignment),
        *check_roles(alignment),
        *check_crossings(alignment),
        *check_doers(alignment),
        *check_subjects(alignment),
        *check_agreement(alignment),
        *check_trades(alignment),
        *check_order(alignment),
        *check_counts(alignment),
        *check_actors(alignment),
        *check_attributes(alignment),
        *check_belonging(alignment),
        *check_deposed(alignment),
        *check_cases(alignment),
        *check_pointers(alignment),
    ]
