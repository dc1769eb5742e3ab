"""Who did what to whom: shallow events of both languages, and their comparison.

``frames`` reads the table of predicates, ``english`` and ``urdu`` find its events in a text and
the places their phrases fill, ``entities`` links the phrases, ``compare`` sets them side by side.
"""
