def free_slots(bookings, start, end, least=1):
    """All times are minutes since midnight. Bookings are (from, to) pairs, `to` not included."""
    slots = []
    at = start
    for begin, finish in sorted(booking for booking in bookings if booking[0] < booking[1]):
        slots.append((at, min(begin, end)))
        at = max(at, finish)
    slots.append((at, end))
    return [(begin, finish) for begin, finish in slots if finish - begin >= max(least, 1)]
