def free_slots(bookings, start, end, least=1):
    """All times are minutes since midnight. Bookings are (from, to) pairs, `to` not included."""
    raise NotImplementedError
