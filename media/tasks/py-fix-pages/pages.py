def page(items, number, size):
    """
    One page of a list, as a dictionary: "items" on it, its "number", how many pages there are ("of"), and whether there
    is a "next" and a "previous" one. Pages are counted from 1; an empty list has one empty page. A number below 1 is the
    first page, one beyond the end the last. A size below 1 is a ValueError.
    """
    of = len(items) // size + 1
    start = number * size
    return {
        "items": items[start : start + size + 1],
        "number": number,
        "of": of,
        "next": number <= of,
        "previous": number > 0,
    }
