"""The catalogue of model projects: its data, loaded strictly, and the look-ups by name, topic and state."""

from ingest.catalogue.catalogue import Catalogue
from ingest.catalogue.loading import load_catalogue
from ingest.catalogue.mentions import ProjectMention, StateMention, TopicMention
from ingest.catalogue.records import Contact, Event, Fact, GlossaryEntry, Project, Publication, Topic, slug

__all__ = [
    "Catalogue",
    "Contact",
    "Event",
    "Fact",
    "GlossaryEntry",
    "Project",
    "ProjectMention",
    "Publication",
    "StateMention",
    "Topic",
    "TopicMention",
    "load_catalogue",
    "slug",
]
