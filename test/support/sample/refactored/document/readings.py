def moving_average(readings: list[Reading], size: int) -> list[float]:
    """The mean of each reading and the ones before it, at most `size` of them.

    Args:
        readings: in the order of their days; may be empty
        size: how many readings are averaged, at least 1

    Returns:
        as many averages as there are readings
    """
    window: list[float] = []
    averages: list[float] = []
    for reading in readings:
        window.append(reading.celsius)
        if len(window) > size:
            window.pop(0)
        averages.append(fmean(window))
    return averages


def outliers(readings: list[Reading], factor: float = 2.0) -> list[Reading]:
    """The readings further from the mean than `factor` standard deviations.

    Args:
        readings: at least one
        factor: the larger, the fewer readings stand out

    Raises:
        StatisticsError: there are no readings
    """
    mean = fmean(reading.celsius for reading in readings)
    spread = pstdev(reading.celsius for reading in readings)
    if spread == 0:
        return []
    return [reading for reading in readings if abs(reading.celsius - mean) > factor * spread]
