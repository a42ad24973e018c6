"""Checks that the starter corpus says nothing but what its sources say."""

from ingest.corpus_check.checking import CheckedCorpus, CorpusFolders, check_corpus

__all__ = ["CheckedCorpus", "CorpusFolders", "check_corpus"]
