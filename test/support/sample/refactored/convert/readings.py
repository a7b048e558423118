from statistics import fmean, pstdev
from typing import NamedTuple


class Reading(NamedTuple):
    day: str
    celsius: float
