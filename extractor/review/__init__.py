"""Reviewing: the report served on this machine only, where it saves corrections by itself."""

from extractor.review.server import serving

__all__ = ["serving"]
