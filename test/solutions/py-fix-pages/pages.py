def page(items, number, size):
    """
    One page of a list, as a dictionary: "items" on it, its "number", how many pages there are ("of"), and whether there
    is a "next" and a "previous" one. Pages are counted from 1; an empty list has one empty page. A number below 1 is the
    first page, one beyond the end the last. A size below 1 is a ValueError.
    """
    if size < 1:
        raise ValueError("a page has at least one item")
    of = max(1, -(-len(items) // size))
    number = min(max(1, number), of)
    start = (number - 1) * size
    return {
        "items": items[start : start + size],
        "number": number,
        "of": of,
        "next": number < of,
        "previous": number > 1,
    }
