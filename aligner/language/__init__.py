"""Letters, words and word forms of English and Urdu."""
