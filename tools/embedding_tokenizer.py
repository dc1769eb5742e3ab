"""The tokenizer of the embedded model: one for both languages, Urdu's spellings folded.

The folding is part of ``tokenizer.json``, so every program that loads the model does the same.
No rule and no piece reaches over white space: words can be tokenized one by one.
"""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from tokenizers.trainers import UnigramTrainer

UNKNOWN = "[UNK]"
SILENT = (UNKNOWN, "▁")
_MARKS = "\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0670\u0640"
_INVISIBLE = "\u200b-\u200f\u061c\ufeff\u202a-\u202e\u2066-\u2069"
# Before lower-casing: letters of other keyboards, then the signs that stay (the rest is a space).
_LETTERS: tuple[tuple[str, str], ...] = (
    (f"[{_MARKS}{_INVISIBLE}]+", ""),
    ("[يىئۓې]", "ی"),
    ("[كڪ]", "ک"),
    ("[هھۂۃةەۀ]", "ہ"),
    ("[أإٱ]", "ا"),
    ("ؤ", "و"),
    (r"\b(?:USA?|U\.S(?:\.A)?)\b", " america "),
    (r"\b(?:UN|U\.N)\b", " united nations "),
    (r"\b(?:UK|U\.K)\b", " britain "),
    (r"(?<=\d)[,٬،](?=\d{3})", ""),
    (r"[^\p{L}\p{N}?؟%٪$£€]+", " "),
)
# After it: joined spellings apart. The letters are those that folding leaves (ی for ئ, ہ for ھ).
_JOINED: tuple[tuple[str, str], ...] = (
    (r"\bکیلیے\b", "کے لیے"),
    (r"\bہونگے\b", "ہوں گے"),
    (r"\bہونگی\b", "ہوں گی"),
    (r"(?<=\bہو|\bکرے|\bجایے|\bدے|\bلے|\bسکے|\bآیے|\bرہے)(?=(?:گا|گی|گے)\b)", " "),
    (r"(?<=\bاس|\bان|\bجس|\bجن|\bکس)(?=(?:کا|کی|کے|کو|سے|پر|میں|نے)\b)", " "),
    (
        r"(?<=\bکر|\bہو|\bدے|\bلے|\bجا)"
        r"(?=(?:دیا|دی|دیں|دیے|لیا|لی|لیں|چکا|چکی|چکے|رہا|رہی|رہے|سکتا|سکتی|سکتے|گیا|گیی|گیے)\b)",
        " ",
    ),
    ("؟", "?"),
    ("٪", "%"),
)


def normaliser() -> normalizers.Normalizer:
    """Return the normaliser: compatibility forms, letters, lower case, joined words, digits."""
    digits = [(f"[{chr(0x660 + i)}{chr(0x6F0 + i)}]", str(i)) for i in range(10)]
    return normalizers.Sequence(
        [
            normalizers.NFKC(),
            *(normalizers.Replace(Regex(pattern), text) for pattern, text in _LETTERS),
            normalizers.Lowercase(),
            *(normalizers.Replace(Regex(pattern), text) for pattern, text in _JOINED),
            *(normalizers.Replace(Regex(pattern), text) for pattern, text in digits),
        ]
    )


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """Train a Unigram tokenizer of at most ``size`` pieces on the texts."""
    tokenizer = Tokenizer(Unigram())
    tokenizer.normalizer = normaliser()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Split(Regex(r"\d+|[?%$£€]"), "isolated"),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )
    trainer = UnigramTrainer(
        vocab_size=size,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=16,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
