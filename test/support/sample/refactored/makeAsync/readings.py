from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from statistics import fmean, pstdev


async def moving_average(readings: AsyncIterable[Reading], size: int) -> AsyncIterator[float]:
    """The mean of each reading and the ones before it, as they come, at most `size` of them."""
    window: list[float] = []
    async for reading in readings:
        window.append(reading.celsius)
        if len(window) > size:
            window.pop(0)
        yield fmean(window)
