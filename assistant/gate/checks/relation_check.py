"""The right words in the right relation: what a figure counts, what belongs to what, who does it to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant.gate.checks.actor_check import check_actors
from assistant.gate.checks.agreement_check import check_agreement
from assistant.gate.checks.amount_check import check_amounts
from assistant.gate.checks.argument_check import check_arguments
from assistant.gate.checks.attachment_check import check_attachments
from assistant.gate.checks.attribute_check import check_attributes
from assistant.gate.checks.belonging_check import check_belonging
from assistant.gate.checks.case_check import check_cases
from assistant.gate.checks.contrast_check import check_contrasts
from assistant.gate.checks.count_check import check_counts
from assistant.gate.checks.crossing_check import check_crossings
from assistant.gate.checks.dated_deed_check import check_dated_deeds
from assistant.gate.checks.deposed_check import check_deposed
from assistant.gate.checks.doer_check import check_doers
from assistant.gate.checks.doubled_check import check_doubled
from assistant.gate.checks.edge_check import check_edges_of_things
from assistant.gate.checks.exchanged_check import check_exchanged
from assistant.gate.checks.frame_check import check_frames
from assistant.gate.checks.governor_check import check_governors
from assistant.gate.checks.grouping_check import check_grouping
from assistant.gate.checks.influence_check import check_influences
from assistant.gate.checks.moved_adjective_check import check_moved_adjectives
from assistant.gate.checks.order_check import check_order
from assistant.gate.checks.owner_check import check_owners
from assistant.gate.checks.paired_check import check_paired
from assistant.gate.checks.partner_check import check_partners
from assistant.gate.checks.placed_check import check_placed
from assistant.gate.checks.pointer_check import check_pointers
from assistant.gate.checks.preference_check import check_preferences
from assistant.gate.checks.preposition_check import check_prepositions
from assistant.gate.checks.reported_check import check_reported
from assistant.gate.checks.resettled_check import check_resettled
from assistant.gate.checks.role_check import check_roles
from assistant.gate.checks.share_check import check_shares
from assistant.gate.checks.shared_verb_check import check_shared_verbs
from assistant.gate.checks.source_date_check import check_source_dates
from assistant.gate.checks.subject_check import check_subjects
from assistant.gate.checks.swapped_check import check_swapped
from assistant.gate.checks.times_check import check_times
from assistant.gate.checks.title_check import check_titles
from assistant.gate.checks.trade_check import check_trades
from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.model import Reason

_CHECKS: tuple[Callable[[Alignment], Iterable[Reason]], ...] = (
    check_partners,
    check_source_dates,
    check_dated_deeds,
    check_doubled,
    check_shares,
    check_attachments,
    check_roles,
    check_crossings,
    check_doers,
    check_subjects,
    check_agreement,
    check_trades,
    check_order,
    check_preferences,
    check_influences,
    check_resettled,
    check_counts,
    check_times,
    check_actors,
    check_attributes,
    check_belonging,
    check_deposed,
    check_cases,
    check_pointers,
    check_edges_of_things,
    check_governors,
    check_arguments,
    check_grouping,
    check_contrasts,
    check_placed,
    check_moved_adjectives,
    check_prepositions,
    check_swapped,
    check_amounts,
    check_paired,
    check_owners,
    check_titles,
    check_shared_verbs,
    check_exchanged,
)


def check_relations(alignment: Alignment, sources: Sequence[Source]) -> list[Reason]:
    """The reasons of the first check that has any: one wrong relation refuses a statement, and each check costs."""
    for check in _CHECKS:
        if found := list(check(alignment)):
            return found
    return [*check_frames(alignment, sources), *check_reported(alignment, sources)]
