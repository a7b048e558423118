def add_label(item, label, labels={}):
    """A mapping from each item to its labels, in the order in which they were added."""
    if item not in labels:
        labels[item] = []
    labels[item].append(label)
    return labels


def matchers(words):
    """One function for each word, which says whether a text contains it."""
    found = []
    for word in words:
        found.append(lambda text: word in text)
    return found


DEFAULTS = {"limit": 10, "tags": []}


def settings(**changes):
    """The defaults with changes; "tags" are added to those of the defaults."""
    result = DEFAULTS
    for name, value in changes.items():
        if name == "tags":
            result["tags"] += value
        else:
            result[name] = value
    return result


def grid(width, height):
    """Rows of zeros, to be filled in by the caller."""
    return [[0] * width] * height
