"""Word translation between English and Urdu: probabilities, names, word links."""

from __future__ import annotations

from aligner.lexicon.model import Lexicon, Link, load_lexicon

__all__ = ["Lexicon", "Link", "load_lexicon"]
