def outliers(readings: list[Reading], factor: float = 2.0) -> list[Reading]:
    """The readings further from the mean than `factor` standard deviations."""
    mean, spread = mean_and_spread(readings)
    if spread == 0:
        return []
    return [reading for reading in readings if abs(reading.celsius - mean) > factor * spread]


def mean_and_spread(readings: list[Reading]) -> tuple[float, float]:
    """The mean and the standard deviation of the temperatures."""
    celsius = [reading.celsius for reading in readings]
    return fmean(celsius), pstdev(celsius)
