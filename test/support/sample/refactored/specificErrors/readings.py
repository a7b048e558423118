from dataclasses import dataclass
from statistics import StatisticsError, fmean, pstdev


def outliers(readings: list[Reading], factor: float = 2.0) -> list[Reading]:
    """The readings further from the mean than `factor` standard deviations."""
    try:
        mean = fmean(reading.celsius for reading in readings)
    except StatisticsError as error:
        raise ValueError("outliers needs at least one reading") from error
    spread = pstdev(reading.celsius for reading in readings)
    if spread == 0:
        return []
    return [reading for reading in readings if abs(reading.celsius - mean) > factor * spread]
