"""Readings of a thermometer: smooth them, and find the days that stand out."""

from dataclasses import dataclass
from statistics import fmean, pstdev


@dataclass(frozen=True)
class Reading:
    day: str
    celsius: float


def moving_average(readings: list[Reading], size: int) -> list[float]:
    """The mean of each reading and the ones before it, at most `size` of them."""
    # ▼ moving_average
    window: list[float] = []
    averages: list[float] = []
    for reading in readings:
        window.append(reading.celsius)
        if len(window) > size:
            window.pop(0)
        averages.append(fmean(window))
    return averages
    # ▲


def outliers(readings: list[Reading], factor: float = 2.0) -> list[Reading]:
    """The readings further from the mean than `factor` standard deviations."""
    # ▼ outliers
    mean = fmean(reading.celsius for reading in readings)
    spread = pstdev(reading.celsius for reading in readings)
    if spread == 0:
        return []
    return [reading for reading in readings if abs(reading.celsius - mean) > factor * spread]
    # ▲
