from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev


def moving_average(readings: Sequence[Reading], size: int) -> list[float]:
    """The mean of each reading and the ones before it, at most `size` of them."""
    if size < 1:
        raise ValueError(f"the size of a window is at least 1, not {size}")
    window: list[float] = []
    averages: list[float] = []
    for reading in readings:
        window.append(reading.celsius)
        if len(window) > size:
            window.pop(0)
        averages.append(fmean(window))
    return averages


def outliers(readings: Sequence[Reading], factor: float = 2.0) -> list[Reading]:
    """The readings further from the mean than `factor` standard deviations."""
    mean: float = fmean(reading.celsius for reading in readings)
    spread: float = pstdev(reading.celsius for reading in readings)
    if spread == 0:
        return []
    return [reading for reading in readings if abs(reading.celsius - mean) > factor * spread]
