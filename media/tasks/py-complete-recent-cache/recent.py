class Recent:
    """Keeps the `capacity` entries that were used last."""

    def __init__(self, capacity):
        # A capacity below 1 is a ValueError.
        raise NotImplementedError

    def get(self, key, default=None):
        # Reading an entry uses it.
        raise NotImplementedError

    def put(self, key, value):
        # Returns the key that was forgotten for it, or None. Writing an entry again forgets nothing.
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError

    def __contains__(self, key):
        # Looking whether an entry is there does not use it.
        raise NotImplementedError

    def __iter__(self):
        # Keys, the last used first.
        raise NotImplementedError
