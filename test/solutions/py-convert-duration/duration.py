import re

UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
PATTERN = re.compile(r"\s*(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s)?\s*")


def parse_duration(text):
    """ "1h 30m" is 5400. Each unit at most once, the larger first; blanks between the parts are optional."""
    match = PATTERN.fullmatch(text)
    if match is None or all(part is None for part in match.groups()):
        raise ValueError(f"no duration: {text}")
    return sum(int(part or 0) * seconds for part, seconds in zip(match.groups(), UNITS.values()))


def format_duration(seconds):
    """The two largest units that are not 0, "2d 3h"; "0s" for nothing."""
    if not isinstance(seconds, int) or seconds < 0:
        raise ValueError(f"no duration: {seconds}")
    parts = []
    for unit, size in UNITS.items():
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts[:2]) or "0s"
