from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    station: str
    celsius: float
    humid: int

    @classmethod
    def parse(cls, line):
        parts = [part.strip() for part in line.split(";")]
        if len(parts) != 3:
            raise ValueError(f"three parts are needed: {line!r}")
        station, celsius, humid = parts[0], float(parts[1]), int(parts[2])
        if not 0 <= humid <= 100:
            raise ValueError(f"humidity is a percentage: {line!r}")
        return cls(station, celsius, humid)


def warmest(readings):
    return max(readings, key=lambda reading: reading.celsius, default=None)


def mean_humidity(readings):
    values = [reading.humid for reading in readings]
    return sum(values) / len(values) if values else None
