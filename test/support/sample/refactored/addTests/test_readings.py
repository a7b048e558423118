import pytest

from readings import Reading, moving_average, outliers


def series(*celsius: float) -> list[Reading]:
    return [Reading(day=f"2026-11-{day:02}", celsius=value) for day, value in enumerate(celsius, start=1)]


def test_averages_over_the_latest_readings():
    assert moving_average(series(1, 2, 3, 4), size=2) == [1, 1.5, 2.5, 3.5]


def test_averages_nothing():
    assert moving_average([], size=3) == []


def test_finds_the_day_that_stands_out():
    readings = series(20, 21, 20, 21, 20, 35)
    assert outliers(readings) == [readings[-1]]


def test_finds_none_where_all_are_equal():
    assert outliers(series(20, 20, 20)) == []


def test_needs_a_reading():
    with pytest.raises(ValueError):
        outliers([])
