def add_label(item, label, labels=None):
    """A mapping from each item to its labels, in the order in which they were added."""
    if labels is None:
        labels = {}
    labels.setdefault(item, []).append(label)
    return labels


def matchers(words):
    """One function for each word, which says whether a text contains it."""
    return [lambda text, word=word: word in text for word in words]


DEFAULTS = {"limit": 10, "tags": []}


def settings(**changes):
    """The defaults with changes; "tags" are added to those of the defaults."""
    tags = [*DEFAULTS["tags"], *changes.pop("tags", [])]
    return {**DEFAULTS, **changes, "tags": tags}


def grid(width, height):
    """Rows of zeros, to be filled in by the caller."""
    return [[0] * width for _ in range(height)]
