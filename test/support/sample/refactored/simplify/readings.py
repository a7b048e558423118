def moving_average(readings: list[Reading], size: int) -> list[float]:
    """The mean of each reading and the ones before it, at most `size` of them."""
    celsius = [reading.celsius for reading in readings]
    return [fmean(celsius[max(0, end - size) : end]) for end in range(1, len(celsius) + 1)]


def outliers(readings: list[Reading], factor: float = 2.0) -> list[Reading]:
    """The readings further from the mean than `factor` standard deviations."""
    celsius = [reading.celsius for reading in readings]
    mean, spread = fmean(celsius), pstdev(celsius)
    return [reading for reading in readings if abs(reading.celsius - mean) > factor * spread]
