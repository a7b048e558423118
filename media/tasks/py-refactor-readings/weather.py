def parse(line):
    parts = line.split(";")
    return {"station": parts[0], "celsius": float(parts[1]), "humid": int(parts[2])}


def warmest(readings):
    best = readings[0]
    for reading in readings:
        if reading["celsius"] > best["celsius"]:
            best = reading
    return best


def mean_humidity(readings):
    total = 0
    for reading in readings:
        total += reading["humid"]
    return total / len(readings)
