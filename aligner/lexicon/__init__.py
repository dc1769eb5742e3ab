"""Word translation between English and Urdu: probabilities, names, word links."""

from __future__ import annotations

from aligner.lexicon.acronyms import acronym_letters, find_acronym, is_acronym
from aligner.lexicon.function_words import function_words, is_function_word
from aligner.lexicon.model import Lexicon, Link, load_lexicon, use_lexicon
from aligner.lexicon.names import transliteration_score

__all__ = [
    "Lexicon", "Link", "acronym_letters", "find_acronym", "function_words", "is_acronym",
    "is_function_word", "load_lexicon", "transliteration_score", "use_lexicon",
]  # fmt: skip
